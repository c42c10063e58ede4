/** Something that changes, and those who wait for it to be in some state. */
export class Changes {
  readonly #watchers = new Set<() => void>();

  /** Looks again at what everyone waits for. */
  happened(): void {
    for (const look of [...this.#watchers]) look();
  }

  /** Resolves as soon as `test` holds, at once where it does. Rejects with the signal's reason when that aborts first. */
  until(test: () => boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => void (test() && finish(resolve));
      const aborted = (): void => finish(() => reject(signal?.reason));
      const finish = (settle: () => void): void => {
        this.#watchers.delete(look);
        signal?.removeEventListener("abort", aborted);
        settle();
      };
      if (signal?.aborted) return aborted();
      this.#watchers.add(look);
      signal?.addEventListener("abort", aborted);
      look();
    });
  }
}
