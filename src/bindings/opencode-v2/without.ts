import type { Binding } from "../binding.js";
import { without as ofBoth } from "../opencode/without.js";

/** What cannot be asked of this shape, with the reason. */
export const without: NonNullable<Binding["without"]> = {
  ...ofBoth,
  "turns.sse.has-exactly-one-terminal": "the stream goes on and nothing marks that a turn is past its end, so it is left at the first terminal",
};
