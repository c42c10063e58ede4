import type { Log } from "../log/index.js";
import type { Budget, BudgetKind } from "./context.js";

/** What a target allows; absent means as much as one likes. */
export interface Limits {
  /** Messages over all doors together. */
  readonly messagesPerMinute?: number;
  /** Messages over one socket (or what else the key of a take names). */
  readonly socketMessagesPerMinute?: number;
  readonly requestsPerMinute?: number;
  /** Sockets open at the same time. */
  readonly sockets?: number;
}

/** Time as the budget sees it; handed in so that tests own it. */
export interface Clock {
  now(): number;
  /** Calls back after `ms` milliseconds; returns how to call it off. */
  after(ms: number, call: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

const MINUTE_MS = 60_000;
/** A wait shorter than this is not worth a line in the log. */
const NOTED_MS = 50;

/** One budget for the whole run; `for` narrows it to a case, whose waits it can tell. */
export class RunBudget {
  readonly #windows = new Map<string, number[]>();
  readonly #waiting: (() => void)[] = [];
  #openSockets = 0;

  constructor(
    private readonly limits: Limits,
    private readonly log: Log,
    private readonly clock: Clock = realClock,
  ) {}

  /** @param whileWaiting called when a wait begins; what it returns is called when the wait is over. */
  for(caseId: string, signal: AbortSignal, whileWaiting: () => () => void = () => () => {}): Budget {
    return {
      take: async (kind, key) => {
        signal.throwIfAborted();
        const began = this.clock.now();
        const waitOver = whileWaiting();
        try {
          if (kind === "socket") await this.#socket(signal);
          else await this.#paced(kind, key, signal);
        } finally {
          waitOver();
        }
        const ms = Math.round(this.clock.now() - began);
        if (ms >= NOTED_MS) this.log.add({ kind: "note", case: caseId, text: `waited ${ms} ms for the ${kind} budget`, waitedFor: kind, waitedMs: ms });
      },
      release: () => this.#released(),
    };
  }

  async #paced(kind: BudgetKind, key: string | undefined, signal: AbortSignal): Promise<void> {
    const limits = this.limits;
    if (kind === "message") {
      await this.#slot("message", limits.messagesPerMinute, signal);
      if (key !== undefined) await this.#slot(`message ${key}`, limits.socketMessagesPerMinute, signal);
    }
    await this.#slot("request", limits.requestsPerMinute, signal);
  }

  /** Books the next free place of a sliding minute and waits for it: first come, first served. */
  async #slot(name: string, perMinute: number | undefined, signal: AbortSignal): Promise<void> {
    if (perMinute === undefined) return;
    const booked = this.#windows.get(name) ?? [];
    this.#windows.set(name, booked);
    const now = this.clock.now();
    const before = booked.length < perMinute ? now : booked[booked.length - perMinute]! + MINUTE_MS;
    const at = Math.max(now, before);
    booked.push(at);
    if (booked.length > perMinute) booked.splice(0, booked.length - perMinute);
    if (at > now) await this.#until(at - now, signal);
  }

  #until(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const aborted = () => {
        cancel();
        reject(signal.reason as Error);
      };
      const cancel = this.clock.after(ms, () => {
        signal.removeEventListener("abort", aborted);
        resolve();
      });
      signal.addEventListener("abort", aborted, { once: true });
    });
  }

  async #socket(signal: AbortSignal): Promise<void> {
    if (this.limits.sockets !== undefined && this.#openSockets >= this.limits.sockets) {
      await new Promise<void>((resolve, reject) => {
        const aborted = () => {
          this.#waiting.splice(this.#waiting.indexOf(turn), 1);
          reject(signal.reason as Error);
        };
        const turn = () => {
          signal.removeEventListener("abort", aborted);
          resolve();
        };
        this.#waiting.push(turn);
        signal.addEventListener("abort", aborted, { once: true });
      });
    } else this.#openSockets += 1;
  }

  #released(): void {
    // A place that somebody waits for is handed over, never counted down and up.
    const next = this.#waiting.shift();
    if (next !== undefined) next();
    else this.#openSockets = Math.max(0, this.#openSockets - 1);
  }
}
