import type { Counts, KnownFailing, Outcome, OutcomeCounts, Report } from "../../generated/report.js";
import { charges, knownBlocked } from "./charges.js";
import type { Group } from "./charges.js";

/** A requirement that is known to be broken, or a case that is known to be blocked. */
export interface KnownRed {
  readonly id: string;
  readonly outcome: "failed" | "warned" | "blocked";
  readonly reason: string;
  /** Ids of requirements and cases that are red only because of it. */
  readonly because: readonly string[];
}

/** What was expected to be red, and is; in the order of their ids. */
export function knownReds(report: Report): readonly KnownRed[] {
  const broken = charges(report).flatMap(({ requirement, level, known, because }): KnownRed[] => (known === undefined || level === "MAY" ? [] : [{ id: requirement, outcome: level === "MUST" ? "failed" : "warned", reason: known, because }]));
  const blocked = knownBlocked(report).map(({ ids, known, dependants }): KnownRed => ({ id: ids[0] ?? "", outcome: "blocked", reason: known, because: dependants }));
  return [...broken, ...blocked].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Entries of the list of known failures that make the run fail: what passes now, and what fits nothing. */
export function wrongEntries(report: Report): readonly (KnownFailing & { readonly because: string })[] {
  return (report.knownFailing ?? []).flatMap((one) => (one.state === "passing" || one.state === "unmatched" ? [{ ...one, because: one.because ?? one.state }] : []));
}

/** Entries that were not red and could not be seen to pass, by reason. */
export function unseenEntries(report: Report): readonly Group[] {
  const groups = new Map<string, string[]>();
  for (const { state, pattern, because = "no reason was given" } of report.knownFailing ?? []) if (state === "not-seen") groups.set(because, [...(groups.get(because) ?? []), pattern]);
  return [...groups].map(([because, ids]) => ({ because, ids, dependants: [] }));
}

/** The counts without what is known to be red and what is blocked only because of it. */
export function countsOfNews(report: Report): Pick<Counts, "cases" | "requirements"> {
  const reds = knownReds(report);
  const explained = new Set(reds.flatMap((one) => one.because));
  const cases = report.cases.filter((one) => one.known !== undefined || (one.outcome === "blocked" && explained.has(one.id)));
  return { cases: less(report.counts.cases, cases), requirements: less(report.counts.requirements, report.requirements.filter((one) => one.known !== undefined)) };
}

function less(counts: OutcomeCounts, known: readonly { readonly outcome: Outcome }[]): OutcomeCounts {
  const left = { ...counts };
  for (const { outcome } of known) left[outcome] = Math.max(0, left[outcome] - 1);
  return left;
}
