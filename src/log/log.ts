import type { Entry, NewEntry } from "./entry.js";

/** Append-only record of everything seen. Times are monotonic milliseconds since it was made. */
export class Log {
  readonly #entries: Entry[] = [];
  readonly #listeners = new Set<(entry: Entry) => void>();
  readonly #ids = new Map<string, number>();
  readonly #now: () => number;
  readonly #began: number;

  /** @param now clock in milliseconds; handed in so that tests own it. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#began = now();
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Milliseconds since the log began. */
  elapsed(): number {
    return this.#now() - this.#began;
  }

  add(entry: NewEntry): Entry {
    const placed = { seq: this.#entries.length + 1, at: Math.round(this.elapsed() * 10) / 10, ...entry } as Entry;
    this.#entries.push(placed);
    for (const listener of this.#listeners) listener(placed);
    return placed;
  }

  /** A fresh exchange id: `r1`, `r2`, … or `w1`, … or `m1`, …. */
  nextId(prefix: "r" | "w" | "m"): string {
    const n = (this.#ids.get(prefix) ?? 0) + 1;
    this.#ids.set(prefix, n);
    return `${prefix}${n}`;
  }

  /** Calls `listener` for every later entry; returns how to stop. */
  onEntry(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
