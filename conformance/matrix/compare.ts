import type { ConformanceCase } from "../../src/runner/case.js";
import type { Fault } from "../faults/fault.js";
import type { Judged } from "./judge-fault.js";

/** How far a verdict is from the one the fault declares; all four empty when it is exactly that. */
export interface Difference {
  /** Declared and not seen: a hole. */
  readonly missedRequirements: readonly string[];
  readonly missedCases: readonly string[];
  /** Seen and not declared: overreach. */
  readonly extraRequirements: readonly string[];
  readonly extraCases: readonly string[];
}

export function compare(fault: Fault, judged: Judged, cases: readonly ConformanceCase[]): Difference {
  const named = cases.filter((one) => one.brokenBy.includes(fault.name)).map(({ id }) => id);
  return {
    missedRequirements: without(fault.breaks, judged.requirements),
    missedCases: without(named, judged.cases),
    extraRequirements: without(judged.requirements, fault.breaks),
    extraCases: without(judged.cases, named),
  };
}

export function isExact(difference: Difference): boolean {
  return Object.values(difference).every((list: readonly string[]) => list.length === 0);
}

function without(list: readonly string[], taken: readonly string[]): string[] {
  return list.filter((one) => !taken.includes(one));
}
