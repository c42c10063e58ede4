import type { Counts, Outcome, OutcomeCounts, ReportFinding, RequirementResult } from "../../generated/report.js";
import { requirement } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import { counts } from "./told.js";
import type { Ruled, Ruling, Verdict } from "./verdict.js";

/** From bad to good: a requirement has the first outcome that one of its cases has. */
const WORST_FIRST: readonly Outcome[] = ["failed", "warned", "blocked", "passed", "not-applicable"];

/** Each requirement that a case asked for, over all its cases, in the order of their ids. */
export function requirementsOf(verdicts: readonly Verdict[], { ruled, seen }: Ruling): RequirementResult[] {
  const ids = [...new Set(verdicts.map((one) => one.case.proves))].sort();
  return ids.map((id) => {
    const own = verdicts.filter((one) => one.case.proves === id);
    const outcome = WORST_FIRST.find((each) => own.some((one) => one.outcome === each))!;
    // Among blocked cases, one that is red itself speaks for the requirement.
    const example = own.find((one) => one.outcome === outcome && one.blockedBy === undefined) ?? own.find((one) => one.outcome === outcome);
    return requirementResult({ id, outcome, because: example?.because, blockedBy: example?.blockedBy, checked: seen.get(id) }, ruled);
  });
}

/** What is known of one requirement before its findings are counted. */
export interface RequirementFacts {
  readonly id: RequirementId;
  readonly outcome: Outcome;
  readonly because: string | undefined;
  readonly blockedBy: RequirementId | undefined;
  /** How often it was looked at. */
  readonly checked: number | undefined;
  /** Letters that no case owns. */
  readonly findings?: readonly ReportFinding[];
}

/** @param ruled findings of any requirement; only those of this one that count are looked at. */
export function requirementResult({ id, outcome, because, blockedBy, checked, findings = [] }: RequirementFacts, ruled: readonly Ruled[]): RequirementResult {
  const counted = ruled.filter((one) => one.finding.requirement === id && one.under === undefined && counts(one)).map(({ finding }) => finding);
  const first = counted.reduce<number | undefined>((least, { at }) => (least === undefined || at < least ? at : least), undefined);
  const why = because ?? counted.find(({ at }) => at === first)?.because;
  return {
    id,
    level: requirement(id).level,
    outcome,
    ...(why === undefined ? {} : { because: why }),
    ...(blockedBy === undefined ? {} : { blockedBy }),
    ...(counted.length === 0 ? {} : { count: counted.length }),
    // One look may find it broken in several places; broken is never more than looked at.
    ...(checked === undefined ? {} : { checked: Math.max(checked, counted.length) }),
    ...(first === undefined ? {} : { first }),
    ...(findings.length === 0 ? {} : { findings }),
  };
}

export function countsOf(cases: readonly { readonly outcome: Outcome; readonly findings: readonly ReportFinding[] }[], requirements: readonly RequirementResult[]): Counts {
  const letters = [...cases.flatMap((one) => one.findings), ...requirements.flatMap((one) => one.findings ?? [])];
  return { cases: outcomes(cases), requirements: outcomes(requirements), findings: letters.filter(({ foldedUnder }) => foldedUnder === undefined).length };
}

function outcomes(all: readonly { readonly outcome: Outcome }[]): OutcomeCounts {
  const found = { passed: 0, failed: 0, warned: 0, blocked: 0, "not-applicable": 0 };
  for (const { outcome } of all) found[outcome] += 1;
  return found;
}
