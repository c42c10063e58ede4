import type { CaseResult, Report, RequirementResult } from "../../generated/report.js";
import { isRedBlock } from "./exit-code.js";

/** Longest reason, in UTF-16 units. */
const MOST = 240;

/**
 * A list of known failures that has all that is red of a report in its own right: a line each, with what was seen as the reason. What is
 * red only because of something else is not in it. Reasons that a list already gave are kept.
 * @param strict warnings (SHOULD) are red.
 */
export function baselineOf(report: Report, strict: boolean): string[] {
  const isRed = (one: CaseResult | RequirementResult): boolean => one.known !== undefined || one.outcome === "failed" || (strict && one.outcome === "warned") || isRedBlock(one, report);
  const red: readonly (CaseResult | RequirementResult)[] = (report.mode === "run" ? report.cases : report.requirements).filter(isRed);
  const lines = red.map((one) => [patternFor(one, report), reasonFor(one)] as const);
  // Two cases of a requirement that is listed as a whole have one line; the first reason stands.
  return [...new Map([...lines].reverse())].reverse().map(([pattern, reason]) => `${pattern}  # ${reason}`);
}

/** What was seen by the way is charged to one of a requirement's cases, the next time perhaps to another: then the whole requirement is meant. */
function patternFor({ id }: CaseResult | RequirementResult, { mode, cases }: Report): string {
  const [requirement = id, situation] = id.split("/");
  const shares = cases.filter((one) => one.requirement === requirement).length > 1;
  return mode === "run" && situation === "always" && shares ? requirement : id;
}

function reasonFor(one: CaseResult | RequirementResult): string {
  if (one.known !== undefined) return one.known;
  const finding = one.findings?.find(({ foldedUnder }) => foldedUnder === undefined);
  const because = (finding?.because ?? one.because ?? one.outcome).replace(/\s+/g, " ").trim();
  if (because === "") return one.outcome;
  return because.length > MOST ? `${because.slice(0, MOST - 1).trimEnd()}…` : because;
}
