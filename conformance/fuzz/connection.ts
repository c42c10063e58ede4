import { connect, type Socket } from "node:net";
import { AnswerReader, type HttpAnswer } from "./answer-reader.js";
import type { Sent } from "./requests.js";

/** Longest time in which a request is answered, or a connection that we ended is closed. No pause of the corpus is near it. */
const ANSWER_WITHIN_MS = 20_000;

export interface Heard {
  readonly answers: readonly HttpAnswer[];
  /** What was wrong with the bytes or with the time. */
  readonly problem?: string;
}

/** A bare connection, heard from its first byte on. */
class Wire {
  readonly socket: Socket;
  readonly #reader = new AnswerReader();
  #answers: HttpAnswer[] = [];
  #problem: string | undefined;
  #closed = false;
  #wake: () => void = () => undefined;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on("data", (bytes: Buffer) => {
      try {
        this.#answers.push(...this.#reader.read(bytes));
      } catch (error) {
        this.#problem ??= (error as Error).message;
        this.socket.destroy();
      }
      this.#wake();
    });
    // A reset is no defect by itself: what is missing then, is.
    this.socket.on("error", () => undefined);
    this.socket.on("close", () => {
      this.#closed = true;
      this.#wake();
    });
  }

  get closed(): boolean {
    return this.#closed || this.socket.destroyed;
  }

  expect(method: string): void {
    this.#reader.expect(method);
  }

  /** Hears until so many answers are whole or the connection is closed. */
  async hear(count: number): Promise<Heard> {
    if (this.#answers.length < count && !this.#closed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          this.#problem ??= `${Number.isFinite(count) ? `${this.#answers.length} answers of ${count}` : "still open"} after ${ANSWER_WITHIN_MS} ms`;
          this.socket.destroy();
        }, ANSWER_WITHIN_MS);
        this.#wake = () => {
          if (this.#answers.length < count && !this.#closed) return;
          clearTimeout(timer);
          this.#wake = () => undefined;
          resolve();
        };
      });
    }
    const answers = this.#answers.splice(0, count);
    return this.#problem === undefined ? { answers } : { answers, problem: this.#problem };
  }
}

/** Asks over one connection for as long as the server keeps it. */
export class Client {
  #wire: Wire | undefined;

  constructor(readonly url: string) {}

  /** Sends requests in one go; each has one answer, in order, unless the server said with an earlier one that it closes. */
  async ask(sent: readonly Sent[]): Promise<Heard> {
    const kept = this.#wire && !this.#wire.closed ? this.#wire : undefined;
    const heard = await this.#askOver((this.#wire = kept ?? new Wire(this.url)), sent);
    // A kept connection may have been closed for its idleness while we were writing.
    if (kept && heard.answers.length === 0 && heard.problem === undefined) return this.#askOver((this.#wire = new Wire(this.url)), sent);
    return heard;
  }

  /** Sends bytes over a connection of their own, ends it, and hears until the server closes it, too. */
  async garble(bytes: Buffer): Promise<Heard> {
    const wire = new Wire(this.url);
    if (isHead(bytes)) wire.expect("HEAD");
    wire.socket.end(bytes);
    return wire.hear(Number.POSITIVE_INFINITY);
  }

  /** Sends a request and leaves before its answer. */
  async abandon(bytes: Buffer): Promise<void> {
    const { socket } = new Wire(this.url);
    await new Promise<void>((resolve) => {
      socket.once("close", () => resolve());
      socket.write(bytes, () => socket.resetAndDestroy());
    });
  }

  close(): void {
    this.#wire?.socket.destroy();
  }

  async #askOver(wire: Wire, sent: readonly Sent[]): Promise<Heard> {
    for (const { method } of sent) wire.expect(method);
    wire.socket.write(Buffer.concat(sent.map(({ bytes }) => bytes)));
    const heard = await wire.hear(sent.length);
    if (heard.answers.at(-1)?.headers["connection"]?.includes("close") || heard.answers.length < sent.length) wire.socket.destroy();
    return heard;
  }
}

/** Whether the first of these bytes ask for an answer without a body. */
export function isHead(bytes: Buffer): boolean {
  return bytes.toString("latin1", 0, 5) === "HEAD ";
}
