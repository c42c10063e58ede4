import { realClock, type Clock } from "./budget.js";

/** The overall deadline of one attempt. It stands still while the case waits for a budget: that wait is ours, not the server's. */
export class CaseClock {
  #leftMs: number;
  #since: number;
  #pauses = 0;
  #ended = false;
  #cancel: () => void = () => {};

  constructor(
    readonly limitMs: number,
    private readonly onOverdue: () => void,
    private readonly clock: Clock = realClock,
  ) {
    this.#leftMs = limitMs;
    this.#since = clock.now();
    this.#arm();
  }

  /** Stops the clock; what is returned starts it again. */
  pause(): () => void {
    if (this.#pauses === 0) {
      this.#cancel();
      this.#leftMs -= this.clock.now() - this.#since;
    }
    this.#pauses += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#pauses -= 1;
      if (this.#pauses === 0) this.#arm();
    };
  }

  end(): void {
    this.#ended = true;
    this.#cancel();
  }

  #arm(): void {
    if (this.#ended) return;
    this.#since = this.clock.now();
    this.#cancel = this.clock.after(Math.max(0, this.#leftMs), this.onOverdue);
  }
}
