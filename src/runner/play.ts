import { requirement } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import { attemptCase, restsOnDeadline, type Attempt } from "./attempt.js";
import type { OnWait } from "./budget.js";
import type { ConformanceCase } from "./case.js";
import type { Pace } from "./context.js";
import { STARVED_MS } from "./loop-watch.js";
import type { CaseProgress, Progress } from "./options.js";
import type { Playground } from "./playground.js";

/** How much longer the deadlines of a second look are. */
const PATIENCE = 4;
/** Most second looks at one case, when our own event loop keeps spoiling them. */
const MOST_LOOKS = 3;

/** How often a case is tried again that the target did not let through for a limit of its own. */
const MOST_THROTTLED = 4;
/** Where the target does not say how long to wait: a sixth of a minute, then two, and so on. */
const SHARES_OF_A_MINUTE = 6;

/** A case and what its attempts came to; none when it was not played. */
export interface Played {
  readonly case: ConformanceCase;
  readonly attempts: readonly Attempt[];
  /** A red smoke requirement it stands on: then it was not played, or what it came to says nothing more. */
  readonly standsOn?: RequirementId;
}

/**
 * Plays the cases, each on a stage of its own: those marked as smoke first and one by one, then up to `jobs` at once in the given order.
 * What rests on a deadline is played again afterwards, alone and with longer deadlines.
 */
export async function playCases(cases: readonly ConformanceCase[], ground: Playground, jobs: number, tell: (event: Progress) => void): Promise<Played[]> {
  return new Play(cases, ground, jobs, tell).all();
}

class Play {
  readonly #played = new Map<ConformanceCase, Played>();
  /** Smoke requirements that are red. */
  readonly #red = new Set<RequirementId>();
  #number: number;
  #done = 0;

  constructor(
    private readonly cases: readonly ConformanceCase[],
    private readonly ground: Playground,
    private readonly jobs: number,
    private readonly tell: (event: Progress) => void,
  ) {
    this.#number = cases.length;
  }

