import type { RequirementId } from "../../generated/requirements.js";

/** One place where a server broke one requirement. Data, never thrown past the runner. */
export interface Finding {
  readonly requirement: RequirementId;
  /** The case in whose part of the log it was seen; absent in recordings. */
  readonly case?: string;
  /** Canaries of the turns it is about; empty when it is about none. */
  readonly subjects: readonly string[];
  /** `seq` of the log entry that shows it. */
  readonly at: number;
  /** What the requirement asked for here, as a value or a short phrase. */
  readonly expected: string;
  /** What came instead, as received. */
  readonly received: string;
  /** One sentence that ties the two to the evidence. */
  readonly because: string;
  /** `seq` of the entries a reader needs to see, in order. */
  readonly evidence: readonly number[];
  /** True when it rests on something not coming in time; such a finding is tried again before it counts. */
  readonly deadline?: true;
}
