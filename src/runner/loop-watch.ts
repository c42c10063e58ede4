/** How often the loop is asked to show up, in milliseconds. */
const TICK_MS = 20;
/** The loop counts as starved when it stood still at least this long at once, in milliseconds. */
export const STARVED_MS = 200;

interface Stall {
  /** When the loop came back. */
  readonly at: number;
  readonly ms: number;
}

/** Measures all the time how long our own event loop stood still: a deadline that passed meanwhile proves nothing about a server. */
export class LoopWatch {
  readonly #now: () => number;
  readonly #stalls: Stall[] = [];
  #timer: NodeJS.Timeout | undefined;
  #last = 0;

  /** @param now monotonic milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  start(): void {
    this.#last = this.#now();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** A place in time for `worstSince`. */
  mark(): number {
    return this.#now();
  }

  /** The longest standstill that ended after `mark`, in milliseconds; one that is still going on included. */
  worstSince(mark: number): number {
    let worst = this.#timer === undefined ? 0 : Math.max(0, this.#now() - this.#last - TICK_MS);
    for (let i = this.#stalls.length - 1; i >= 0; i -= 1) {
      const stall = this.#stalls[i]!;
      if (stall.at < mark) break;
      worst = Math.max(worst, stall.ms);
    }
    return Math.round(worst);
  }

  #tick(): void {
    const now = this.#now();
    const late = now - this.#last - TICK_MS;
    if (late >= TICK_MS) this.#stalls.push({ at: now, ms: late });
    this.#last = now;
  }
}
