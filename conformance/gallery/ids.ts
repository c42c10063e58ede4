import { randomBytes, randomUUID } from "node:crypto";
import { variation, type Variation } from "./variation.js";

const ANY = "A session id is a UUID of any version.";

/** RFC 9562 §5.7: milliseconds first, the rest at random. */
function version7(): string {
  const hex = Date.now().toString(16).padStart(12, "0") + randomBytes(10).toString("hex");
  const variant = "89ab"[Number.parseInt(hex[16]!, 16) % 4]!;
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join("-");
}

/** Ids that a server makes. */
export const idVariations: readonly Variation[] = [
  variation({ name: "makes-ids-of-version-7", depth: "ids", allowed: ANY, options: { newId: version7 } }),
  variation({ name: "makes-ids-of-no-known-version", depth: "ids", allowed: ANY, options: { newId: () => randomUUID().replace(/-4(...)-.(...)-/, "-f$1-0$2-") } }),
];
