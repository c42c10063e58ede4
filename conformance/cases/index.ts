import type { ConformanceCase } from "../../src/runner/index.js";
import { doors } from "./doors/index.js";

/** Every case, smoke first, then area by area. */
export const cases: readonly ConformanceCase[] = [...doors];
