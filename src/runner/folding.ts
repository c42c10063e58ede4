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
 * about whichever turn: a case is short and all of it serves one fact. Across cases, what a judge saw by the way is explained by a red
 * case of the same area that was about what it relies on directly, and a wait in vain by such a case, of any area, that waited in vain too.
 */
export function foldRun(judged: readonly Finding[], own: readonly Finding[]): Ruled[] {
  const ruled = foldAll([...judged, ...own]);
  const causes = ruled.filter(({ under }) => under === undefined).map(({ finding }) => finding);
  const ownPlaces = new Set(own.map(placeOf));
  const isOwn = (finding: Finding): boolean => ownPlaces.has(placeOf(finding));
  return ruled.map((one) => {
    if (one.under !== undefined) return one;
    const { finding } = one;
    const below = foundations(finding.requirement);
    const isBelow = (other: Finding): boolean => below.has(other.requirement) && explains(other.requirement, finding.requirement) && !foundations(other.requirement).has(finding.requirement);
    const isInCase = (other: Finding): boolean => isOwn(finding) && other.case === finding.case;
    const isNext = (other: Finding): boolean => isOwn(other) && requirement(finding.requirement).relies.includes(other.requirement);
    const cause = causes.find((other) => isBelow(other) && (isInCase(other) || (isNext(other) && (isOwn(finding) ? isOneWait(finding, other) : isOneArea(finding, other)))));
    return cause === undefined ? one : { finding, under: cause.requirement };
  });
}

function isOneArea(a: Finding, b: Finding): boolean {
  return requirement(a.requirement).area === requirement(b.requirement).area;
}

/** Two cases that waited in vain where one fact stands on the other waited for the same thing. */
function isOneWait(a: Finding, b: Finding): boolean {
  return a.deadline === true && b.deadline === true;
}

/** A mere SHOULD explains no broken MUST. */
function explains(cause: RequirementId, id: RequirementId): boolean {
  return requirement(cause).level === "MUST" || requirement(id).level !== "MUST";
}

function placeOf({ requirement, case: caseId, at, because }: Finding): string {
  return `${requirement} ${caseId ?? ""} ${at} ${because}`;
}
