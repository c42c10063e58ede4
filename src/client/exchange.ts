import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Dispatcher } from "undici";
import type { OperationId } from "../../generated/operations.js";
import type { Headers } from "../log/index.js";
import { answerOf, type Answer } from "./answer.js";
import { decoded } from "./decoded.js";
import type { Line, Openable } from "./line.js";
import { Cut, messageOf, NoAnswer, reasonOf } from "./no-answer.js";

/** A request as it goes out. */
export interface Outgoing {
  readonly method: string;
  /** Path and query, prefix included, sent as it stands: no dots resolved, nothing encoded. */
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Buffer;
  readonly onPurpose?: string;
  /** Nothing is sent on its connection afterwards. */
  readonly last?: true;
  readonly signal?: AbortSignal;
  /** Told the exchange id as soon as the request is in the log, before any answer. */
  readonly onSent?: (sent: { readonly id: string; readonly seq: number }) => void;
  /** From the request to the last byte of the answer; of a stream, to its head. */
  readonly deadlineMs: number;
}

/** An exchange whose head has come. */
export interface Head {
  readonly exchange: Exchange;
  readonly status: number;
  readonly headers: Headers;
  readonly rawHeaders: readonly string[];
  readonly body: Dispatcher.ResponseData["body"];
}

/** One HTTP request and its answer: the log entries, the deadline, and the ways it can end. */
export class Exchange implements Openable {
  readonly id: string;
  readonly requestSeq: number;
  readonly line: Line;
  readonly #startedMs: number;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #onSignal = (): void => this.cut(new Cut("gone", "the caller left before the end of the answer"));
  readonly #over: Promise<void>;
  #setOver: () => void = () => undefined;

