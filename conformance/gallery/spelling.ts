import type { Seams } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import { escaped, mapObjects, reversed, spaced } from "./json.js";
import { variation, type Variation, type Wrap } from "./variation.js";

/** Writes every JSON text of the server in another way. */
function spelled(write: (value: unknown) => string): Wrap {
  return (seams) =>
    change(seams, "wire", {
      answer: (answer, about, next) => seams.wire.answer(answer.body === undefined || answer.raw !== undefined ? answer : { ...answer, raw: write(answer.body) }, about, next),
      eventBytes: ({ event, data }) => `event: ${event}\ndata: ${write(data).trim()}\n\n`,
      frameText: (frame) => write(frame),
    });
}

/** The same for values: what a client reads differs. */
function changed(say: (value: unknown) => unknown): Wrap {
  return spelled((value) => JSON.stringify(say(value)));
}

let serial = 0;
const more = (object: Readonly<Record<string, unknown>>) => ({ ...object, trace_id: `t-${(serial += 1)}`, extra: { nested: [1, null, { deep: true }], note: "ünknown" }, turn_index: serial, "x-flag": null });

/** The same JSON, written otherwise, and JSON with more in it. */
export const spellingVariations: readonly Variation[] = [
  variation({ name: "writes-its-members-in-another-order", depth: "wire", allowed: "JSON objects have no order (RFC 8259 §4).", wrap: changed(reversed) }),
  variation({ name: "escapes-all-that-is-not-ascii", depth: "wire", allowed: "An escaped character is that character (RFC 8259 §7).", wrap: spelled(escaped) }),
  variation({ name: "writes-white-space-into-its-json", depth: "wire", allowed: "White space between tokens means nothing (RFC 8259 §2).", wrap: spelled(spaced) }),
  variation({ name: "says-more-than-the-contract-knows", depth: "wire", allowed: "Schemas are open: members that they do not name are allowed.", wrap: changed((value) => mapObjects(value, more)) }),
];
