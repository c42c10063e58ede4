import type { Hold } from "./records.js";

/** Where a call of a seam comes from. */
export interface About {
  /** How it came in. The upgrade and everything on a socket is `ws`; a streamed turn is `sse`. */
  readonly door: Door;
  /** Operation id over HTTP and SSE and for the upgrade; on a socket the frame's type, `command:<name>` for a command. */
  readonly operation: string;
  /** Socket or stream, unique in the server's life. */
  readonly connection?: string;
  readonly agent?: string;
  /** Session that was resolved; absent before. */
  readonly session?: string;
  /** The turn, once there is one. */
  readonly turn?: Turn;
  /** On a terminal or a refusal: how it ended. */
  readonly outcome?: Outcome;
}

export type Door = "http" | "sse" | "ws";
export type Outcome = "answered" | "silent" | "failed" | "cancelled" | "refused";

/** One turn, from its arrival to its terminal. */
export interface Turn extends Hold {
  readonly id: string;
  /** Place in its session in order of arrival, from 0. */
  readonly index: number;
  readonly agent: string;
  /** What the client named, lower case; null when it named none. */
  readonly named: string | null;
  readonly text: string;
  readonly door: Door;
  readonly operation: string;
  readonly connection?: string;
}

/** What is known of a caller before anything of the request is read. */
export interface Call {
  readonly method: string;
  /** Path as sent, still escaped. */
  readonly path: string;
  /** Query as sent, without the question mark. */
  readonly query: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Peer's IP address. */
  readonly address: string;
  readonly upgrade: boolean;
}
