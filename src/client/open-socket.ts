import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { operations } from "../../generated/operations.js";
import type { Headers } from "../log/index.js";
import { jsonOf } from "./answer.js";
import { decodeAsIs } from "./bad-utf8.js";
import { overlay } from "./compose.js";
import { mustBeOpen, type Auth, type Line } from "./line.js";
import { Cut, messageOf, NoAnswer, reasonOf } from "./no-answer.js";
import { Socket } from "./socket.js";
import { fillPath, queryText, type Query } from "./target.js";

const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

export interface SocketOptions {
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** `bearer` is the default where there is a key; `query` sends `?token=`. */
  readonly auth?: Auth;
  /** Value of the Origin header; none is sent without it, as non-browsers do. */
  readonly origin?: string;
  readonly onPurpose?: string;
  /** Milliseconds to the end of the handshake. */
  readonly deadlineMs?: number;
  /** Offers permessage-deflate (RFC 7692). Off by default: frames are then on the wire as they are in the log. */
  readonly compress?: boolean;
  /** Path in place of the channel's, without the prefix of the base URL. */
  readonly path?: string;
  readonly subprotocols?: readonly string[];
  /** Told the connection id at once, before the handshake is answered. */
  readonly onDialled?: (id: string) => void;
}

/** A handshake that the server answered with anything but 101. */
export interface Refused {
  readonly refused: true;
  readonly id: string;
  readonly seq: number;
  readonly status: number;
  readonly headers: Headers;
  readonly rawHeaders: readonly string[];
  readonly bodyBytes: Buffer;
  readonly bodyText: string;
  readonly json: unknown;
  readonly atMs: number;
  readonly tookMs: number;
}

/** Opens the socket of an agent. Throws `NoAnswer` when the server gives no HTTP answer at all, a TypeError for headers that HTTP cannot carry. */
export async function openSocket(line: Line, agentId: string, options: SocketOptions = {}): Promise<Socket | Refused> {
  const id = line.recorder.nextId("w");
  mustBeOpen(line, id);
  options.onDialled?.(id);
  return new Handshake(line, id, agentId, options).result;
}

/** One try to open a socket: ends as a `Socket`, a `Refused` or a `NoAnswer`, exactly once. */
class Handshake {
  readonly result: Promise<Socket | Refused>;
  readonly #line: Line;
  readonly #id: string;
  readonly #url: string;
  readonly #onPurpose: { readonly onPurpose?: string };
  readonly #startedMs: number;
  readonly #ws: WebSocket;
  readonly #timer: NodeJS.Timeout;
  readonly #gone: Promise<void>;
  #settled = false;
  #headers: Headers = {};
  #resolve!: (value: Socket | Refused) => void;
  #reject!: (reason: NoAnswer) => void;

  constructor(line: Line, id: string, agentId: string, options: SocketOptions) {
    const auth = line.apiKey === undefined ? "none" : (options.auth ?? "bearer");
    const { target } = line;
    const query = { ...options.query, ...(auth === "query" ? { token: line.apiKey } : {}) };
    const headers = overlay({ "user-agent": "sessionproof", ...(auth === "bearer" ? { authorization: `Bearer ${line.apiKey}` } : {}) }, options.headers);
    const deadlineMs = options.deadlineMs ?? line.headersTimeoutMs;
    this.#line = line;
    this.#url = target.pathPrefix + (options.path ?? fillPath(operations.openSocket.path, { id: agentId })) + queryText(query);
    this.#onPurpose = options.onPurpose === undefined ? {} : { onPurpose: options.onPurpose };
    this.#ws = new WebSocket(target.socketOrigin + this.#url, [...(options.subprotocols ?? [])], {
      headers,
      followRedirects: false,
      perMessageDeflate: options.compress ?? false,
      maxPayload: MAX_MESSAGE_BYTES,
      // `ws` would cut off a server that pings more often than its answers leave; the socket answers by itself.
      autoPong: false,
      // Bad UTF-8 is a finding to show, not a reason to lose the frame.
      skipUTF8Validation: true,
      ...(options.origin === undefined ? {} : { origin: options.origin }),
      ...(line.localAddress === undefined ? {} : { localAddress: line.localAddress }),
    });
    this.#id = id;
    this.#startedMs = line.recorder.elapsedMs();
    this.result = new Promise((resolve, reject) => ([this.#resolve, this.#reject] = [resolve, reject]));
    this.#timer = setTimeout(() => this.#fail(new Cut("timeout", `no answer to the upgrade within ${deadlineMs} ms`)), deadlineMs);
    this.#gone = new Promise((resolve) => this.#ws.once("close", () => resolve()));
    line.open.add(this);
    this.#ws.on("upgrade", (response: IncomingMessage) => (this.#headers = headersOf(response)));
    this.#ws.on("open", () => this.#open());
    this.#ws.on("unexpected-response", (_request, response) => void this.#refuse(response));
    this.#ws.on("error", (error) => this.#fail(error));
  }

  async free(): Promise<void> {
    this.#fail(new Cut("gone", "the client was closed"));
    await this.#gone;
  }

  #open(): void {
    if (!this.#settle()) return;
    const { seq } = this.#line.recorder.add({ kind: "ws-open", id: this.#id, url: this.#url, ...this.#onPurpose });
    this.#ws.removeAllListeners("error");
    this.#resolve(new Socket(this.#ws, this.#line, this.#id, this.#url, this.#headers, seq));
  }

  async #refuse(response: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of response as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > this.#line.maxAnswerBytes) throw new Cut("too-large", `the body is over ${this.#line.maxAnswerBytes} bytes`);
        chunks.push(chunk);
      }
    } catch (error) {
      return this.#fail(error, { status: response.statusCode ?? 0, headers: headersOf(response), partial: Buffer.concat(chunks) });
    }
    if (!this.#settle()) return;
    const status = response.statusCode ?? 0;
    const headers = headersOf(response);
    const bodyBytes = Buffer.concat(chunks);
    const bodyText = decodeAsIs(bodyBytes);
    const { seq, at } = this.#line.recorder.add({ kind: "ws-refused", id: this.#id, url: this.#url, status, headers, body: bodyText, ...this.#onPurpose });
    this.#ws.terminate();
    this.#resolve({ refused: true, id: this.#id, seq, status, headers, rawHeaders: response.rawHeaders, bodyBytes, bodyText, json: jsonOf(bodyText), atMs: at, tookMs: this.#tookMs() });
  }

  #fail(error: unknown, came: { readonly status?: number; readonly headers?: Headers; readonly partial?: Buffer } = {}): void {
    if (!this.#settle()) return;
    const reason = reasonOf(error) === "other" ? "bad-http" : reasonOf(error);
    const message = this.#line.recorder.hider.text(`${reason}: ${messageOf(error)}`);
    const { seq, at } = this.#line.recorder.add(reason === "gone" ? { kind: "client-gone", id: this.#id } : { kind: "response-error", id: this.#id, error: message });
    this.#ws.terminate();
    this.#reject(new NoAnswer(reason, message, { id: this.#id, seq, atMs: at, tookMs: this.#tookMs(), cause: error, ...came }));
  }

  /** True for the first that ends the handshake. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#line.open.delete(this);
    return true;
  }

  #tookMs(): number {
    return this.#line.recorder.elapsedMs() - this.#startedMs;
  }
}

function headersOf(response: IncomingMessage): Headers {
  return Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]));
}