  async all(): Promise<Played[]> {
    for (const one of this.cases.filter((each) => each.smoke)) {
      await this.#first(one);
      await this.#lookAgain(one);
      if (isRed(this.#played.get(one)!)) this.#red.add(one.proves);
    }
    const rest = this.cases.filter((each) => !each.smoke);
    const queue = rest.values();
    const work = async () => {
      for (const one of queue) await this.#first(one);
    };
    await Promise.all(Array.from({ length: Math.max(1, this.jobs) }, work));
    for (const one of rest) await this.#lookAgain(one);
    return this.cases.map((one) => this.#played.get(one)!);
  }

  async #first(one: ConformanceCase): Promise<void> {
    const standsOn = [...foundations(one.proves)].find((id) => this.#red.has(id));
    this.tell({ kind: "case-started", case: one.id, done: this.#done, of: this.cases.length });
    if (standsOn !== undefined || one.run === undefined || this.ground.signal.aborted) {
      this.#played.set(one, { case: one, attempts: [], ...(standsOn === undefined ? {} : { standsOn }) });
      return this.#ended(one, standsOn === undefined ? "passed" : "blocked", 0);
    }
    const attempt = await this.#attempt(one, this.ground.pace, this.cases.indexOf(one) + 1);
    this.#played.set(one, this.#standing(one, [attempt]));
    this.#ended(one, restsOnDeadline(attempt) ? "to-be-tried-again" : progressOf(one, attempt), attempt.durationMs, reasonOf(one, attempt));
  }

  /** Plays a case, and again once its time has come where the target limits us beyond what its profile declares. */
  async #attempt(one: ConformanceCase, pace: Pace, number: number): Promise<Attempt> {
    const { ground, tell } = this;
    const onWait: OnWait = (what, ms) => tell({ kind: "waiting", case: one.id, for: what, ...(ms === undefined ? {} : { ms: Math.round(ms) }) });
    let attempt = await attemptCase(one, ground, pace, number, onWait);
    for (let tries = 1; attempt.throttled !== undefined && !ground.signal.aborted; tries += 1) {
      const { what, at, retryAfterS } = attempt.throttled;
      if (tries > MOST_THROTTLED) return { ...attempt, end: { kind: "blocked", text: `the target limits us beyond what its profile declares: ${what}`, at, deadline: false } };
      const ms = Math.ceil(ground.budget.minutes(retryAfterS === undefined ? tries / SHARES_OF_A_MINUTE : retryAfterS / 60));
      const text = `${one.id} met ${what}, a limit that the profile does not declare; it is tried again in ${ms} ms`;
      tell({ kind: "throttled", case: one.id, ms, text });
      ground.log.add({ kind: "note", case: one.id, text, waitedFor: `a limit that the profile does not declare (${what})`, waitedMs: ms, throttledAt: at });
      await ground.budget.holdOff(ms, ground.signal).catch(() => undefined);
      this.#number += 1;
      attempt = await attemptCase(one, ground, pace, this.#number, onWait);
    }
    return attempt;
  }

  /** A finding that rests on a deadline counts only when it comes again alone, with more time, and with our own clock running freely. */
  async #lookAgain(one: ConformanceCase): Promise<void> {
    for (let look = 1; look <= MOST_LOOKS; look += 1) {
      const { attempts, standsOn } = this.#played.get(one)!;
      const last = attempts.at(-1);
      if (standsOn !== undefined || last === undefined || !restsOnDeadline(last) || this.ground.signal.aborted) return;
      if (look > 1 && last.stallMs < STARVED_MS) return;
      this.tell({ kind: "second-look", case: one.id, text: `${one.id} is tried again, alone and with ${PATIENCE} times the time` });
      this.#number += 1;
      const patient: Pace = this.ground.pace.patient(PATIENCE);
      const again = await this.#attempt(one, patient, this.#number);
      this.#played.set(one, this.#standing(one, [...attempts, again]));
      this.tell({ kind: "case-ended", case: one.id, outcome: progressOf(one, again), durationMs: again.durationMs, done: this.#done, of: this.cases.length, ...reasonOf(one, again) });
    }
  }

  /** What goes wrong behind a door that is dead is the door's red, and not worth a second look. */
  #standing(one: ConformanceCase, attempts: readonly Attempt[]): Played {
    const last = attempts.at(-1)!;
    const door = [...last.doors].find((id) => id !== one.proves && this.#red.has(id));
    const isWrong = last.end.kind === "violated" || last.end.kind === "blocked";
    return { case: one, attempts, ...(isWrong && door !== undefined ? { standsOn: door } : {}) };
  }

  #ended(one: ConformanceCase, outcome: CaseProgress, durationMs: number, reason: { readonly because?: string } = {}): void {
    this.#done += 1;
    this.tell({ kind: "case-ended", case: one.id, outcome, durationMs, done: this.#done, of: this.cases.length, ...reason });
  }
}

/** Requirements that this one stands on, directly or through others. */
export function foundations(id: RequirementId): ReadonlySet<RequirementId> {
  const found = new Set<RequirementId>();
  const look = (from: RequirementId): void => {
    for (const below of requirement(from).relies) {
      if (below === id || found.has(below)) continue;
      found.add(below);
      look(below);
    }
  };
  look(id);
  return found;
}

function isRed({ attempts, standsOn }: Played): boolean {
  const kind = attempts.at(-1)?.end.kind;
  return standsOn !== undefined || kind === "violated" || kind === "blocked" || kind === "suite-fault";
}

/** What is told of an attempt while the run goes on; a MAY that does not hold is no red. */
function progressOf(one: ConformanceCase, { end }: Attempt): CaseProgress {
  if (end.kind === "violated" && requirement(one.proves).level === "MAY") return "passed";
  if (end.kind === "held") return "passed";
  if (end.kind === "unavailable") return "not-applicable";
  return end.kind === "violated" ? "failed" : "blocked";
}

/** Why an attempt came to nothing good, for those who watch. */
function reasonOf(one: ConformanceCase, { end }: Attempt): { readonly because?: string } {
  if (requirement(one.proves).level === "MAY") return {};
  if (end.kind === "violated") return { because: end.finding.because };
  return end.kind === "blocked" || end.kind === "suite-fault" ? { because: end.text } : {};
}
