import { requirement, type LedgerSource } from "../../generated/ledger.js";
import type { AttemptNote, ReportFinding } from "../../generated/report.js";
import type { Finding } from "../judge/index.js";
import type { Entry } from "../log/index.js";
import { restsOnDeadline, type Attempt } from "./attempt.js";
import { clip, entriesBySeq, sliceOf } from "./exchanges.js";
import type { Ruled, Verdict } from "./verdict.js";

/** Longest `expected` or `received`, in characters. */
const LONGEST_VALUE = 1_000;
/** Further places that a letter about many shows. */
const MORE_PLACES = 3;

/** What letters need to know of the run or the recording they are about. */
export interface Letterhead {
  readonly entries: readonly Entry[];
  readonly apiKey?: string;
  /** Command that tries it again, from the case in which it was seen and the requirement. */
  readonly again: (finding: Finding, verdict: Verdict | undefined) => string;
}

/** Findings of one case or one requirement as letters, in the order of the log. What is said of one requirement more than once becomes one letter with a count. */
export function letters(ruled: readonly Ruled[], verdict: Verdict | undefined, head: Letterhead): ReportFinding[] {
  const groups = new Map<string, Ruled[]>();
  for (const one of ruled) {
    const key = `${one.finding.requirement} ${one.under ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => letter(group.sort((a, b) => a.finding.at - b.finding.at), verdict, head)).sort((a, b) => a.at - b.at);
}

function letter(group: readonly Ruled[], verdict: Verdict | undefined, head: Letterhead): ReportFinding {
  const { finding, under } = group[0]!;
  const row = requirement(finding.requirement);
  const more = group.slice(1, 1 + MORE_PLACES).map((one) => one.finding.at);
  const attempts = notes(verdict);
  return {
    requirement: row.id,
    level: row.level,
    at: finding.at,
    ...sinceBeginning(finding, verdict, head.entries),
    expected: clip(finding.expected, LONGEST_VALUE),
    received: clip(finding.received, LONGEST_VALUE),
    because: group.length === 1 ? finding.because : `${sentence(finding.because)} It was seen ${group.length} times; also at ${more.join(", ")}${group.length > 1 + more.length ? ", …" : ""}.`,
    sentence: row.text,
    source: sourceText(row.source),
    where: row.at,
    ...(group.length === 1 ? {} : { count: group.length }),
    ...(under === undefined ? {} : { foldedUnder: under }),
    exchanges: sliceOf([...finding.evidence, finding.at, ...more], head.entries, head.apiKey),
    again: head.again(finding, verdict),
    ...(attempts.length < 2 ? {} : { attempts }),
  };
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Milliseconds from the beginning of the attempt (or of the recording) to the entry that shows it. */
function sinceBeginning(finding: Finding, verdict: Verdict | undefined, entries: readonly Entry[]): { readonly atMs?: number } {
  const at = entriesBySeq(entries).get(finding.at)?.at;
  if (at === undefined) return {};
  const began = verdict?.attempts.findLast((attempt) => attempt.startedAt <= at)?.startedAt ?? 0;
  return { atMs: Math.max(0, Math.round(at - began)) };
}

function notes(verdict: Verdict | undefined): AttemptNote[] {
  return (verdict?.attempts ?? []).map((attempt) => ({ outcome: attempt === verdict!.attempts.at(-1) ? verdict!.outcome : kindOf(attempt), deadlineMs: attempt.durationMs, ...heard(attempt) }));
}

function kindOf({ end }: Attempt): AttemptNote["outcome"] {
  if (end.kind === "held") return "passed";
  return end.kind === "violated" ? "failed" : "blocked";
}

function heard(attempt: Attempt): { readonly heard?: string } {
  const { end } = attempt;
  if (!restsOnDeadline(attempt)) return {};
  return { heard: clip(end.kind === "violated" ? end.finding.received : end.kind === "blocked" ? end.text : "", LONGEST_VALUE) };
}

export function sourceText({ proposal, bug, rfc, ours }: LedgerSource): string {
  return [proposal === undefined ? undefined : `promise ${proposal} of the proposal`, bug, rfc, ours].filter((part) => part !== undefined).join("; ");
}
