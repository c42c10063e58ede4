import type { ModelPort } from "../model/port.js";
import type { Seams } from "./seams.js";

/** Bounds of the server. A count that is not set here has no bound. */
export interface Limits {
  /** HTTP requests and upgrades of one address in a minute; 429 beyond. Off unless set. */
  readonly requestsPerMinute?: number;
  /** Text frames of one socket in a minute; an `error` frame beyond. Off unless set. */
  readonly messagesPerMinutePerSocket?: number;
  /** Open sockets of one address; 429 at the upgrade beyond. Off unless set. */
  readonly socketsPerAddress?: number;
  /** UTF-8 bytes of a message; 413 beyond. */
  readonly maxMessageBytes: number;
  /** UTF-8 bytes of a text frame; an `error` frame beyond. */
  readonly maxFrameBytes: number;
  /** Bytes of a request body; 413 beyond. */
  readonly maxBodyBytes: number;
  /** 503 beyond. */
  readonly maxAgents: number;
  /** Sessions of all agents; 503 beyond. */
  readonly maxSessions: number;
  /** Rows of one session; a further message is 409. */
  readonly maxRowsPerSession: number;
  /** UTF-8 bytes of all rows together; a further message is 503. */
  readonly maxStoredBytes: number;
  /** UTF-8 bytes of the answer to one turn; the turn fails beyond. */
  readonly maxAnswerBytes: number;
  /** Turns of one session that wait behind the running one; 503 beyond. */
  readonly maxQueuedTurnsPerSession: number;
  /** Turns running or waiting in all sessions; 503 beyond. */
  readonly maxTurns: number;
  /** Bytes that wait for one slow reader besides the largest frame or event; its connection is closed beyond (1013 on a socket), its turns go on. */
  readonly maxBufferedBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxMessageBytes: 65_536,
  maxFrameBytes: 65_536,
  maxBodyBytes: 2 * 1024 * 1024,
  maxAgents: 1_000,
  maxSessions: 10_000,
  maxRowsPerSession: 10_000,
  maxStoredBytes: 256 * 1024 * 1024,
  maxAnswerBytes: 8 * 1024 * 1024,
  maxQueuedTurnsPerSession: 64,
  maxTurns: 4_096,
  maxBufferedBytes: 4 * 1024 * 1024,
};

export interface ServerOptions {
  readonly model: ModelPort;
  /** Key that every door but health asks for; absent or empty: none. */
  readonly apiKey?: string;
  /** Origins besides the server's own, as browsers send them (`https://app.example`). */
  readonly allowedOrigins?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Replaces seams before the server starts: how a wrong server is made from this right one. */
  readonly wrap?: (seams: Seams) => Seams;
  /** Wall clock in milliseconds since 1970. */
  readonly now?: () => number;
  /** A new lower-case UUID. */
  readonly newId?: () => string;
  /** Sessions with at most so many rows need no compaction. Default 30. */
  readonly compactAbove?: number;
  /** Idle time after which a stream gets a comment line. Default 15 000. */
  readonly keepAliveMs?: number;
  /** Least time between two `agents_updated` frames of a socket. Default 1 000. */
  readonly agentsUpdatedEveryMs?: number;
  /** How long `close` waits for peers before it cuts them off. Default 2 000. */
  readonly closeWithinMs?: number;
}

/** Options with every default filled in. */
export interface Settings {
  readonly apiKey: string;
  readonly allowedOrigins: readonly string[];
  readonly limits: Limits;
  readonly compactAbove: number;
  readonly keepAliveMs: number;
  readonly agentsUpdatedEveryMs: number;
  readonly closeWithinMs: number;
}

export function settingsOf(options: ServerOptions): Settings {
  return {
    apiKey: options.apiKey ?? "",
    allowedOrigins: options.allowedOrigins ?? [],
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    compactAbove: options.compactAbove ?? 30,
    keepAliveMs: options.keepAliveMs ?? 15_000,
    agentsUpdatedEveryMs: options.agentsUpdatedEveryMs ?? 1_000,
    closeWithinMs: options.closeWithinMs ?? 2_000,
  };
}
