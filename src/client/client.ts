import { Agent, type Dispatcher } from "undici";
import type { Log } from "../log/index.js";
import type { Answer, RawAnswer } from "./answer.js";
import { compose, composeOperation, type FreeRequest, type OptionsArgument, type PlainOperationId, type StreamOperationId } from "./compose.js";
import { Exchange, whole } from "./exchange.js";
import type { Line, Openable } from "./line.js";
import { handled } from "./no-answer.js";
import { openSocket, type Refused, type SocketOptions } from "./open-socket.js";
import { exchangeRaw, RawConnection, type RawExchange, type RawOptions } from "./raw.js";
import { Recorder } from "./recorder.js";
import { Hider } from "./secrets.js";
import type { Socket } from "./socket.js";
import { StreamAnswer } from "./stream.js";
import { targetOf, type Target } from "./target.js";

export interface ClientOptions {
  /** `http://127.0.0.1:4200`; a path in it is put before every operation's path. */
  readonly baseUrl: string;
  /** Sent as `Authorization: Bearer …`; never written to the log. */
  readonly apiKey?: string;
  readonly log: Log;
  /** Source address, such as `127.0.0.2`, for servers that count per address. */
  readonly localAddress?: string;
  /** Deadline of a request that names none: to the whole answer, to the head of a stream, to the end of a handshake. Default 30 000. */
  readonly headersTimeoutMs?: number;
  /** Bound of one answer or one stream. Default 8 MiB. */
  readonly maxAnswerBytes?: number;
  /** An undici dispatcher to send through; it stays the caller's and is not closed. */
  readonly dispatcher?: Dispatcher;
}

/**
 * A client that hands out what it saw and repairs nothing: no redirect is followed, nothing is sent twice, no error status is thrown.
 * Whatever gets no whole answer is thrown as `NoAnswer`; a request that cannot be put into HTTP at all as a TypeError, before it is logged.
 */
export interface Client {
  readonly target: Target;
  /** The case it was made for; absent where it was made for none. */
  readonly caseId: string | undefined;
  /** The same client for one case: its entries carry the case id, its `close` frees only what was opened through it. */
  for(caseId: string): Client;
  /** The same client with another source address; its `close` frees only what was opened through it. */
  from(localAddress: string): Client;
  /** A documented operation that answers at once. */
  call<Op extends PlainOperationId>(op: Op, ...options: OptionsArgument<Op>): Promise<Answer<Op>>;
  /** Anything else over HTTP. */
  send(request: FreeRequest): Promise<RawAnswer>;
  /** A documented operation that answers with an event stream; resolves at its head. */
  stream<Op extends StreamOperationId>(op: Op, ...options: OptionsArgument<Op>): Promise<StreamAnswer<Op>>;
  /** Any other request that answers with an event stream; resolves at its head. */
  streamFrom(request: FreeRequest): Promise<StreamAnswer>;
  /** The socket of an agent; a refusal is a value (`refused: true`), no answer at all is thrown. */
  openSocket(agentId: string, options?: SocketOptions): Promise<Socket | Refused>;
  /** Bytes as they stand, over a connection of their own. */
  raw(bytes: string | Uint8Array, deadlineMs: number, options?: RawOptions): Promise<RawExchange>;
  /** First line and header lines of a request as this client would send it, credentials included; for what is sent by `raw`. */
  headOf(request: FreeRequest): readonly string[];
  /** A bare connection, for talks of several steps; only `raw` writes to the log. */
  openRaw(deadlineMs: number): Promise<RawConnection>;
  /** Ends what is open, at once, and resolves when no connection is left. */
  close(): Promise<void>;
}

/** Answers that one stream of many turns may bring. */
const MOST_ANSWERS = 4;

