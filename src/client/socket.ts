import type { WebSocket } from "ws";
import type { ClientFrame } from "../../generated/frames.js";
import type { Headers } from "../log/index.js";
import { frameOf, readFrame, type Frame } from "./frame.js";
import type { Line, Openable } from "./line.js";
import { Mailbox } from "./mailbox.js";
import { NoAnswer } from "./no-answer.js";
import type { Closed, Pong, SendOptions, Sent } from "./socket-words.js";

/** How long a Close frame of ours waits for its answer before the connection is cut. */
const CLOSE_ANSWER_MS = 2_000;

/** Messages and Pings that one connection may bring; and bytes of messages, as a multiple of what one answer may hold. Beyond, it is a flood and is cut. */
const MOST_MESSAGES = 50_000;
const MOST_ANSWERS = 4;
/** So many are heard before everything else gets its turn. */
const AT_A_TIME = 200;

/** An open WebSocket that keeps every message it got. */
export class Socket implements Openable {
  readonly refused = false;
  /** Settles when the connection is gone; never rejects. */
  readonly closed: Promise<Closed>;
  readonly #ws: WebSocket;
  readonly #line: Line;
  readonly #frames = new Mailbox<Frame>();
  readonly #pongs = new Mailbox<{ readonly payload: string; readonly atMs: number }>();
  #closedAs: Closed | undefined;
  #begunBy: "client" | "server" | undefined;
  #brokenOff = false;
  #timer: NodeJS.Timeout | undefined;
  #fault: string | undefined;
  #pings = 0;
  #messages = 0;
  #bytes = 0;
  #isPaused = false;
  #pingsHeard = 0;
  /** A Pong is on its way; what was pinged since, if anything, is answered next. */
  #isPonging = false;
  #unanswered: Buffer | undefined;