  private constructor(line: Line, out: Outgoing) {
    this.line = line;
    this.id = line.recorder.nextId("r");
    this.#over = new Promise((resolve) => (this.#setOver = resolve));
    const { method, url, headers, body, onPurpose } = out;
    const { seq } = line.recorder.add({
      kind: "request",
      id: this.id,
      method,
      url,
      headers: { host: line.target.host, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : body.toString("utf8") }),
      ...(onPurpose === undefined ? {} : { onPurpose }),
    });
    this.requestSeq = seq;
    this.#startedMs = line.recorder.elapsedMs();
    this.#timer = setTimeout(() => this.cut(new Cut("timeout", `no whole answer within ${out.deadlineMs} ms`)), out.deadlineMs);
    this.#signal = out.signal;
    line.open.add(this);
  }

  /** Sends the request and waits for the head. Throws a TypeError for a request that HTTP cannot carry, else `NoAnswer`. */
  static async begin(line: Line, out: Outgoing): Promise<Head> {
    checkSendable(out);
    const exchange = new Exchange(line, out);
    try {
      return await exchange.#send(out);
    } catch (error) {
      throw exchange.fail(error);
    }
  }

  async #send(out: Outgoing): Promise<Head> {
    out.onSent?.({ id: this.id, seq: this.requestSeq });
    if (this.line.closed) throw new Cut("gone", "the client is closed");
    if (this.#signal?.aborted === true) this.#onSignal();
    else this.#signal?.addEventListener("abort", this.#onSignal, { once: true });
    const response = await this.line.dispatcher.request({
      origin: this.line.target.origin,
      path: out.url,
      method: out.method as Dispatcher.HttpMethod,
      headers: out.headers,
      body: out.body ?? null,
      ...(out.last === undefined ? {} : { reset: true }),
      signal: this.#controller.signal,
      // Deadlines are ours: undici's own are coarse and say less.
      headersTimeout: 0,
      bodyTimeout: 0,
      responseHeaders: "raw",
    });
    const rawHeaders = response.headers as unknown as string[];
    return { exchange: this, status: response.statusCode, headers: headersOf(rawHeaders), rawHeaders, body: response.body };
  }

  /** From now on only the caller, the server or `close` ends the exchange. */
  withoutDeadline(): void {
    clearTimeout(this.#timer);
  }

  tookMs(): number {
    return Math.round((this.line.recorder.elapsedMs() - this.#startedMs) * 10) / 10;
  }

  /** Aborted when the exchange is broken off by us. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Breaks the exchange off for a reason of ours. */
  cut(reason: Cut): void {
    this.#controller.abort(reason);
  }

  /** Writes how it failed and returns what to throw. */
  fail(error: unknown, came: { readonly status?: number; readonly headers?: Headers; readonly partial?: Buffer } = {}): NoAnswer {
    const reason = reasonOf(error);
    const bytes = came.partial === undefined || came.partial.length === 0 ? "" : ` (after ${came.partial.length} bytes of the body)`;
    const message = this.line.recorder.hider.text(`${reason}: ${messageOf(error)}${bytes}`);
    const entry =
      error instanceof Cut && error.reason === "gone"
        ? this.line.recorder.add({ kind: "client-gone", id: this.id })
        : this.line.recorder.add({ kind: "response-error", id: this.id, error: message });
    this.over();
    return new NoAnswer(reason, message, { id: this.id, seq: entry.seq, atMs: entry.at, tookMs: this.tookMs(), cause: error, ...came });
  }

  /** The exchange has ended and its end is written. */
  over(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#onSignal);
    this.line.open.delete(this);
    this.#setOver();
  }

  async free(): Promise<void> {
    this.cut(new Cut("gone", "the client was closed"));
    await this.#over;
  }
}

/** Reads the whole answer and writes it. Throws `NoAnswer`. */
export async function whole<Op extends OperationId>(head: Head): Promise<Answer<Op>> {
  const { exchange, status, headers, rawHeaders } = head;
  const maxBytes = exchange.line.maxAnswerBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  let bodyBytes: Buffer;
  try {
    for await (const chunk of head.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new Cut("too-large", `the body is over ${maxBytes} bytes`);
      chunks.push(chunk);
    }
    bodyBytes = decoded(Buffer.concat(chunks, size), headers["content-encoding"], maxBytes);
  } catch (error) {
    throw exchange.fail(error, { status, headers, partial: Buffer.concat(chunks) });
  }
  const entry = exchange.line.recorder.add({ kind: "response", id: exchange.id, status, headers, body: bodyBytes.toString("utf8") });
  exchange.over();
  return answerOf<Op>({ id: exchange.id, requestSeq: exchange.requestSeq, seq: entry.seq, status, headers, rawHeaders, bodyBytes, atMs: entry.at, tookMs: exchange.tookMs() });
}

function headersOf(raw: readonly string[]): Headers {
  // Without a prototype, so that a header named `__proto__` is a header.
  const headers = Object.create(null) as Record<string, string>;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = String(raw[i]).toLowerCase();
    const value = String(raw[i + 1]);
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return { ...headers };
}

/** Headers that belong to the connection, and methods that change it: undici keeps them to itself. */
const CONNECTION_HEADERS = new Set(["transfer-encoding", "keep-alive", "upgrade", "expect", "connection", "content-length"]);

/** What HTTP cannot carry is a mistake of the caller and nothing of the server's; malformed requests go through `raw`. */
function checkSendable(out: Outgoing): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(out.method)) throw new TypeError(`${JSON.stringify(out.method)} is no method; send it with raw()`);
  if (!/^\/[\x21-\xff]*$/.test(out.url)) throw new TypeError(`The path ${JSON.stringify(out.url)} does not begin with a slash or holds a space or a character beyond Latin-1; encode it, or send it with raw()`);
  if (out.method === "CONNECT") throw new TypeError("CONNECT makes a tunnel; send it with raw()");
  for (const [name, value] of Object.entries(out.headers)) {
    if (CONNECTION_HEADERS.has(name.toLowerCase())) throw new TypeError(`The header ${name} belongs to the connection; send it with raw()`);
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
}
