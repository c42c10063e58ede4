import type { RequirementId } from "../../generated/requirements.js";
import type { Seams } from "../../src/server/index.js";

/** One thing the stand-in does otherwise than the contract asks, as a sentence, and the requirement that says so. */
export interface Deviation {
  readonly fact: string;
  readonly breaks: RequirementId;
}

/** A piece of the stand-in: the seams it wraps and the deviations that come of it. */
export interface Part {
  readonly deviations: readonly Deviation[];
  readonly wrap: (seams: Seams) => Seams;
}

/** @param facts sentence → requirement. */
export function part(facts: Readonly<Record<string, RequirementId>>, wrap: Part["wrap"]): Part {
  return { deviations: Object.entries(facts).map(([fact, breaks]) => ({ fact, breaks })), wrap };
}
