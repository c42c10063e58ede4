import { count, duration, safe } from "../reporters/index.js";
import type { Progress } from "../runner/index.js";
import type { Io } from "./io.js";
import { fitting, LiveLine } from "./live-line.js";

/** Tells on standard error how a run comes along: one live line on a terminal, a few plain lines elsewhere. */
export interface ProgressTeller {
  readonly tell: (event: Progress) => void;
  /** A sentence that stays. */
  readonly say: (text: string) => void;
  /** Takes the live line away; idempotent. */
  readonly end: () => void;
}

const SILENT: ProgressTeller = { tell: () => undefined, say: () => undefined, end: () => undefined };

/** @param now monotonic milliseconds; handed in so that tests own it. */
export function progressTeller(io: Pick<Io, "stderr">, quiet: boolean, now: () => number = () => performance.now()): ProgressTeller {
  if (quiet) return SILENT;
  return io.stderr.isTerminal ? liveTeller(io, now) : plainTeller(io);
}

/** How many lines a plain log gets between the first case and the last. */
const PLAIN_STEPS = 4;

function plainTeller({ stderr }: Pick<Io, "stderr">): ProgressTeller {
  const say = (text: string): void => stderr.write(`${safe(text)}\n`);
  const reds = new Reds();
  let step = 0;
  return {
    say,
    end: () => undefined,
    tell: (event) => {
      const sentence = sentenceOf(event) ?? reds.sentenceOf(event);
      if (sentence !== undefined) say(sentence);
      if (event.kind !== "case-ended") return;
      const reached = Math.floor((event.done / event.of) * PLAIN_STEPS);
      if (reached > step) say(`${event.done} of ${event.of} cases`);
      step = Math.max(step, reached);
    },
  };
}

function liveTeller({ stderr }: Pick<Io, "stderr">, now: () => number): ProgressTeller {
  const line = new LiveLine(stderr);
  const running = new Map<string, number>();
  const limits = new Map<string, string>();
  const reds = new Reds();
  let counts = { done: 0, of: 0, red: 0 };
  const redraw = (): void => line.show(liveText(counts, running, limits, now()));
  // Between events only the waiting time changes; the timer keeps it honest and never keeps the process alive.
  const timer = setInterval(() => running.size > 0 && redraw(), 500);
  timer.unref();
  return {
    say: (text) => line.print(safe(text)),
    end: () => {
      clearInterval(timer);
      line.clear();
    },
    tell: (event) => {
      const sentence = sentenceOf(event);
      if (sentence !== undefined) line.print(safe(sentence));
      const red = reds.sentenceOf(event);
      if (red !== undefined) line.print(fitting(safe(red), stderr.columns - 1));
      if (event.kind === "case-started") running.set(event.case, now());
      if (event.kind === "waiting") limits.set(event.case, event.for);
      if (event.kind === "case-ended") {
        running.delete(event.case);
        limits.delete(event.case);
        const red = event.outcome === "failed" || event.outcome === "blocked";
        counts = { ...counts, done: event.done, red: counts.red + (red ? 1 : 0) };
      }
      if (event.kind === "case-started" || event.kind === "case-ended") {
        counts = { ...counts, of: event.of };
        redraw();
      }
      if (event.kind === "judging") line.show(`judging ${count(event.entries, "line")} of the log`);
    },
  };
}

function sentenceOf(event: Progress): string | undefined {
  if (event.kind === "preflight" || event.kind === "second-look" || event.kind === "throttled") return event.text;
  if (event.kind === "plan") {
    const left = event.notApplicable === 0 ? "" : `; ${event.notApplicable} more not applicable`;
    return `${count(event.cases, "case")} to run${left}`;
  }
  return undefined;
}

/** Findings as they appear; their letters come at the end. */
class Reds {
  /** A server that is no server at all would scroll everything else away. */
  static readonly #MOST = 12;
  #told = 0;

  sentenceOf(event: Progress): string | undefined {
    if (event.kind !== "case-ended" || (event.outcome !== "failed" && event.outcome !== "blocked")) return undefined;
    this.#told += 1;
    if (this.#told === Reds.#MOST + 1) return "More is red; what follows is counted, and told at the end.";
    if (this.#told > Reds.#MOST) return undefined;
    return `${event.outcome === "failed" ? "✗" : "■"} ${event.case}${event.because === undefined ? "" : `: ${event.because}`}`;
  }
}

/** Shown as waiting once it takes this long. */
const LONG_MS = 1_000;

function liveText(counts: { done: number; of: number; red: number }, running: ReadonlyMap<string, number>, limits: ReadonlyMap<string, string>, nowMs: number): string {
  const parts = [`${counts.done}/${counts.of} cases`];
  if (counts.red > 0) parts.push(`${counts.red} red`);
  const areas = [...new Set([...running.keys()].map((id) => id.split(".")[0] ?? id))];
  if (areas.length > 0) parts.push(areas.join(", "));
  const [longest] = [...running].sort(([, a], [, b]) => a - b);
  if (longest !== undefined && nowMs - longest[1] >= LONG_MS) {
    const limit = limits.get(longest[0]);
    parts.push(`waiting ${duration(nowMs - longest[1])} for ${longest[0]}${limit === undefined ? "" : `, within the ${limit} limit`}`);
  }
  return parts.join("  ");
}
