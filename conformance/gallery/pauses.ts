/** A number from 0 to below `bound`, the same series for the same seed (mulberry32). */
export function seeded(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) / 4294967296) * bound;
  };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Does things later, those of one key in the order in which they were asked for. */
export class LaterInOrder {
  readonly #last = new Map<string, Promise<void>>();

  do(key: string, ms: number, deed: () => void): void {
    const before = this.#last.get(key);
    const done: Promise<void> = Promise.all([before, pause(ms)]).then(() => {
      if (this.#last.get(key) === done) this.#last.delete(key);
      deed();
    });
    this.#last.set(key, done);
  }
}
