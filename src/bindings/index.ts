import type { Binding } from "./binding.js";
import { native } from "./native/index.js";

/** Every API shape the suite speaks, by name. */
export const bindings: ReadonlyMap<string, Binding> = new Map([native].map((binding) => [binding.name, binding]));

export type { Binding } from "./binding.js";
