import type { CaseResult, Report } from "../../generated/report.js";
import { charges, letter, ownFirst, safe } from "../reporters/index.js";
import type { Charge } from "../reporters/index.js";
import { isRedBlock } from "../runner/index.js";

/** What the test of one case says. */
export type Said =
  | { readonly kind: "passes" }
  /** It passes, and is told of: a SHOULD that does not hold. */
  | { readonly kind: "warns"; readonly text: string }
  | { readonly kind: "skips"; readonly text: string }
  | { readonly kind: "fails"; readonly text: string };

/** How to say each case of a report. A blocked one that nothing red explains fails: nothing else would tell of it. */
export function sayings(report: Report, strict: boolean): (caseId: string) => Said {
  const results = new Map(report.cases.map((one) => [one.id, one]));
  const letters = new Map(charges(report).map((charge) => [charge.requirement, charge]));
  return (caseId) => {
    const result = results.get(caseId);
    if (result === undefined) return { kind: "skips", text: "the run did not come to it" };
    return said(result, ownFirst(letters.get(result.requirement), caseId), report, strict);
  };
}

function said(result: CaseResult, charge: Charge | undefined, report: Report, strict: boolean): Said {
  if (result.known !== undefined) return { kind: "skips", text: `known to fail: ${safe(result.known)}` };
  const because = safe(result.because ?? result.findings[0]?.because ?? result.outcome);
  switch (result.outcome) {
    case "passed":
      return { kind: "passes" };
    case "warned":
      return { kind: strict ? "fails" : "warns", text: textOf(charge, because) };
    case "failed":
      return { kind: "fails", text: textOf(charge, because) };
    case "not-applicable":
      return { kind: "skips", text: because };
    case "blocked":
      if (report.stopped !== undefined) return { kind: "skips", text: because };
      if (isRedBlock(result, report)) return { kind: "fails", text: `blocked: ${because}` };
      return { kind: "skips", text: `blocked by ${result.blockedBy}: ${because}` };
  }
}

function textOf(charge: Charge | undefined, because: string): string {
  return charge === undefined ? because : letter(charge, { colours: false, width: 120, quiet: false, verbose: false }).join("\n");
}
