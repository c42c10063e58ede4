import type { RequirementId } from "../../generated/requirements.js";
import type { Capability } from "../bindings/binding.js";
import type { Stage } from "./words.js";

/** What a case cannot do without, beyond a reachable server. Missing: `not-applicable`, with that reason. */
export type Need = Capability | "scripted-model" | "native" | "api-key" | "second-address";

/** One question with one fact behind it. Aloud it reads as a sentence. */
export interface ConformanceCase {
  /** `requirement/situation`. */
  readonly id: string;
  readonly proves: RequirementId;
  readonly situation: string;
  /** A fact about a right server, in the present tense. */
  readonly title: string;
  readonly needs: readonly Need[];
  /** Names of faults this case catches; a case nothing can break proves nothing. */
  readonly brokenBy: readonly string[];
  /** Absent for a requirement that is judged over every exchange of the run. */
  readonly run?: (stage: Stage) => Promise<void>;
  /** Runs before the others; when its requirement is red, what relies on it is blocked by it. */
  readonly smoke?: true;
}

type Spec = Omit<ConformanceCase, "id" | "needs" | "run" | "smoke"> & {
  readonly needs?: readonly Need[];
  readonly smoke?: true;
  readonly run: (stage: Stage) => Promise<void>;
};

export function conformanceCase(spec: Spec): ConformanceCase {
  return { ...spec, needs: spec.needs ?? [], id: `${spec.proves}/${spec.situation}` };
}

/** The case of a requirement that is judged unasked over everything the run saw. */
export function always(proves: RequirementId, brokenBy: readonly string[], needs: readonly Need[] = []): ConformanceCase {
  return { id: `${proves}/always`, proves, situation: "always", title: "holds in everything this run saw", needs, brokenBy };
}
