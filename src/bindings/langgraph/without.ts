import type { Binding } from "../binding.js";

/** What cannot be asked of this shape, with the reason. */
export const without: NonNullable<Binding["without"]> = {
  "turns.sse.has-exactly-one-terminal": "a stream has no terminal event of its own: it ends, and the status of its run is asked for",
};
