/** Looks at what is new; true when it has what it waited for. */
type Look = () => boolean;

/** Everything that came, in order, kept for good; a reader looks from any place in it and waits for more. */
export class Mailbox<T> {
  readonly #items: T[] = [];
  readonly #waiters = new Set<Look>();
  #closed = false;

  get items(): readonly T[] {
    return this.#items;
  }

  /** True when nothing more will come. */
  get closed(): boolean {
    return this.#closed;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  /** A place to look from later: what comes after now. */
  mark(): number {
    return this.#items.length;
  }

  /**
   * The first item from `from` (default: the very first) that the predicate accepts; undefined when the deadline passes or
   * nothing more will come. An item is looked at once; `deadlineMs` 0 looks only at what is there.
   */
  next<S extends T>(predicate: (item: T) => item is S, deadlineMs: number, from?: number): Promise<S | undefined>;
  next(predicate: (item: T) => boolean, deadlineMs: number, from?: number): Promise<T | undefined>;
  next(predicate: (item: T) => boolean, deadlineMs: number, from = 0): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      let at = from;
      let timer: NodeJS.Timeout | undefined;
      const settle = (item: T | undefined): void => {
        clearTimeout(timer);
        this.#waiters.delete(look);
        resolve(item);
      };
      const look = (): boolean => {
        try {
          for (; at < this.#items.length; at++) {
            const item = this.#items[at] as T;
            if (predicate(item)) return settle(item), true;
          }
        } catch (error) {
          clearTimeout(timer);
          this.#waiters.delete(look);
          reject(error);
          return true;
        }
        if (!this.#closed) return false;
        settle(undefined);
        return true;
      };
      if (look()) return;
      if (deadlineMs <= 0) return settle(undefined);
      this.#waiters.add(look);
      if (Number.isFinite(deadlineMs)) timer = setTimeout(settle, deadlineMs, undefined);
    });
  }

  /** Every item from `from` on, as it comes, until nothing more will. */
  async *from(from = 0): AsyncGenerator<T, void, undefined> {
    for (let at = from; ; at++) {
      const item = await this.next(() => true, Infinity, at);
      if (item === undefined) return;
      yield item;
    }
  }

  #wake(): void {
    for (const look of [...this.#waiters]) look();
  }
}
