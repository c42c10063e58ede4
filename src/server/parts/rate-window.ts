const MINUTE_MS = 60_000;
/** Beyond so many keys the ones whose minute is over are dropped. */
const SWEEP_ABOVE = 1_024;

/** How many calls of a key fit into a minute that begins with the first of them. */
export class RateWindow {
  readonly #perMinute: number | undefined;
  readonly #windows = new Map<string, { readonly from: number; count: number }>();

  /** @param perMinute undefined: no bound. */
  constructor(perMinute: number | undefined) {
    this.#perMinute = perMinute;
  }

  /** Takes one call. @returns 0 when it fits, else the milliseconds until one fits again. */
  take(key: string, nowMs: number): number {
    if (this.#perMinute === undefined) return 0;
    const window = this.#windows.get(key);
    if (!window || nowMs - window.from >= MINUTE_MS) {
      if (this.#windows.size >= SWEEP_ABOVE) this.#sweep(nowMs);
      this.#windows.set(key, { from: nowMs, count: 1 });
      return 0;
    }
    window.count += 1;
    return window.count <= this.#perMinute ? 0 : window.from + MINUTE_MS - nowMs;
  }

  #sweep(nowMs: number): void {
    for (const [key, window] of this.#windows) if (nowMs - window.from >= MINUTE_MS) this.#windows.delete(key);
  }
}
