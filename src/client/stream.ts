import type { StreamEvent } from "../../generated/frames.js";
import type { OperationId } from "../../generated/operations.js";
import type { Headers } from "../log/index.js";
import { jsonOf, type Answer } from "./answer.js";
import type { StreamOperationId } from "./compose.js";
import { whole, type Exchange, type Head } from "./exchange.js";
import { Mailbox } from "./mailbox.js";
import { Cut, type NoAnswer } from "./no-answer.js";
import { SseBlockTooLarge, SseParser, type SseBlock } from "./sse-parser.js";

/** One event of a stream, as received. */
export interface Heard {
  readonly name: string;
  /** The `data` lines joined by LF. */
  readonly data: string;
  /** `data` as JSON; undefined when it is none. */
  readonly json: unknown;
  readonly lastEventId: string;
  /** Text between the blank lines. */
  readonly raw: string;
  readonly seq: number;
  readonly atMs: number;
  /** Looks at the name alone and narrows `json` to what the contract says of such an event. */
  is<N extends StreamEvent["event"]>(name: N): this is Heard & { readonly name: N; readonly json: Extract<StreamEvent, { readonly event: N }>["data"] };
}

/** `end`: the server ended the answer. `error`: it broke off. `gone`: we left. */
export type StreamEnd = "end" | "error" | "gone";

/** Blocks without an event that one stream may bring. */
const MOST_COMMENTS = 10_000;
/** Events that one stream may bring. An answer of 200 000 characters may come one by one. */
const MOST_BLOCKS = 250_000;

/** An event stream from its head on; or, where the answer is none, that answer. */
export class StreamAnswer<Op extends OperationId = StreamOperationId> {
  readonly id: string;
  readonly requestSeq: number;
  readonly status: number;
  readonly headers: Headers;
  readonly rawHeaders: readonly string[];
  /** The whole answer where it is not 200 `text/event-stream`; there are no events then. */
  readonly answer: Answer<Op> | undefined;
  /** Settles when the last event is there; never rejects. */
  readonly ended: Promise<StreamEnd>;
  readonly #exchange: Exchange;
  readonly #events = new Mailbox<Heard>();
  #comments = 0;
  readonly #blocks: SseBlock[] = [];
  readonly #parser: SseParser;
  #failure: NoAnswer | undefined;
  #rest = "";
  #gate: Promise<void> | undefined;
  #openGate: () => void = () => undefined;

  private constructor(head: Head, answer: Answer<Op> | undefined) {
    this.#exchange = head.exchange;
    this.id = head.exchange.id;
    this.requestSeq = head.exchange.requestSeq;
    this.status = head.status;
    this.headers = head.headers;
    this.rawHeaders = head.rawHeaders;
    this.answer = answer;
    this.#parser = new SseParser((block) => this.#hear(block), head.exchange.line.maxAnswerBytes);
    if (answer === undefined) this.ended = this.#pump(head);
    else {
      this.ended = Promise.resolve("end");
      this.#events.close();
    }
  }

  /** Takes over an exchange whose head has come. Throws `NoAnswer` only for an answer that is no stream and does not come whole. */
  static async of<Op extends OperationId>(head: Head): Promise<StreamAnswer<Op>> {
    const { exchange, status, headers } = head;
    if (status !== 200 || !isEventStream(headers["content-type"])) return new StreamAnswer(head, await whole<Op>(head));
    exchange.withoutDeadline();
    exchange.line.recorder.add({ kind: "response-head", id: exchange.id, status, headers });
    return new StreamAnswer<Op>(head, undefined);
  }

  /** Events in order of arrival. */
  get events(): readonly Heard[] {
    return this.#events.items;
  }

  /** Every block, comments and blocks without data included. */
  get blocks(): readonly SseBlock[] {
    return this.#blocks;
  }

  /** What stood after the last blank line when the stream ended. */
  get rest(): string {
    return this.#rest;
  }

