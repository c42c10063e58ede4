interface Waiting {
  readonly holder: object;
  readonly go: () => void;
}

/**
 * The sockets that may be open at once, shared by cases that each may need several. A place is given only where afterwards some holder
 * can still have all that a case needs: so no two cases can wait for each other's.
 */
export class SocketPlaces {
  readonly #held = new Map<object, number>();
  #waiting: Waiting[] = [];

  /**
   * @param most undefined: as many as one likes.
   * @param claim what one case may need at once.
   */
  constructor(
    private readonly most: number | undefined,
    private readonly claim: number,
  ) {}

  /** Resolves with a place taken; in the order of asking, except that who has some goes before who has none. Rejects when the signal aborts. */
  async take(holder: object, signal: AbortSignal, onWait: () => void): Promise<void> {
    if (this.#mayHave(holder)) return this.#give(holder);
    onWait();
    await new Promise<void>((resolve, reject) => {
      const aborted = (): void => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        holder,
        go: () => {
          signal.removeEventListener("abort", aborted);
          resolve();
        },
      };
      this.#waiting.push(waiting);
      signal.addEventListener("abort", aborted, { once: true });
    });
  }

  release(holder: object): void {
    const left = (this.#held.get(holder) ?? 0) - 1;
    if (left > 0) this.#held.set(holder, left);
    else this.#held.delete(holder);
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#waiting = this.#waiting.filter((one) => one !== next);
      this.#give(next.holder);
      next.go();
    }
  }

  #next(): Waiting | undefined {
    const able = this.#waiting.filter(({ holder }) => this.#mayHave(holder));
    return able.find(({ holder }) => this.#held.has(holder)) ?? able[0];
  }

  #give(holder: object): void {
    this.#held.set(holder, (this.#held.get(holder) ?? 0) + 1);
  }

  #mayHave(holder: object): boolean {
    if (this.most === undefined) return true;
    const after = new Map(this.#held).set(holder, (this.#held.get(holder) ?? 0) + 1);
    const free = this.most - [...after.values()].reduce((sum, one) => sum + one, 0);
    if (free < 0) return false;
    // One that lacks nothing ends by itself. Where the claim is more than there is, one case has them all.
    return [...after.values()].some((one) => Math.min(this.claim, this.most!) - one <= free);
  }
}
