import type { ConformanceCase } from "../../src/runner/case.js";
import type { Fault } from "../faults/fault.js";
import { compare, isExact } from "./compare.js";
import { judgeFault, type Judged } from "./judge-fault.js";

/**
 * The verdict on a fault, taken at the short deadlines of the matrix. One that is not exactly the declared one is taken again at the
 * deadlines that users have and with fewer cases at once: a machine that is busy with both shares may not be quick enough for the short ones.
 */
export async function judgeWithSecondLook(fault: Fault, cases: readonly ConformanceCase[], order: { readonly seed?: number } = {}): Promise<Judged> {
  const judged = await judgeFault(fault, { cases, ...order });
  if (isExact(compare(fault, judged, cases))) return judged;
  return judgeFault(fault, { cases, ...order, timeScale: 1, jobs: 4 });
}
