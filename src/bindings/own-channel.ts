import { NoAnswer, type RawAnswer, type StreamAnswer } from "../client/index.js";
import type { Channel, Heard } from "./binding.js";
import { HeardList } from "./heard-list.js";
import { reasonIn } from "./outcome.js";

/** A turn may be held by the suite for as long as a case lasts: the deadlines are the case's, this one only frees what was forgotten. */
export const FORGOTTEN_MS = 600_000;

/** What a request must be sent with, so that its channel knows its id at once and can leave it. */
export interface ChannelOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly onSent: (exchange: { readonly id: string }) => void;
}

/** How a stream is told to read no more, also before there is one. */
export class Reader {
  #stream: StreamAnswer | undefined;
  #isPaused = false;

  /** Takes the stream over, paused where that was asked for already. */
  reads(stream: StreamAnswer): void {
    this.#stream = stream;
    if (this.#isPaused) stream.pause();
  }

  pause(): void {
    this.#isPaused = true;
    this.#stream?.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#stream?.resume();
  }
}

/** A channel for one turn that has a request of its own. `read` sends it at once with the options it is given, and pushes what it hears, `ended` last. */
export function ownChannel(door: "http" | "sse", read: (options: ChannelOptions, list: HeardList, reader: Reader) => Promise<void>): Channel {
  const list = new HeardList();
  const left = new AbortController();
  const reader = new Reader();
  let id = "";
  void read({ signal: left.signal, deadlineMs: FORGOTTEN_MS, onSent: (exchange) => (id = exchange.id) }, list, reader).catch((error: unknown) => {
    list.push(error instanceof NoAnswer ? { kind: "ended", native: error.message, at: error.seq } : { kind: "ended", native: String(error), at: 0 });
  });
  return {
    door,
    get id() {
      return id;
    },
    heard: list.heard,
    onHeard: (listener) => list.onHeard(listener),
    leave: () => left.abort(),
    stopReading: () => reader.pause(),
    readOn: () => reader.resume(),
  };
}

/** 4xx: the server would not take the turn. 5xx: it took it and failed. */
export function refusal(answer: RawAnswer): Heard {
  return { kind: answer.status >= 500 ? "failed" : "refused", native: `HTTP ${answer.status}`, status: answer.status, text: reasonIn(answer).replace(/^: /, ""), at: answer.seq };
}

/** Header lines of a stream's head, as cases read them in `raw`. */
export function headLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join("\n");
}
