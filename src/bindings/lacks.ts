import type { Capability } from "./binding.js";

/** An operation for which a shape has no word. That it is called is a defect of ours: no case may need what the binding does not claim. */
export function lacks(capability: Capability): () => Promise<never> {
  return async () => {
    throw new Error(`this shape has no ${capability}: no case may ask for it`);
  };
}
