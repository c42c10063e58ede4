import type { Binding } from "../binding.js";

const NO_OWNER = "a thread belongs to no assistant: any of them may run on it, and its metadata names the one that did last";
const COUNTED_BY_MESSAGE = "tokens are counted by message, and nothing is told about a turn";

/** What cannot be asked of this shape, with the reason. */
export const without: NonNullable<Binding["without"]> = {
  "turns.sse.has-exactly-one-terminal": "a stream has no event for its end: it ends, and how its run ended is asked for",
  "ownership.http.foreign-session-is-refused": NO_OWNER,
  "ownership.sse.foreign-session-is-refused": NO_OWNER,
  "ownership.stop.foreign-session-is-refused": NO_OWNER,
  "ownership.refused-turn.reaches-no-model": NO_OWNER,
  "usage.http.counts-its-own-turn": COUNTED_BY_MESSAGE,
  "usage.sse.counts-its-own-turn": COUNTED_BY_MESSAGE,
  "usage.tool-turn.sums-its-calls": COUNTED_BY_MESSAGE,
  "usage.simultaneous-turns.are-counted-apart": COUNTED_BY_MESSAGE,
  "errors.refused-message.starts-no-turn": "messages of any length are taken, so that there is none to be refused",
};