export function createClient(options: ClientOptions): Client {
  const target = targetOf(options.baseUrl);
  const { apiKey, localAddress } = options;
  const agent = options.dispatcher === undefined ? new Agent(localAddress === undefined ? {} : { localAddress }) : undefined;
  const line: Line = {
    target,
    dispatcher: options.dispatcher ?? (agent as Agent),
    recorder: new Recorder(options.log, new Hider(apiKey)),
    apiKey,
    localAddress,
    headersTimeoutMs: options.headersTimeoutMs ?? 30_000,
    maxAnswerBytes: options.maxAnswerBytes ?? 8 * 1024 * 1024,
    open: new Set<Openable>(),
    closed: false,
  };
  return new View(line, async () => agent?.destroy());
}

/** A client for one case, or for none. A view made by `for` is itself something open in the view it was made from. */
class View implements Client, Openable {
  readonly #line: Line;
  readonly #after: () => Promise<void>;

  constructor(line: Line, after: () => Promise<void>) {
    this.#line = line;
    this.#after = after;
  }

  get target(): Target {
    return this.#line.target;
  }

  get caseId(): string | undefined {
    return this.#line.recorder.caseId;
  }

  for(caseId: string): Client {
    const above = this.#line.open;
    const view = new View({ ...this.#line, recorder: this.#line.recorder.for(caseId), open: new Set<Openable>() }, async () => void above.delete(view));
    above.add(view);
    return view;
  }

  from(localAddress: string): Client {
    const above = this.#line.open;
    const agent = new Agent({ localAddress });
    const view = new View({ ...this.#line, dispatcher: agent, localAddress, open: new Set<Openable>() }, async () => {
      above.delete(view);
      await agent.destroy();
    });
    above.add(view);
    return view;
  }

  call<Op extends PlainOperationId>(op: Op, ...[options]: OptionsArgument<Op>): Promise<Answer<Op>> {
    return handled(this.#whole<Op>(() => composeOperation(this.#line, op, options)));
  }

  send(request: FreeRequest): Promise<RawAnswer> {
    return handled(this.#whole(() => compose(this.#line, request)));
  }

  stream<Op extends StreamOperationId>(op: Op, ...[options]: OptionsArgument<Op>): Promise<StreamAnswer<Op>> {
    const begun = async (): Promise<StreamAnswer<Op>> => StreamAnswer.of<Op>(await Exchange.begin(this.#line, composeOperation(this.#line, op, options)));
    return handled(begun());
  }

  streamFrom(request: FreeRequest): Promise<StreamAnswer> {
    const line = request.carriesMany ? { ...this.#line, maxAnswerBytes: MOST_ANSWERS * this.#line.maxAnswerBytes } : this.#line;
    const begun = async (): Promise<StreamAnswer> => StreamAnswer.of(await Exchange.begin(line, compose(this.#line, request, "text/event-stream")));
    return handled(begun());
  }

  openSocket(agentId: string, options?: SocketOptions): Promise<Socket | Refused> {
    return handled(openSocket(this.#line, agentId, options));
  }

  raw(bytes: string | Uint8Array, deadlineMs: number, options?: RawOptions): Promise<RawExchange> {
    return handled(exchangeRaw(this.#line, bytes, deadlineMs, options));
  }

  headOf(request: FreeRequest): readonly string[] {
    const { method, url, headers: composed } = compose(this.#line, request);
    // Bytes that are read raw are wanted plain.
    const headers = { ...composed, "accept-encoding": "identity" };
    return [`${method} ${url} HTTP/1.1`, ...Object.entries({ host: this.#line.target.host, ...headers }).map(([name, value]) => `${name}: ${value}`)];
  }

  openRaw(deadlineMs: number): Promise<RawConnection> {
    return handled(RawConnection.open(this.#line, this.#line.recorder.nextId("r"), deadlineMs));
  }

  async close(): Promise<void> {
    this.#line.closed = true;
    await Promise.all([...this.#line.open].map((one) => one.free()));
    await this.#after();
  }

  free(): Promise<void> {
    return this.close();
  }

  async #whole<Op extends PlainOperationId>(composed: () => ReturnType<typeof compose>): Promise<Answer<Op>> {
    return whole<Op>(await Exchange.begin(this.#line, composed()));
  }
}
