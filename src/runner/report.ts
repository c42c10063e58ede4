import { CONTRACT, requirement } from "../../generated/ledger.js";
import type { CaseResult, Report, SuiteFault, SuiteWait } from "../../generated/report.js";
import type { Entry } from "../log/index.js";
import { exitCode } from "./exit-code.js";
import { clip } from "./exchanges.js";
import { letters, type Letterhead } from "./letter.js";
import type { RunOptions } from "./options.js";
import type { TargetPace } from "./pace.js";
import { countsOf, requirementsOf } from "./tally.js";
import { counts, toldIn } from "./told.js";
import { doubtOf, isInDoubt, type Ruling, type Verdict } from "./verdict.js";

/** What else a report of a run tells. */
export interface RunFacts {
  readonly options: RunOptions;
  readonly entries: readonly Entry[];
  readonly version?: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly clockStallsMs: number;
  readonly pace: TargetPace;
  /** Cases that ran at once at most. */
  readonly jobs: number;
  readonly stopped?: string;
}

export function runReport(verdicts: readonly Verdict[], ruling: Ruling, facts: RunFacts): Report {
  const { options, entries, pace } = facts;
  const head: Letterhead = {
    entries,
    ...(options.target.apiKey === undefined ? {} : { apiKey: options.target.apiKey }),
    again: (finding, verdict) => again(options, [...new Set([finding.case, verdict?.case.id].filter((id) => id !== undefined))]),
  };
  const cases = verdicts.map((one) => caseResult(one, head)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const requirements = requirementsOf(verdicts, ruling);
  const name = options.target.name ?? options.profile?.name;
  const version = facts.version ?? options.profile?.version;
  const judged = {
    ...(facts.stopped === undefined ? {} : { stopped: facts.stopped }),
    cases,
    requirements,
    suite: {
      faults: faultsIn(verdicts),
      waits: waitsIn(entries),
      clockStallsMs: facts.clockStallsMs,
      ...(pace.slowestTurnMs === undefined ? {} : { paceMs: Math.round(pace.slowestTurnMs) }),
      jobs: facts.jobs,
      timeScale: options.timeScale,
    },
  };
  const asked = new Set<string>(requirements.map(({ id }) => id));
  const told = toldIn(ruling.ruled);
  return {
    schema: "sessionproof/report/1",
    contract: CONTRACT,
    tool: options.tool ?? "sessionproof",
    mode: "run",
    target: { url: options.target.baseUrl, ...(name === undefined ? {} : { name }), ...(version === undefined ? {} : { version }), model: options.model === undefined ? "none" : "scripted" },
    seed: options.seed,
    startedAt: facts.startedAt,
    durationMs: Math.round(facts.durationMs),
    exitCode: exitCode(judged, options),
    ...judged,
    counts: countsOf(cases, requirements),
    undecided: [...ruling.undecided].filter(([id]) => asked.has(id)).map(([id, why]) => ({ requirement: id, why })),
    ...(told.length === 0 ? {} : { told }),
  };
}

function caseResult(verdict: Verdict, head: Letterhead): CaseResult {
  const { case: one, outcome, because, blockedBy, attempts, findings } = verdict;
  return {
    id: one.id,
    requirement: one.proves,
    level: requirement(one.proves).level,
    title: one.title,
    outcome,
    durationMs: attempts.reduce((sum, attempt) => sum + attempt.durationMs, 0),
    ...(because === undefined ? {} : { because: clip(because) }),
    ...(blockedBy === undefined ? {} : { blockedBy }),
    ...(attempts.length === 0 ? {} : { attempts: attempts.length }),
    findings: letters(findings.filter(counts), verdict, head),
  };
}

function again({ target, seed, model, flags }: RunOptions, select: readonly string[]): string {
  const key = target.apiKey === undefined ? [] : ["--api-key", "…"];
  return ["sessionproof", "run", target.baseUrl, ...key, ...(model === undefined ? ["--model", "none"] : []), ...(flags ?? []), ...select.flatMap((id) => ["--select", id]), "--seed", String(seed)].join(" ");
}

function faultsIn(verdicts: readonly Verdict[]): SuiteFault[] {
  return verdicts.flatMap(({ case: { id }, attempts }) => {
    const last = attempts.at(-1);
    if (last?.end.kind === "suite-fault") return [{ case: id, message: last.end.text }];
    return last !== undefined && isInDoubt(last) ? [{ case: id, message: doubtOf(last) }] : [];
  });
}

function waitsIn(entries: readonly Entry[]): SuiteWait[] {
  const waits = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== "note" || typeof entry["waitedMs"] !== "number" || typeof entry["waitedFor"] !== "string") continue;
    waits.set(entry["waitedFor"], (waits.get(entry["waitedFor"]) ?? 0) + entry["waitedMs"]);
  }
  return [...waits].map(([what, ms]) => ({ for: what, ms }));
}
