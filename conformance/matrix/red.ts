import type { Report } from "../../generated/report.js";

/** Requirements that are red of their own: failed, warned, or blocked by nothing that is red. */
export function redRequirements(report: Report): string[] {
  return report.requirements.filter(isRed).map(({ id }) => id).sort();
}

export function redCases(report: Report): string[] {
  return report.cases.filter(isRed).map(({ id }) => id).sort();
}

function isRed({ outcome, blockedBy }: { readonly outcome: string; readonly blockedBy?: string | undefined }): boolean {
  return outcome === "failed" || outcome === "warned" || (outcome === "blocked" && blockedBy === undefined);
}
