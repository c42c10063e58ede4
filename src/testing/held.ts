import type { Gate } from "../model/index.js";

const WITHIN_MS = 10_000;

/** The answers to one turn, held until they are released. */
export class Held {
  readonly #gate: Gate;

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** Resolves once the model was asked and so many pieces of its answer are out (0 unless told). Rejects when that does not happen in time. */
  async reached(pieces = 0, withinMs = WITHIN_MS): Promise<void> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error(this.#tooLate(pieces, withinMs))), withinMs);
    try {
      await this.#gate.reached(pieces, late.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets so many more pieces of the answer out; without a number the whole rest and the end. */
  release(pieces?: number): void {
    this.#gate.release(pieces);
  }

  #tooLate(pieces: number, withinMs: number): string {
    const { calls, canary } = this.#gate;
    if (calls === 0) return `the model was not asked about ${canary} within ${withinMs} ms; was the message sent, and does the server ask this model?`;
    return `the answer to ${canary} had not ${pieces} pieces out within ${withinMs} ms; release more, or script more pieces`;
  }
}
