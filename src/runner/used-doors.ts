import { isRequirementId } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import type { Entry } from "../log/index.js";

/**
 * The doors that the turns of a case went through, as the smoke requirements about them: `doors.http-explicit.carries-a-turn`.
 * A requirement that is asked at several doors cannot rely on each of them in the ledger; what its case did tells on which it stood.
 */
export function usedDoors(entries: readonly Entry[], caseId: string): ReadonlySet<RequirementId> {
  const used = new Set<RequirementId>();
  for (const entry of entries) {
    if (entry.kind !== "turn" || entry.case !== caseId) continue;
    const id = `doors.${entry.door}-${entry.named === null ? "default" : "explicit"}.carries-a-turn`;
    if (isRequirementId(id)) used.add(id);
  }
  return used;
}
