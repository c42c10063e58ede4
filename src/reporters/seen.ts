import type { LogEntry, Report, ReportFinding } from "../../generated/report.js";

/** What a report knows of the log: all of it where it carries one, else what its findings show, each entry once, in order. */
export function seenIn(report: Report): readonly LogEntry[] {
  if (report.log !== undefined) return report.log;
  const bySeq = new Map(findingsIn(report).flatMap(({ exchanges }) => exchanges.map((entry) => [entry.seq ?? 0, entry] as const)));
  return [...bySeq].sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

/** Every finding of a report, folded ones too. */
export function findingsIn(report: Report): readonly ReportFinding[] {
  return [...report.cases.flatMap((one) => one.findings), ...report.requirements.flatMap((one) => one.findings ?? [])];
}

/** The file whose lines the places of a report are; undefined for a run, and for a HAR file, where they are places in the order of time. */
export function fileWithLines({ mode, target }: Report): string | undefined {
  return mode === "check" && target.file !== undefined && !/\.har$/i.test(target.file) && target.file !== "standard input" ? target.file : undefined;
}
