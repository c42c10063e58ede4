import type { RequirementId } from "../../generated/requirements.js";
import type { Seams } from "../../src/server/index.js";

/** One thing the stand-in does otherwise than the contract asks, as a sentence, and the requirement that says so. */
export interface Deviation {
  readonly fact: string;
  readonly breaks: RequirementId;
  /** Red requirement that this one's cases are blocked by: the deviation shows only once that is mended. Absent: it is red itself. */
  readonly behind?: RequirementId;
}

/** A piece of the stand-in: the seams it wraps and the deviations that come of it. */
export interface Part {
  readonly deviations: readonly Deviation[];
  readonly wrap: (seams: Seams) => Seams;
}

type Broken = RequirementId | { readonly breaks: RequirementId; readonly behind: RequirementId };

/** @param facts sentence → requirement. */
export function part(facts: Readonly<Record<string, Broken>>, wrap: Part["wrap"]): Part {
  return { deviations: Object.entries(facts).map(([fact, broken]) => ({ fact, ...(typeof broken === "string" ? { breaks: broken } : broken) })), wrap };
}
