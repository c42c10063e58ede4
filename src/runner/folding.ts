import { ledger, requirement } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import { fold, type Finding } from "../judge/index.js";
import type { Ruled } from "./verdict.js";

/**
 * One defect, one red: what is explained by the finding of another requirement is marked with that one. In the order of the log.
 * The judges fold within a case and about a turn; here a case's own finding is folded, besides, under what it directly stands on
 * where that has a case of its own that is red in this run: the two scenarios were played apart, so no turn joins them.
 */
export function foldAll(findings: readonly Finding[]): Ruled[] {
  const red = new Set(findings.map((finding) => finding.requirement));
  const ruled = fold(findings, ledger).map(({ foldedUnder, ...finding }): Ruled => {
    const under = foldedUnder ?? groundOf(finding.requirement, red);
    return under === undefined ? { finding } : { finding, under };
  });
  return ruled.sort((a, b) => a.finding.at - b.finding.at);
}

function groundOf(id: RequirementId, red: ReadonlySet<RequirementId>): RequirementId | undefined {
  if (requirement(id).proof !== "case") return undefined;
  return requirement(id).relies.find((below) => red.has(below) && requirement(below).proof === "case");
}