  /** Made by `openSocket`, in the turn of the event loop in which the handshake was done, so that no frame is missed. */
  constructor(
    ws: WebSocket,
    line: Line,
    /** Connection id in the log (`w…`). */
    readonly id: string,
    /** Path and query of the handshake. */
    readonly url: string,
    /** Headers of the 101 answer. */
    readonly headers: Headers,
    /** Place in the log of the open. */
    readonly openSeq: number,
  ) {
    this.#ws = ws;
    this.#line = line;
    line.open.add(this);
    ws.on("message", (data, isBinary) => this.#hear(data as Buffer, isBinary));
    ws.on("pong", (payload) => this.#pongs.push({ payload: payload.toString("latin1"), atMs: line.recorder.elapsedMs() }));
    ws.on("ping", (payload) => this.#answerPing(payload));
    ws.on("error", (error: Error & { code?: string }) => this.#fail(error));
    this.closed = new Promise((resolve) => ws.once("close", (code, reason) => resolve(this.#end(code, reason))));
  }

  /** Every message of the server so far, in order. */
  get frames(): readonly Frame[] {
    return this.#frames.items;
  }

  /** How it ended; undefined while it is open. */
  get closedAs(): Closed | undefined {
    return this.#closedAs;
  }

  /** Ping control frames of the server. */
  get pingsHeard(): number {
    return this.#pingsHeard;
  }

  /** Bytes that wait in us for the server to take them. */
  get bufferedBytes(): number {
    return this.#ws.bufferedAmount;
  }

  /** A place to look from: what comes after now. */
  mark(): number {
    return this.#frames.mark();
  }

  /** The first message from `from` (default: the first of all) that the predicate accepts; undefined when none comes in time or the connection has ended. */
  next<F extends Frame>(predicate: (frame: Frame) => frame is F, deadlineMs: number, from?: number): Promise<F | undefined>;
  next(predicate: (frame: Frame) => boolean, deadlineMs: number, from?: number): Promise<Frame | undefined>;
  next(predicate: (frame: Frame) => boolean, deadlineMs: number, from?: number): Promise<Frame | undefined> {
    return this.#frames.next(predicate, deadlineMs, from);
  }

  /** Every message from the first on, until the connection ends. */
  [Symbol.asyncIterator](): AsyncGenerator<Frame, void, undefined> {
    return this.#frames.from();
  }

  /** Sends a frame of the contract. Throws `NoAnswer` (`closed`) when the connection has ended. */
  send(frame: ClientFrame, options: SendOptions = {}): Sent {
    return this.sendText(JSON.stringify(frame), options);
  }

  /** Sends any text. */
  sendText(text: string, options: SendOptions = {}): Sent {
    return this.#send([text], { data: text, ...options });
  }

  sendBinary(bytes: Uint8Array, options: SendOptions = {}): Sent {
    const buffer = Buffer.from(bytes);
    return this.#send([buffer], { data: this.#line.recorder.hider.base64(buffer), binary: true, ...options });
  }

  /** One text message in several fragments (RFC 6455 §5.4); bytes may be cut inside a character. */
  sendFragments(parts: readonly (string | Uint8Array)[], options: SendOptions = {}): Sent {
    const buffers = parts.map((part) => Buffer.from(part as string));
    return this.#send(buffers, { data: Buffer.concat(buffers).toString("utf8"), ...options }, false);
  }

  /** A Ping control frame (not the `ping` message of the contract); undefined when no Pong comes in time. */
  async ping(deadlineMs: number, payload = `p${++this.#pings}`): Promise<Pong | undefined> {
    this.#mustBeOpen();
    const from = this.#pongs.mark();
    const sentMs = this.#line.recorder.elapsedMs();
    this.#ws.ping(payload, true, () => undefined);
    const pong = await this.#pongs.next((heard) => heard.payload === Buffer.from(payload).toString("latin1"), deadlineMs, from);
    return pong && { atMs: pong.atMs, tookMs: pong.atMs - sentMs };
  }

  /** Stops reading the connection, as a slow reader does. */
  pause(): void {
    this.#isPaused = true;
    this.#ws.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#ws.resume();
  }

  /** Sends a Close frame and waits for the answer; without one in time the connection is cut (code 1006). */
  async close(code = 1000, reason = "", deadlineMs = CLOSE_ANSWER_MS): Promise<Closed> {
    if (this.#ws.readyState === this.#ws.OPEN) {
      this.#ws.close(code, reason);
      this.#begunBy = "client";
      this.#line.recorder.add({ kind: "ws-close", id: this.id, by: "client", code });
    }
    const timer = setTimeout(() => this.#breakOff(), deadlineMs);
    // A paused connection would never show us the answer.
    this.#ws.resume();
    try {
      return await this.closed;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Breaks the connection without a Close frame, as a lost network does. */
  drop(): Promise<Closed> {
    this.#breakOff();
    return this.closed;
  }

  async free(): Promise<void> {
    await this.drop();
  }

  /** While one Pong is on its way, of several Pings only the most recent is answered (RFC 6455 §5.5.3). */
  #answerPing(payload: Buffer): void {
    this.#pingsHeard++;
    if (this.#floods(payload.length)) return;
    this.#unanswered = payload;
    if (!this.#isPonging) this.#pong();
  }

  #pong(): void {
    const payload = this.#unanswered;
    this.#unanswered = undefined;
    this.#isPonging = payload !== undefined && this.#ws.readyState === this.#ws.OPEN;
    if (this.#isPonging) this.#ws.pong(payload, true, () => this.#pong());
  }

  #mustBeOpen(): void {
    if (this.#ws.readyState === this.#ws.OPEN) return;
    const { code, by, seq = 0 } = this.#closedAs ?? { code: 1006, by: this.#begunBy ?? "server" };
    const atMs = this.#line.recorder.elapsedMs();
    throw new NoAnswer("closed", `closed: the connection ${this.id} was ended by the ${by} (${code}) before we spoke`, { id: this.id, seq, atMs, tookMs: 0 });
  }

  #send(parts: readonly (string | Buffer)[], shown: { readonly data: string; readonly binary?: true } & SendOptions, binary = shown.binary === true): Sent {
    this.#mustBeOpen();
    const { data, onPurpose } = shown;
    const entry = this.#line.recorder.add({
      kind: "ws",
      id: this.id,
      dir: "up",
      data,
      ...(shown.binary === true ? { binary: true as const } : {}),
      ...(onPurpose === undefined ? {} : { onPurpose }),
    });
    const flushed = new Promise<boolean>((resolve) => {
      if (parts.length === 0) resolve(true);
      parts.forEach((part, i) => {
        const fin = i === parts.length - 1;
        this.#ws.send(part, { binary, fin }, (error) => (fin || error ? resolve(!error) : undefined));
      });
    });
    return { seq: entry.seq, atMs: entry.at, flushed };
  }

  #hear(bytes: Buffer, binary: boolean): void {
    if (this.#floods(bytes.length)) return;
    const read = readFrame(bytes, binary);
    const shown = binary ? { data: this.#line.recorder.hider.base64(bytes), binary: true as const } : { data: read.text };
    const { seq, at } = this.#line.recorder.add({ kind: "ws", id: this.id, dir: "down", ...shown });
    this.#frames.push(frameOf(read, seq, at));
  }

  /** Counts what comes; true once it is too much. A connection that brings much lets others be heard in between. */
  #floods(bytes: number): boolean {
    this.#messages += 1;
    this.#bytes += bytes;
    const mostBytes = MOST_ANSWERS * this.#line.maxAnswerBytes;
    if (this.#messages > MOST_MESSAGES || this.#bytes > mostBytes) {
      if (this.#fault === undefined) {
        this.#fault = this.#bytes > mostBytes ? `too-large: over ${mostBytes} bytes came on one socket` : `too-large: over ${MOST_MESSAGES} messages came on one socket`;
        this.#line.recorder.add({ kind: "note", text: `the socket was cut: ${this.#fault}`, id: this.id });
        this.#breakOff();
      }
      return true;
    }
    if (this.#messages % AT_A_TIME === 0 && !this.#isPaused) {
      this.#ws.pause();
      setImmediate(() => void (this.#isPaused || this.#closedAs !== undefined || this.#ws.resume()));
    }
    return false;
  }

  /** `ws` reports here broken connections and messages it cannot read; the close event follows in either case. */
  #fail(error: Error & { code?: string }): void {
    if (error.code?.startsWith("WS_ERR_") !== true) return;
    this.#fault = `${error.code}: ${error.message}`;
    this.#line.recorder.add({ kind: "note", text: `the socket could not be read on: ${error.message}`, id: this.id, code: error.code });
    // `ws` has sent a Close frame and would wait long for the server to end the connection.
    this.#begunBy = "server";
    this.#timer = setTimeout(() => this.#breakOff(), CLOSE_ANSWER_MS);
  }

  #breakOff(): void {
    if (this.#closedAs !== undefined) return;
    this.#brokenOff = true;
    this.#begunBy ??= this.#ws.readyState === this.#ws.CLOSING ? "server" : "client";
    this.#ws.resume();
    this.#ws.terminate();
  }

  #end(code: number, reason: Buffer): Closed {
    const { seq, at } = this.#line.recorder.add({ kind: "ws-close", id: this.id, by: this.#brokenOff && code === 1006 ? "client" : "server", code });
    clearTimeout(this.#timer);
    const clean = code !== 1006 && this.#fault === undefined;
    this.#closedAs = { code, reason: reason.toString("utf8"), by: this.#begunBy ?? "server", clean, fault: this.#fault, seq, atMs: at };
    this.#line.open.delete(this);
    this.#frames.close();
    this.#pongs.close();
    return this.#closedAs;
  }
}
