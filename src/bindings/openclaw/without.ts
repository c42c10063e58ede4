import type { Binding } from "../binding.js";

const COUNTED_LATER = "token counts stand in the second answer to the request of a run, which comes after the end of its turn was told";

/** What cannot be asked of this shape, with the reason. */
export const without: NonNullable<Binding["without"]> = {
  "usage.ws.counts-its-own-turn": COUNTED_LATER,
  "usage.simultaneous-turns.are-counted-apart": COUNTED_LATER,
  "errors.refused-message.starts-no-turn": "messages of any length are taken, so that there is none to be refused",
};
