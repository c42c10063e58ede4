import type { CaseResult, Report } from "../../generated/report.js";

type Judged = Pick<Report, "cases" | "requirements" | "suite" | "stopped" | "knownFailing">;

/**
 * 0 as expected, 1 findings (with `strict` warnings too), 2 the suite could not go on: interrupted, at fault itself, or nothing checked.
 * What is known to fail is no finding; an entry of the list of known failures that is wrong is one.
 */
export function exitCode(report: Judged, { strict }: { readonly strict: boolean }): 0 | 1 | 2 {
  if (report.stopped !== undefined || report.suite.faults.length > 0) return 2;
  const judged = report.cases.length > 0 ? report.cases : report.requirements;
  if (!judged.some((one) => one.outcome !== "not-applicable")) return 2;
  if ((report.knownFailing ?? []).some(({ state }) => state === "passing" || state === "unmatched")) return 1;
  const outcomes = judged.filter((one) => one.known === undefined).map((one) => one.outcome);
  if (outcomes.includes("failed") || (strict && outcomes.includes("warned"))) return 1;
  return report.cases.some((one) => isRedBlock(one, report)) || report.requirements.some((one) => isRedBlock(one, report)) ? 1 : 0;
}

/** A blocked case is red itself unless what blocks it is red in its place, or it is known to be blocked. */
export function isRedBlock(one: Pick<CaseResult, "outcome" | "blockedBy" | "known">, { requirements }: Pick<Report, "requirements">): boolean {
  if (one.outcome !== "blocked" || one.known !== undefined) return false;
  if (one.blockedBy === undefined) return true;
  const cause = requirements.find(({ id }) => id === one.blockedBy)?.outcome;
  return cause !== "failed" && cause !== "blocked";
}
