import type { Pace } from "./context.js";

/** A turn this quick (milliseconds) needs no more time than the suite asks for; a slower target gets proportionally more. */
const REFERENCE_TURN_MS = 250;
/** A target may stretch the deadlines this far; beyond it, slowness is its own defect. */
const MOST_STRETCH = 60;
/** How many of the latest turns are looked at. */
const REMEMBERED = 32;

export class TargetPace implements Pace {
  readonly #turns: number[] = [];
  readonly #timeScale: number;
  readonly #least: number;

  /**
   * @param timeScale the user's `--time-scale`; multiplies every deadline.
   * @param leastStretch what the profile declares; never less than that.
   */
  constructor(timeScale: number, leastStretch = 1) {
    this.#timeScale = timeScale;
    this.#least = Math.max(1, leastStretch);
  }

  /** How much slower than the reference the slowest of the latest turns was; never less than what was declared. */
  get stretch(): number {
    const slowest = Math.max(0, ...this.#turns);
    return Math.max(this.#least, Math.min(MOST_STRETCH, slowest / REFERENCE_TURN_MS));
  }

  get slowestTurnMs(): number | undefined {
    return this.#turns.length === 0 ? undefined : Math.max(...this.#turns);
  }

  deadline(ms: number): number {
    return Math.ceil(ms * this.stretch * this.#timeScale);
  }

  saw(turnMs: number): void {
    this.#turns.push(turnMs);
    if (this.#turns.length > REMEMBERED) this.#turns.shift();
  }

  /** The same target with `times` longer deadlines, for a second look. */
  patient(times: number): Pace {
    return { deadline: (ms) => this.deadline(ms) * times, saw: (turnMs) => this.saw(turnMs) };
  }
}
