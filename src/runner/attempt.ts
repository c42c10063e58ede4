import { setMaxListeners } from "node:events";
import type { RequirementId } from "../../generated/requirements.js";
import type { Finding } from "../judge/index.js";
import { AgentsOfCase } from "./agents.js";
import type { OnWait } from "./budget.js";
import type { ConformanceCase } from "./case.js";
import { CaseClock } from "./case-clock.js";
import type { OpenStage, Pace, StageContext } from "./context.js";
import { inTime } from "./in-time.js";
import { STARVED_MS } from "./loop-watch.js";
import type { Playground } from "./playground.js";
import { openStage } from "./stage/index.js";
import { throttledIn, type Throttled } from "./throttle.js";
import { Blocked, ToolError, Unprovable, Violation } from "./trouble.js";
import { usedDoors } from "./used-doors.js";

/** A case that takes longer than this on a quick target is going nowhere; milliseconds before pace and time scale. */
const CASE_MS = 30_000;
/** Reading back, closing and tidying up after a case, milliseconds before pace and time scale. */
const CURTAIN_MS = 5_000;

/** What one playing of one case came to. */
export interface Attempt {
  readonly end:
    | { readonly kind: "held" }
    | { readonly kind: "violated"; readonly finding: Finding }
    | { readonly kind: "blocked"; readonly text: string; readonly at: number; readonly deadline: boolean; readonly given?: RequirementId }
    | { readonly kind: "unavailable"; readonly text: string }
    | { readonly kind: "suite-fault"; readonly text: string }
    | { readonly kind: "interrupted" };
  /** Milliseconds since the log began. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Longest standstill of our own event loop meanwhile, in milliseconds. */
  readonly stallMs: number;
  /** The target refused something for a limit that its profile does not declare: what the attempt came to says nothing. */
  readonly throttled?: Throttled;
  /** A wait ended at its deadline, whatever the case then charged. */
  readonly inVain: boolean;
  /** Smoke requirements about the doors that its turns went through. */
  readonly doors: ReadonlySet<RequirementId>;
}

/** True when the attempt failed for something that did not come in time. */
export function restsOnDeadline(attempt: Attempt): boolean {
  if (attempt.end.kind === "violated") return attempt.inVain || attempt.end.finding.deadline === true;
  return attempt.end.kind === "blocked" && (attempt.inVain || attempt.end.deadline);
}

/** Plays a case once on a stage of its own. Never throws: what goes wrong is what it came to. */
export async function attemptCase(one: ConformanceCase, ground: Playground, pace: Pace, number: number, onWait: OnWait = () => {}): Promise<Attempt> {
  const { log, watch } = ground;
  const overdue = new AbortController();
  const limitMs = pace.deadline(CASE_MS);
  const clock = new CaseClock(limitMs, () => overdue.abort(new DOMException("the case is overdue", "TimeoutError")));
  const signal = AbortSignal.any([overdue.signal, ground.signal]);
  // A case may wait for a crowd at once; each wait listens.
  setMaxListeners(0, signal);
  const budget = ground.budget.for(one.id, signal, () => clock.pause(), onWait);
  const client = ground.client.for(one.id);
  const agents = new AgentsOfCase(ground.agents, ground.binding, client, budget, log, one.id, `sp${ground.run}-${ground.nonce}-c${number}`);
  const startedAt = log.elapsed();
  const firstEntry = log.entries.length;
  const mark = watch.mark();
  const context: StageContext = {
    case: one,
    number,
    run: ground.run,
    client,
    binding: ground.binding,
    model: ground.model,
    log,
    pace,
    ...(ground.profile === undefined ? {} : { profile: ground.profile }),
    seed: ground.seed,
    budget,
    lendAgent: () => agents.lend(),
    signal,
  };
  const open = openStage(context);
  const end = await play(one, open, overdue.signal, ground.signal, limitMs, () => log.entries.length);
  clock.end();
  const stallMs = watch.worstSince(mark);
  const doors = usedDoors(log.entries.slice(firstEntry), one.id);
  if (stallMs >= STARVED_MS) log.add({ kind: "note", case: one.id, text: `the suite's own event loop stood still for ${stallMs} ms`, stallMs });
  const throttled = end.kind === "violated" || end.kind === "blocked" ? throttledIn(log, one, firstEntry) : undefined;
  const inVain = open.waitedInVain();
  const curtainMs = pace.deadline(CURTAIN_MS);
  const faults: string[] = [];
  if (ground.audit && end.kind !== "interrupted" && end.kind !== "suite-fault") await guarded("audit", () => open.audit(), curtainMs, faults);
  await guarded("close", () => open.close(), curtainMs, faults);
  await agents.giveBack(curtainMs);
  await client.close();
  return { end: faults.length === 0 ? end : { kind: "suite-fault", text: faults.join("; ") }, startedAt, durationMs: Math.round(log.elapsed() - startedAt), stallMs, inVain, doors, ...(throttled === undefined ? {} : { throttled }) };
}

async function play(one: ConformanceCase, open: OpenStage, overdue: AbortSignal, interrupted: AbortSignal, limitMs: number, seq: () => number): Promise<Attempt["end"]> {
  try {
    await untilAborted(one.run!(open.stage), AbortSignal.any([overdue, interrupted]));
    return { kind: "held" };
  } catch (error) {
    if (interrupted.aborted) return { kind: "interrupted" };
    if (error instanceof Violation) return { kind: "violated", finding: { ...placed(error.finding, seq()), requirement: one.proves, case: one.id } };
    if (error instanceof Unprovable) return { kind: "unavailable", text: error.message };
    // What a case says once it is overdue is an echo of the abort, not of the server.
    if (overdue.aborted) return { kind: "blocked", text: `the case did not come to an end within ${limitMs} ms`, at: seq(), deadline: true };
    if (error instanceof Blocked) return { kind: "blocked", text: error.message, at: error.at, deadline: error.deadline, ...(error.given === undefined ? {} : { given: error.given }) };
    return { kind: "suite-fault", text: describe(error) };
  }
}

/** What never came has no place of its own: it is shown where the log stood when it was missed. */
function placed(finding: Violation["finding"], now: number): Violation["finding"] {
  return finding.at > 0 ? finding : { ...finding, at: now, evidence: finding.evidence.filter((at) => at > 0) };
}

/** The work's own end, or a rejection as soon as the signal aborts; the work left behind may end as it likes. */
function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason as Error);
    if (signal.aborted) aborted();
    signal.addEventListener("abort", aborted, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", aborted));
  });
}

/** Lets the curtain fall. Being late is the server's affair and not judged here; throwing is ours. */
async function guarded(what: string, work: () => Promise<void>, deadlineMs: number, faults: string[]): Promise<void> {
  try {
    await inTime(work(), deadlineMs);
  } catch (error) {
    if (!(error instanceof DOMException)) faults.push(`${what}: ${describe(error)}`);
  }
}

function describe(error: unknown): string {
  if (error instanceof ToolError) return `${error.message} ${error.hint}`;
  if (!(error instanceof Error)) return String(error);
  const where = error.stack?.split("\n").find((line) => line.includes("at "))?.trim();
  return `${error.name}: ${error.message}${where === undefined ? "" : ` (${where.replace(/\(?file:\/\/\S*\//, "(")})`}`;
}
