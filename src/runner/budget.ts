import type { Log } from "../log/index.js";
import type { Budget, BudgetKind } from "./context.js";
import { SocketPlaces } from "./socket-places.js";

/** What a target allows; absent means as much as one likes. */
export interface Limits {
  /** Messages over all doors together. */
  readonly messagesPerMinute?: number;
  /** Messages over one socket (or what else the key of a take names). */
  readonly socketMessagesPerMinute?: number;
  readonly requestsPerMinute?: number;
  /** Sockets open at the same time. */
  readonly sockets?: number;
  /** How long a minute of these limits lasts, for a target whose clock is scaled. Default 60 000. */
  readonly minuteMs?: number;
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
/** Sockets that a case may have open at once; while it has fewer, so many are kept within its reach. */
const SOCKETS_OF_A_CASE = 2;

/** What the case waits for and how long that may take; undefined where it hangs on others. */
export type OnWait = (what: string, ms: number | undefined) => void;

/** One budget for the whole run; `for` narrows it to a case, whose waits it can tell. */
export class RunBudget {
  readonly #windows = new Map<string, number[]>();
  readonly #sockets: SocketPlaces;
  readonly #minuteMs: number;
  /** Until then nothing is sent: the target has said so. */
  #heldUntil = 0;

  constructor(
    private readonly limits: Limits,
    private readonly log: Log,
    private readonly clock: Clock = realClock,
  ) {
    this.#sockets = new SocketPlaces(limits.sockets, SOCKETS_OF_A_CASE);
    this.#minuteMs = limits.minuteMs ?? MINUTE_MS;
  }

  /** @param whileWaiting called when a wait begins; what it returns is called when the wait is over. */
  for(caseId: string, signal: AbortSignal, whileWaiting: () => () => void = () => () => {}, onWait: OnWait = () => {}): Budget {
    const holder = {};
    return {
      take: async (kind, key) => {
        signal.throwIfAborted();
        const began = this.clock.now();
        const waitOver = whileWaiting();
        try {
          await this.#until(this.#heldUntil - began, signal);
          if (kind === "socket") await this.#socket(holder, signal, onWait);
          else await this.#paced(kind, key, signal, onWait);
        } finally {
          waitOver();
        }
        const ms = Math.round(this.clock.now() - began);
        if (ms >= NOTED_MS) this.log.add({ kind: "note", case: caseId, text: `waited ${ms} ms for the ${kind} budget`, waitedFor: kind, waitedMs: ms });
      },
      takeNow: (kind, key) => {
        if (this.#namesOf(kind, key).some(([name, perMinute]) => this.#freeAt(name, perMinute) > this.clock.now())) return false;
        for (const [name, perMinute] of this.#namesOf(kind, key)) this.#book(name, perMinute);
        return true;
      },
      release: () => this.#sockets.release(holder),
    };
  }

  /** The target refused for its own limit, which the budget did not foresee: nobody sends anything for so long. Resolves when that is over. */
  async holdOff(ms: number, signal: AbortSignal): Promise<void> {
    this.#heldUntil = Math.max(this.#heldUntil, this.clock.now() + ms);
    await this.#until(ms, signal);
  }

  /** Milliseconds that so many minutes of the target's limits last. */
  minutes(count: number): number {
    return count * this.#minuteMs;
  }

  /** Windows that a message or request is counted in. */
  #namesOf(kind: BudgetKind, key: string | undefined): readonly (readonly [string, number | undefined])[] {
    const { messagesPerMinute, socketMessagesPerMinute, requestsPerMinute } = this.limits;
    const messages = kind === "message" ? ([["message", messagesPerMinute]] as const) : [];
    // What goes over an open socket is no HTTP request.
    const last = key === undefined ? (["request", requestsPerMinute] as const) : ([`message ${key}`, socketMessagesPerMinute] as const);
    return [...messages, last];
  }

  /** A place among the open ones; the upgrade is a request besides. */
  async #socket(holder: object, signal: AbortSignal, onWait: OnWait): Promise<void> {
    await this.#sockets.take(holder, signal, () => onWait("socket", undefined));
    try {
      await this.#paced("request", undefined, signal, onWait);
    } catch (error) {
      this.#sockets.release(holder);
      throw error;
    }
  }

  async #paced(kind: BudgetKind, key: string | undefined, signal: AbortSignal, onWait: OnWait): Promise<void> {
    for (const [name, perMinute] of this.#namesOf(kind, key)) {
      const ms = this.#book(name, perMinute) - this.clock.now();
      if (ms >= NOTED_MS) onWait(kind, ms);
      await this.#until(ms, signal);
    }
  }

  /** When the next place of a sliding minute is free. */
  #freeAt(name: string, perMinute: number | undefined): number {
    const booked = this.#windows.get(name) ?? [];
    if (perMinute === undefined || booked.length < perMinute) return -Infinity;
    return booked[booked.length - perMinute]! + this.#minuteMs;
  }

  /** Books the next free place: first come, first served. @returns when it is. */
  #book(name: string, perMinute: number | undefined): number {
    const at = Math.max(this.clock.now(), this.#freeAt(name, perMinute));
    if (perMinute === undefined) return at;
    const booked = this.#windows.get(name) ?? [];
    this.#windows.set(name, booked);
    booked.push(at);
    if (booked.length > perMinute) booked.splice(0, booked.length - perMinute);
    return at;
  }

  #until(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0) return Promise.resolve();
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
}
