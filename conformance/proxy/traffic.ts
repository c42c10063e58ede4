import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";

/** One HTTP request on its way to the server. A spoiler hands on a changed copy. */
export interface Ask {
  readonly method: string;
  /** Path with its query, as sent. */
  readonly path: string;
  /** Lower-case names, without those of the connection. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Fires when the client has left before it had its answer. */
  readonly gone: AbortSignal;
}

/** The answer on its way back: a whole body, or a stream of events that is still being made. */
export interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  readonly stream?: Readable;
}

/** Hands a request to the untouched server. Rejects when that gives no answer, or the client has left. */
export type Pass = (ask: Ask) => Promise<Reply>;

/** One block of an event stream. Unchanged it goes on as the bytes it came in. */
export interface StreamBlock {
  /** Of its `event:` line; empty where it has none. */
  readonly name: string;
  /** Of its `data:` lines; undefined for a comment. */
  readonly data: string | undefined;
  readonly raw: string;
}

/** An event stream on its way to the client. */
export interface PassingStream {
  readonly ask: Ask;
  /** Writes to this client; nothing after `end`. */
  send(block: StreamBlock): void;
  /** Ends the body. */
  end(): void;
}

/** A WebSocket with both its ends. */
export interface PassingSocket {
  /** The upgrade that opened it. */
  readonly ask: Ask;
  toServer(text: string): void;
  /** Nothing after the client has left. */
  toClient(text: string): void;
  /** Closes both ends. */
  close(): void;
}

/**
 * Spoils what passes. Each hook that is absent lets its traffic through unchanged.
 * A hook decides what goes on, so one that does nothing with an event or a frame drops it.
 */
export interface Spoiler {
  readonly http?: (ask: Ask, pass: Pass) => Promise<Reply>;
  readonly event?: (block: StreamBlock, stream: PassingStream) => void;
  /** The server's stream is over; absent: so is the client's. */
  readonly streamEnd?: (stream: PassingStream) => void;
  /** An upgrade before it goes on. */
  readonly upgrade?: (ask: Ask) => Ask;
  readonly opened?: (socket: PassingSocket) => void;
  readonly closed?: (socket: PassingSocket) => void;
  /** Text frames; binary ones pass. */
  readonly fromClient?: (text: string, socket: PassingSocket) => void;
  readonly fromServer?: (text: string, socket: PassingSocket) => void;
}
