import { ledger } from "../../generated/ledger.js";
import { fold, type Finding } from "../judge/index.js";
import type { Ruled } from "./verdict.js";

/** One defect, one red: of several findings for one thing the most specific keeps it, the others are marked as explained by it. In the order of the log. */
export function foldAll(findings: readonly Finding[]): Ruled[] {
  const { kept, folded } = fold(findings, ledger);
  const ruled: Ruled[] = [...kept.map((finding) => ({ finding })), ...folded.map(({ finding, under }) => ({ finding, under: under.requirement }))];
  return ruled.sort((a, b) => a.finding.at - b.finding.at);
}
