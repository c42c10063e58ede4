import { ledger, requirement } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import { fold, type Finding } from "../judge/index.js";
import { foundations } from "./play.js";
import type { Ruled } from "./verdict.js";

/** One defect, one red: what is explained by the finding of another requirement is marked with that one. In the order of the log. */
export function foldAll(findings: readonly Finding[]): Ruled[] {
  const ruled = fold(findings, ledger).map(({ foldedUnder, ...finding }): Ruled => (foldedUnder !== undefined && explains(foldedUnder, finding.requirement) ? { finding, under: foldedUnder } : { finding }));
  return ruled.sort((a, b) => a.finding.at - b.finding.at);
}

/**
 * As `foldAll`, and a case's own finding is explained by whatever its requirement relies on and the judges saw broken in that very case,
 * about whichever turn: a case is short and all of it serves one fact.
 */
export function foldRun(judged: readonly Finding[], own: readonly Finding[]): Ruled[] {
  const ruled = foldAll([...judged, ...own]);
  const causes = ruled.filter(({ under }) => under === undefined).map(({ finding }) => finding);
  const ownPlaces = new Set(own.map(placeOf));
  return ruled.map((one) => {
    if (one.under !== undefined || !ownPlaces.has(placeOf(one.finding))) return one;
    const below = foundations(one.finding.requirement);
    const cause = causes.find((other) => other.case === one.finding.case && below.has(other.requirement) && explains(other.requirement, one.finding.requirement) && !foundations(other.requirement).has(one.finding.requirement));
    return cause === undefined ? one : { finding: one.finding, under: cause.requirement };
  });
}

/** A mere SHOULD explains no broken MUST. */
function explains(cause: RequirementId, id: RequirementId): boolean {
  return requirement(cause).level === "MUST" || requirement(id).level !== "MUST";
}

function placeOf({ requirement, case: caseId, at, because }: Finding): string {
  return `${requirement} ${caseId ?? ""} ${at} ${because}`;
}
