import type { CaseResult, Report } from "../../generated/report.js";

type Judged = Pick<Report, "cases" | "requirements" | "suite" | "stopped">;

/** 0 as expected, 1 findings (with `strict` warnings too), 2 the suite could not go on: interrupted, at fault itself, or nothing checked. */
export function exitCode(report: Judged, { strict }: { readonly strict: boolean }): 0 | 1 | 2 {
  if (report.stopped !== undefined || report.suite.faults.length > 0) return 2;
  const outcomes = (report.cases.length > 0 ? report.cases : report.requirements).map((one) => one.outcome);
  if (!outcomes.some((outcome) => outcome !== "not-applicable")) return 2;
  if (outcomes.includes("failed") || (strict && outcomes.includes("warned"))) return 1;
  return report.cases.some((one) => isRedBlock(one, report)) || report.requirements.some((one) => isRedBlock(one, report)) ? 1 : 0;
}

/** A blocked case is red itself unless what blocks it is red in its place. */
export function isRedBlock(one: Pick<CaseResult, "outcome" | "blockedBy">, { requirements }: Pick<Report, "requirements">): boolean {
  if (one.outcome !== "blocked") return false;
  if (one.blockedBy === undefined) return true;
  const cause = requirements.find(({ id }) => id === one.blockedBy)?.outcome;
  return cause !== "failed" && cause !== "blocked";
}
