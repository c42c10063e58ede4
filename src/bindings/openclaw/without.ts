import type { Binding } from "../binding.js";

/** What cannot be asked of this shape, with the reason. */
export const without: NonNullable<Binding["without"]> = {};
