import { connect as connectTcp, type Socket as TcpSocket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Headers } from "../log/index.js";
import { decodeAsIs } from "./bad-utf8.js";
import { mustBeOpen, type Line, type Openable } from "./line.js";
import { Cut, messageOf, NoAnswer, reasonOf } from "./no-answer.js";

/** How a connection ended without our wish. */
export type RawEnd = "end" | "reset" | "too-large";

/** What came back for raw bytes, up to the end or the deadline. */
export interface RawExchange {
  readonly id: string;
  /** Everything that came. */
  readonly bytes: Buffer;
  readonly text: string;
  /** Status of the first answer in it; undefined when it does not begin with a status line. */
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
  /** What stands after the first head, as it came (chunk sizes included). */
  readonly bodyText: string | undefined;
  /** `end`: the server closed. `reset`: it broke the connection. `too-large`: more than we take. `deadline`: it was still open; we closed. `enough`: `until` was content. */
  readonly ended: RawEnd | "deadline" | "enough";
  readonly tookMs: number;
}

export interface RawOptions {
  /** Stop as soon as this is true of what has come so far. */
  readonly until?: (received: Buffer) => boolean;
  readonly onPurpose?: string;
}

/** A TCP (or TLS) connection to the target with nothing of HTTP added; for requests that no HTTP client would send. */
export class RawConnection implements Openable {
  readonly #line: Line;
  readonly #socket: TcpSocket;
  readonly #chunks: Buffer[] = [];
  readonly #looks = new Set<() => void>();
  readonly #gone: Promise<void>;
  #size = 0;
  #ended: RawEnd | undefined;
  #error: unknown;

  private constructor(
    line: Line,
    readonly id: string,
  ) {
    this.#line = line;
    const { hostname: host, port, tls } = line.target;
    const local = line.localAddress === undefined ? {} : { localAddress: line.localAddress };
    this.#socket = tls ? connectTls({ host, port, servername: host, ...local }) : connectTcp({ host, port, ...local });
    this.#gone = new Promise((resolve) => this.#socket.once("close", () => resolve()));
    line.open.add(this);
    this.#socket.on("data", (chunk: Buffer) => this.#take(chunk));
    this.#socket.on("end", () => this.#end("end"));
    this.#socket.on("error", (error) => {
      this.#error = error;
      this.#end("reset");
    });
    this.#socket.on("close", () => {
      line.open.delete(this);
      this.#end("reset");
    });
  }

  /** Connects. Throws `NoAnswer` when nobody takes the connection. */
  static async open(line: Line, id: string, deadlineMs: number): Promise<RawConnection> {
    mustBeOpen(line, id);
    const connection = new RawConnection(line, id);
    const socket = connection.#socket;
    const came = await new Promise<unknown>((resolve) => {
      const timer = setTimeout(() => resolve(new Cut("timeout", `no connection within ${deadlineMs} ms`)), deadlineMs);
      const settle = (error: unknown): void => (clearTimeout(timer), resolve(error));
      socket.once(line.target.tls ? "secureConnect" : "connect", () => settle(undefined));
      socket.once("close", () => settle(connection.#error ?? new Cut("gone", "the client was closed")));
    });
    if (came === undefined) return connection;
    const message = `${reasonOf(came)}: ${messageOf(came)}`;
    const { seq, at } = line.recorder.add({ kind: "response-error", id, error: message });
    await connection.free();
    throw new NoAnswer(reasonOf(came), message, { id, seq, atMs: at, tookMs: 0, cause: came });
  }

  get received(): Buffer {
    return Buffer.concat(this.#chunks, this.#size);
  }

  /** How the server ended it; undefined while it is open. */
  get ended(): RawEnd | undefined {
    return this.#ended;
  }

  /** Hands bytes on; after the end it does nothing. */
  write(bytes: string | Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** Says that we send no more (TCP half-close). */
  finish(): void {
    this.#socket.end();
  }

  /** Waits until `enough` is true of what has come, the server ends, or the deadline passes. */
  until(enough: (received: Buffer) => boolean, deadlineMs: number): Promise<RawEnd | "enough" | "deadline"> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle("deadline"), deadlineMs);
      const settle = (how: RawEnd | "enough" | "deadline"): void => {
        clearTimeout(timer);
        this.#looks.delete(look);
        resolve(how);
      };
      const look = (): void => {
        if (enough(this.received)) settle("enough");
        else if (this.#ended !== undefined) settle(this.#ended);
      };
      this.#looks.add(look);
      look();
    });
  }

  async free(): Promise<void> {
    this.#socket.destroy();
    await this.#gone;
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size > this.#line.maxAnswerBytes) {
      this.#end("too-large");
      this.#socket.destroy();
    } else this.#wake();
  }

  #end(how: RawEnd): void {
    this.#ended ??= how;
    this.#wake();
  }

  #wake(): void {
    for (const look of [...this.#looks]) look();
  }
}

/** Sends bytes, or several pieces one after the other, and collects what comes. Throws `NoAnswer` when there is no connection. */
export async function exchangeRaw(line: Line, bytes: string | Uint8Array, deadlineMs: number, options: RawOptions = {}): Promise<RawExchange> {
  const id = line.recorder.nextId("r");
  const startedMs = line.recorder.elapsedMs();
  const sent = headOf(Buffer.from(bytes as string));
  const [method = "", url = ""] = sent.first.split(" ");
  line.recorder.add({ kind: "request", id, method, url, headers: sent.headers, body: sent.body, onPurpose: options.onPurpose ?? "raw bytes" });
  const connection = await RawConnection.open(line, id, deadlineMs);
  connection.write(bytes);
  const ended = await connection.until(options.until ?? (() => false), deadlineMs);
  await connection.free();

  const received = connection.received;
  const head = headOf(received);
  const found = /^HTTP\/\d\.\d (\d{3})(?: |$)/.exec(head.first);
  const status = found ? Number(found[1]) : undefined;
  if (status === undefined) line.recorder.add({ kind: "response-error", id, error: received.length === 0 ? `${ended}: nothing came` : `bad-http: ${received.length} bytes that do not begin with a status line` });
  else line.recorder.add({ kind: "response", id, status, headers: head.headers, body: head.body });
  const seen = status === undefined ? { status, headers: undefined, bodyText: undefined } : { status, headers: head.headers, bodyText: head.body };
  return { id, bytes: received, text: decodeAsIs(received), ...seen, ended, tookMs: line.recorder.elapsedMs() - startedMs };
}

/** First line, header lines and the rest of an HTTP message, read as kindly as can be. */
function headOf(bytes: Buffer): { first: string; headers: Headers; body: string } {
  const text = bytes.toString("utf8");
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = (end < 0 ? text : text.slice(0, end)).split("\r\n");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { first, headers, body: end < 0 ? "" : text.slice(end + 4) };
}
