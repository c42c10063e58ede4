import fc from "fast-check";
import { text } from "./corpus.js";

/** An id that is chosen when it is sent: one of those the server told of, or any text. */
export type Id = { readonly known: number } | { readonly text: string };

export const id: fc.Arbitrary<Id> = fc.oneof(
  { arbitrary: fc.record({ known: fc.nat(999) }), weight: 12 },
  { arbitrary: fc.uuid().map((uuid) => ({ text: uuid })), weight: 1 },
  { arbitrary: text.map((odd) => ({ text: odd.slice(0, 3_000) })), weight: 1 },
);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** So many of the latest are kept of each kind. */
const KEPT = 40;

/** Ids the server told of, so that later requests meet what earlier ones made. Ids of one kind stand at the places of the other, too. */
export class KnownIds {
  readonly #ids = { agent: [] as string[], session: [] as string[] };

  /** @param isSpared tells of ids that are never handed out. */
  constructor(private readonly isSpared: (id: string) => boolean) {}

  /** For when everything was deleted. */
  forget(): void {
    for (const list of Object.values(this.#ids)) list.length = 0;
  }

  learn(body: string): void {
    for (const [member] of body.slice(0, 4_000).matchAll(/"(agent_id|id|session_id)":"[^"]+"/g)) {
      const [found] = member.match(UUID) ?? [];
      if (found === undefined || this.isSpared(found)) continue;
      const list = this.#ids[member.startsWith('"session') ? "session" : "agent"];
      if (list.includes(found)) continue;
      list.push(found);
      if (list.length > KEPT) list.shift();
    }
  }

  pick(kind: "agent" | "session", wanted: Id): string {
    if ("text" in wanted) return wanted.text;
    const list = this.#ids[wanted.known % 30 === 0 ? (kind === "agent" ? "session" : "agent") : kind];
    return list[wanted.known % Math.max(1, list.length)] ?? "00000000-0000-4000-8000-000000000000";
  }
}
