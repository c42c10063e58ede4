import type { LedgerRow } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import { fold } from "./fold.js";
import type { FoldedFinding } from "./fold.js";
import type { Judgement, Undecided } from "./judgement.js";

/** What a log says about one requirement. */
export interface RequirementSummary {
  readonly requirement: RequirementId;
  readonly level: LedgerRow["level"];
  /** `not-applicable`: the log has no place that tells. Undecided places alone are told so too. */
  readonly outcome: "passed" | "failed" | "warned" | "not-applicable";
  /** Places where it was broken. */
  readonly count: number;
  /** Places looked at. */
  readonly seen: number;
  /** `seq` of the first place where it was broken. */
  readonly first?: number;
  /** Set when every one of its findings is folded under another requirement. */
  readonly foldedUnder?: RequirementId;
  readonly undecided: readonly Undecided[];
}

/** One line a requirement of the ledger, in the ledger's order. */
export function summarise(judgement: Judgement, ledger: readonly LedgerRow[]): readonly RequirementSummary[] {
  const findings = group(fold(judgement.findings, ledger));
  const undecided = group(judgement.undecided);
  return ledger.map(({ id, level }) => {
    const own: readonly FoldedFinding[] = findings.get(id) ?? [];
    const seen = judgement.seen.get(id) ?? 0;
    const base = { requirement: id, level, count: own.length, seen, undecided: undecided.get(id) ?? [] };
    if (own.length === 0) return { ...base, outcome: seen > 0 ? "passed" : "not-applicable" };
    const first = Math.min(...own.map(({ at }) => at));
    const causes = own.map(({ foldedUnder }) => foldedUnder);
    const foldedUnder = causes.every((cause) => cause !== undefined) ? causes[0] : undefined;
    return { ...base, outcome: level === "MUST" ? "failed" : "warned", first, ...(foldedUnder === undefined ? {} : { foldedUnder }) };
  });
}

function group<T extends { readonly requirement: RequirementId }>(list: readonly T[]): ReadonlyMap<RequirementId, readonly T[]> {
  const groups = new Map<RequirementId, T[]>();
  for (const one of list) {
    const own = groups.get(one.requirement);
    if (own) own.push(one);
    else groups.set(one.requirement, [one]);
  }
  return groups;
}