  /** Byte sequences so far that are no UTF-8. */
  get badUtf8(): number {
    return this.#parser.badUtf8;
  }

  /** Why the stream broke off or was left. */
  get failure(): NoAnswer | undefined {
    return this.#failure;
  }

  /** A place to look from: what comes after now. */
  mark(): number {
    return this.#events.mark();
  }

  /** The first event from `from` (default: the first of all) that the predicate accepts; undefined when none comes in time or the stream has ended. */
  next<H extends Heard>(predicate: (event: Heard) => event is H, deadlineMs: number, from?: number): Promise<H | undefined>;
  next(predicate: (event: Heard) => boolean, deadlineMs: number, from?: number): Promise<Heard | undefined>;
  next(predicate: (event: Heard) => boolean, deadlineMs: number, from?: number): Promise<Heard | undefined> {
    return this.#events.next(predicate, deadlineMs, from);
  }

  /** Every event from the first on, until the stream ends. */
  [Symbol.asyncIterator](): AsyncGenerator<Heard, void, undefined> {
    return this.#events.from();
  }

  /** Stops reading; the server feels it when the buffers between are full. */
  pause(): void {
    if (this.#gate !== undefined || this.#exchange.signal.aborted) return;
    this.#gate = new Promise((resolve) => (this.#openGate = resolve));
    this.#exchange.signal.addEventListener("abort", this.#openGate, { once: true });
  }

  resume(): void {
    this.#openGate();
    this.#exchange.signal.removeEventListener("abort", this.#openGate);
    this.#gate = undefined;
  }

  /** Leaves before the end; after the end it does nothing. */
  async close(): Promise<void> {
    this.#exchange.cut(new Cut("gone", "we left the stream"));
    await this.ended;
  }

  async #pump(head: Head): Promise<StreamEnd> {
    const { recorder, maxAnswerBytes } = this.#exchange.line;
    let size = 0;
    try {
      for await (const chunk of head.body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxAnswerBytes) throw new Cut("too-large", `the stream is over ${maxAnswerBytes} bytes`);
        this.#parser.push(chunk);
        if (this.#gate !== undefined) await this.#gate;
      }
      this.#keepRest();
      recorder.add({ kind: "response-end", id: this.id });
      this.#exchange.over();
      return "end";
    } catch (error) {
      this.#keepRest();
      // A reader who has stopped reading has left: how the server deals with that is no end of the stream.
      const left = this.#gate === undefined ? error : new Cut("gone", "we had stopped reading");
      const cause = error instanceof SseBlockTooLarge ? new Cut("too-large", error.message) : left;
      this.#failure = this.#exchange.fail(cause, { status: this.status, headers: this.headers });
      return this.#failure.reason === "gone" ? "gone" : "error";
    } finally {
      this.#events.close();
    }
  }

  #keepRest(): void {
    this.#rest = this.#parser.end();
    if (this.#rest !== "") this.#exchange.line.recorder.add({ kind: "sse-rest", id: this.id, raw: this.#rest });
  }

  #hear(block: SseBlock): void {
    if (block.event === undefined) this.#comments += 1;
    if (this.#comments > MOST_COMMENTS) throw new Cut("too-large", `the stream has over ${MOST_COMMENTS} comments`);
    if (this.#blocks.length >= MOST_BLOCKS) throw new Cut("too-large", `the stream has over ${MOST_BLOCKS} events`);
    const { seq, at } = this.#exchange.line.recorder.add({ kind: "sse", id: this.id, raw: block.raw });
    this.#blocks.push(block);
    if (block.event === undefined) return;
    const { name, data, lastEventId } = block.event;
    this.#events.push({
      name,
      data,
      json: jsonOf(data),
      lastEventId,
      raw: block.raw,
      seq,
      atMs: at,
      is(wanted): this is never {
        return name === wanted;
      },
    });
  }
}

function isEventStream(contentType: string | undefined): boolean {
  return contentType?.split(";")[0]?.trim().toLowerCase() === "text/event-stream";
}
