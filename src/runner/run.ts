import { randomBytes } from "node:crypto";
import { noted } from "../bindings/noted.js";
import { createClient, Hider } from "../client/index.js";
import { judge, type Finding } from "../judge/index.js";
import { Log } from "../log/index.js";
import { RunBudget, type Limits } from "./budget.js";
import type { ConformanceCase } from "./case.js";
import { entriesBySeq } from "./exchanges.js";
import { foldRun } from "./folding.js";
import { LoopWatch } from "./loop-watch.js";
import { whyNotApplicable, type Offer } from "./needs.js";
import type { RunOptions, RunResult } from "./options.js";
import { TargetPace } from "./pace.js";
import { playCases, type Played } from "./play.js";
import type { Playground } from "./playground.js";
import { preflight } from "./preflight.js";
import { runReport } from "./report.js";
import { runOf } from "./seed.js";
import { ToolError } from "./trouble.js";
import { isInDoubt, verdicts, type Ruled, type Ruling } from "./verdict.js";

/** Deadline of a request that no word gives one, milliseconds before the time scale. */
const REQUEST_MS = 30_000;
/** A plain turn of a quick target ends well within this; a profile's `deadlines.turnMs` is held against it. */
const USUAL_TURN_MS = 2_000;

/**
 * Judges a server: preflight, the cases, then the judges of the whole log over everything seen.
 * Prints nothing. Throws `ToolError` when there is nothing to judge; what the server does wrong is in the report.
 */
export async function runSuite(asked: RunOptions): Promise<RunResult> {
  const startedAt = new Date();
  const log = asked.log ?? new Log();
  const options = { ...asked, binding: noted(asked.binding, log) };
  const { target, binding, profile } = options;
  const run = runOf(options.seed);
  const nonce = randomBytes(3).toString("hex");
  const tell = options.onProgress ?? (() => {});
  const signal = options.signal ?? new AbortController().signal;
  log.add({ kind: "meta", v: 1, ...(target.name === undefined ? {} : { server: target.name }), note: `run of ${options.tool ?? "sessionproof"} against ${target.baseUrl}, seed ${options.seed}` });
  const client = createClient({ baseUrl: target.baseUrl, log, headersTimeoutMs: Math.ceil(REQUEST_MS * options.timeScale), ...(target.apiKey === undefined ? {} : { apiKey: target.apiKey }) });
  const pace = new TargetPace(options.timeScale, (profile?.deadlines?.turnMs ?? 0) / USUAL_TURN_MS);
  const watch = new LoopWatch();
  const whole = watch.mark();
  watch.start();
  try {
    const known = await unlessInterrupted(preflight(options, { client, log, pace, run, nonce, tell }), signal);
    const notApplicable = notAsked(options);
    const cases = options.cases.filter((one) => !notApplicable.has(one));
    tell({ kind: "plan", cases: cases.length, notApplicable: notApplicable.size });
    const ground: Playground = {
      run, nonce, seed: options.seed, client, binding, model: options.model, profile, log, pace, watch, signal,
      budget: new RunBudget(limitsOf(options), log),
      agents: known.agents,
      audit: options.audit !== false,
    };
    const jobs = known.agents.how === "lend" ? 1 : options.jobs;
    const played = await playCases(cases, ground, jobs, tell);
    // Judging takes the loop for itself; nothing that is timed runs any more.
    const clockStallsMs = watch.worstSince(whole);
    tell({ kind: "judging", entries: log.entries.length });
    const ruling = rule(played, cases, log, signal.aborted);
    const report = runReport(verdicts(played, notApplicable, ruling), ruling, {
      options, entries: log.entries, pace, jobs,
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      clockStallsMs,
      ...(known.version === undefined ? {} : { version: known.version }),
      ...(signal.aborted ? { stopped: "It was interrupted." } : {}),
    });
    return { report, log };
  } catch (error) {
    throw error instanceof ToolError ? withoutKey(error, target.apiKey) : error;
  } finally {
    watch.stop();
    await client.close();
  }
}

/** A server may send our own key back to us, in a redirect or an error: what is said of it is printed. */
function withoutKey({ code, message, hint }: ToolError, apiKey: string | undefined): ToolError {
  const hider = new Hider(apiKey);
  return new ToolError(code, hider.text(message), hider.text(hint));
}

/** Preflight has nothing to report yet: interrupted, it ends the tool. */
function unlessInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const interrupted = () => reject(new ToolError("interrupted", "It was interrupted before anything was judged.", "Run it again."));
    if (signal.aborted) interrupted();
    signal.addEventListener("abort", interrupted, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", interrupted));
  });
}

/** Cases that cannot be asked here, with the reason. */
function notAsked(options: RunOptions): Map<ConformanceCase, string> {
  const { hostname } = new URL(options.target.baseUrl);
  const offer: Offer = {
    binding: options.binding,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    hasModel: options.model !== undefined,
    hasApiKey: options.target.apiKey !== undefined,
    hasSecondAddress: process.platform === "linux" && (hostname === "localhost" || /^127\./.test(hostname)),
  };
  const reasons = new Map<ConformanceCase, string>();
  for (const one of options.cases) {
    const why = whyNotApplicable(one, offer);
    if (why !== undefined) reasons.set(one, why);
  }
  return reasons;
}

function limitsOf({ profile, minuteMs }: RunOptions): Limits {
  const { messagesPerMinutePerSocket, socketsPerAddress, requestsPerMinute } = profile?.limits ?? {};
  return {
    ...(messagesPerMinutePerSocket === undefined ? {} : { socketMessagesPerMinute: messagesPerMinutePerSocket }),
    ...(socketsPerAddress === undefined ? {} : { sockets: socketsPerAddress }),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(minuteMs === undefined ? {} : { minuteMs }),
  };
}

/** What the cases and the judges of the whole log found, about requirements that were chosen, folded. */
function rule(played: readonly Played[], chosen: readonly ConformanceCase[], log: Log, interrupted: boolean): Ruling {
  const asked = new Set(chosen.map((one) => one.proves));
  const judgement = judge(log.entries, { only: (id) => asked.has(id) });
  const own: Finding[] = [];
  const explained: Ruled[] = [];
  for (const { attempts, standsOn } of played) {
    const last = attempts.at(-1);
    if (last?.end.kind !== "violated" || isInDoubt(last)) continue;
    if (standsOn === undefined) own.push(last.end.finding);
    else explained.push({ finding: last.end.finding, under: standsOn });
  }
  const bySeq = entriesBySeq(log.entries);
  return {
    ruled: [...foldRun(judgement.findings, own), ...explained],
    seen: judgement.seen,
    undecided: new Map(judgement.undecided.map(({ requirement, why }) => [requirement, why] as const).reverse()),
    entryAt: (seq) => bySeq.get(seq),
    interrupted,
  };
}
