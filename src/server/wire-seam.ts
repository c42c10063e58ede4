import type { About } from "./about.js";
import type { ServerFrame, StreamEvent } from "./shapes.js";

/** A request that has been read, before a handler sees it. */
export interface Incoming {
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined when there was no body. */
  readonly body: unknown;
}

/** A request's body before it is understood. */
export interface RawBody {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  /** The sender broke off before the end. */
  readonly cut?: true;
}

/** An HTTP answer before it is bytes. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; undefined: no body, or a stream whose head this is. */
  readonly body?: unknown;
  /** Sent as it is in the place of `body`. */
  readonly raw?: string | Uint8Array;
}

/**
 * Everything that comes in and goes out. `next` does the real thing and may be called later, more than once, or never.
 * After the connection is gone it does nothing.
 */
export interface Wire {
  /** The JSON of a body, undefined for zero bytes. Throws 400, 415. */
  body(raw: RawBody, about: About): unknown;
  request(incoming: Incoming, about: About, next: (incoming: Incoming) => Promise<void>): Promise<void>;
  /** A text frame within bounds, before it is understood. */
  received(text: string, about: About, next: (text: string) => void): void;
  /** Each HTTP answer, refused upgrades and heads of streams included. */
  answer(answer: Answer, about: About, next: (answer: Answer) => void): void;
  /** Each event of a stream; `to` names another open stream or socket of the hub. */
  event(event: StreamEvent, about: About, next: (event: StreamEvent, to?: string) => void): void;
  eventBytes(event: StreamEvent, about: About): string | Uint8Array;
  /** The end of a stream, after its terminal. */
  end(about: About, next: () => void): void;
  /** Each frame; `to` names another open socket of the hub. */
  frame(frame: ServerFrame, about: About, next: (frame: ServerFrame, to?: string) => void): void;
  /** The text of a text frame. */
  frameText(frame: ServerFrame, about: About): string;
  /** The server closes a socket, or answers the client's Close (`code` as received, 1005 for none). 1006 cuts the connection without a Close frame. */
  closing(close: { readonly code: number; readonly reason: string }, about: About, next: (close: { readonly code: number; readonly reason: string }) => void): void;
}

/** Open sockets and streams. */
export interface Hub {
  open(): readonly Outlet[];
  get(id: string): Outlet | undefined;
}

export interface Outlet {
  readonly id: string;
  readonly door: "sse" | "ws";
  readonly agent: string;
  /** Session of a stream's turn. */
  readonly session?: string;
  readonly address: string;
  /** Bytes that wait for a reader who is slower than what is written. */
  readonly waitingBytes: number;
  /** Writes past the wire seam. */
  write(item: ServerFrame | StreamEvent): void;
  close(code: number, reason: string): void;
}
