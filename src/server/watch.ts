/** Tells listeners of a change, at most once in `everyMs`; what changes meanwhile is told together at the end of it. */
export class Watch {
  readonly #listeners = new Set<() => void>();
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #again = false;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  changed(): void {
    if (this.#timer) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#again) this.changed();
    }, this.#everyMs);
    this.#timer.unref();
    // Not at once: the change is told after the answer to the request that made it.
    setImmediate(() => {
      for (const listener of [...this.#listeners]) listener();
    });
  }

  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }
}
