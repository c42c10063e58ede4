/** How a connection ended. */
export interface Closed {
  /** RFC 6455 code: of the server's Close frame, 1005 when it held none, 1006 when there was none. */
  readonly code: number;
  readonly reason: string;
  /** Who began: sent the first Close frame, or broke the connection. */
  readonly by: "client" | "server";
  /** Both sides sent a Close frame. */
  readonly clean: boolean;
  /** What made reading on impossible: a breach of RFC 6455, a message over our bound. */
  readonly fault: string | undefined;
  readonly seq: number;
  readonly atMs: number;
}

export interface Sent {
  readonly seq: number;
  readonly atMs: number;
  /** True when the bytes were handed to the operating system, false when the connection ended before. */
  readonly flushed: Promise<boolean>;
}

export interface Pong {
  readonly atMs: number;
  readonly tookMs: number;
}

export interface SendOptions {
  /** Why the message breaks the contract; goes into the log. */
  readonly onPurpose?: string;
}
