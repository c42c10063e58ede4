import { requirement } from "../../generated/ledger.js";
import type { Told } from "../../generated/report.js";
import { clip } from "./exchanges.js";
import type { Ruled } from "./verdict.js";

/** A finding about a MAY is none: it is told and not judged. */
export function counts({ finding }: Ruled): boolean {
  return requirement(finding.requirement).level !== "MAY";
}

export function toldIn(ruled: readonly Ruled[]): Told[] {
  return ruled
    .filter((one) => !counts(one))
    .map(({ finding }) => ({ requirement: finding.requirement, text: clip(`expected ${finding.expected}, received ${finding.received}: ${finding.because}`), at: finding.at }));
}
