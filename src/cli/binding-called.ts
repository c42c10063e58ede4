import type { Binding } from "../bindings/index.js";
import { ToolError } from "../runner/trouble.js";
import { nearestTo } from "./nearest.js";

/** The binding of that name; throws `ToolError` that names those there are. */
export async function bindingCalled(name: string): Promise<Binding> {
  const { bindings } = await import("../bindings/index.js");
  const found = bindings.get(name);
  if (found !== undefined) return found;
  const names = [...bindings.keys()];
  const [near] = nearestTo(name, names);
  throw new ToolError("no-binding", `There is no binding called "${name}".`, near === undefined ? `There are ${names.join(", ")}.` : `Did you mean ${near}? There are ${names.join(", ")}.`);
}
