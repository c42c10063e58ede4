import { ledger } from "../../generated/ledger.js";
import { fold, type Finding } from "../judge/index.js";
import type { Ruled } from "./verdict.js";

/** One defect, one red: what is explained by the finding of another requirement is marked with that one. In the order of the log. */
export function foldAll(findings: readonly Finding[]): Ruled[] {
  const ruled = fold(findings, ledger).map(({ foldedUnder, ...finding }): Ruled => (foldedUnder === undefined ? { finding } : { finding, under: foldedUnder }));
  return ruled.sort((a, b) => a.finding.at - b.finding.at);
}
