import { Changes } from "./changes.js";

/**
 * Holds the answers to one turn until told to go on. Made before the turn is sent, it holds every call for it (a retry
 * too) at the same place. A streamed answer goes out piece by piece as pieces are released; an answer wanted whole is
 * made piece by piece alike, and goes out at the end. A tool call counts as one piece.
 */
export interface Gate {
  readonly canary: string;
  /** Calls for the turn that came so far. */
  readonly calls: number;
  /**
   * Resolves when a call that was not given up has `pieces` pieces (0 unless told) or more out. It may wait for ever:
   * bring a deadline. Rejects only with the reason of the signal it is given, if any.
   */
  reached(pieces?: number, signal?: AbortSignal): Promise<void>;
  /** Lets so many more pieces out; all of them and the end when no number is given. */
  release(pieces?: number): void;
  /** Resolves when the server gave a call up before its end. */
  readonly aborted: Promise<void>;
}

/** One call's place at a gate. */
export interface GatePlace {
  /** Comes with `out` pieces gone and waits until the next one (or the end, when `last`) may go. */
  pass(out: number, last: boolean, signal: AbortSignal): Promise<void>;
  /** The call was given up. */
  giveUp(): void;
}

export class HeldGate implements Gate {
  readonly aborted: Promise<void>;
  readonly #changes = new Changes();
  readonly #out: number[] = [];
  #released = 0;
  #open = false;
  #anyAborted = false;

  constructor(readonly canary: string) {
    this.aborted = this.#changes.until(() => this.#anyAborted);
  }

  get calls(): number {
    return this.#out.length;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  reached(pieces = 0, signal?: AbortSignal): Promise<void> {
    return this.#changes.until(() => this.#out.some((out) => out >= pieces), signal);
  }

  release(pieces?: number): void {
    if (pieces === undefined) this.#open = true;
    else this.#released += pieces;
    this.#changes.happened();
  }

  enter(): GatePlace {
    const place = this.#out.push(-1) - 1;
    return {
      pass: async (out, last, signal) => {
        signal.throwIfAborted();
        this.#out[place] = out;
        this.#changes.happened();
        await this.#changes.until(() => this.#open || (!last && this.#released > out), signal);
      },
      giveUp: () => {
        this.#out[place] = -1;
        this.#anyAborted = true;
        this.#changes.happened();
      },
    };
  }
}
