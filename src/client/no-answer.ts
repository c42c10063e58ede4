import type { Headers } from "../log/index.js";

/**
 * Why no whole answer came.
 * `refused`: nobody listens. `unreachable`: no way to the host, or no such name. `tls`: the handshake failed.
 * `reset`: the server broke the connection. `timeout`: nothing in time. `too-large`: more bytes than we take.
 * `bad-http`: not HTTP. `gone`: we left (signal, close). `closed`: a socket that was closed before we spoke.
 */
export type NoAnswerReason = "refused" | "unreachable" | "tls" | "reset" | "timeout" | "too-large" | "bad-http" | "gone" | "closed" | "other";

export interface NoAnswerDetails {
  /** Exchange or connection (`r…`, `w…`). */
  readonly id: string;
  /** Place in the log of the entry that says so. */
  readonly seq: number;
  readonly atMs: number;
  readonly tookMs: number;
  /** Head of the answer, where one came. */
  readonly status?: number;
  readonly headers?: Headers;
  /** Bytes of the body that came before the end. */
  readonly partial?: Buffer;
  readonly cause?: unknown;
}

/** A request that got no whole answer. Thrown by the client, and already written to the log when it is. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly id: string;
  readonly seq: number;
  readonly atMs: number;
  readonly tookMs: number;
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
  readonly partial: Buffer;

  constructor(
    readonly reason: NoAnswerReason,
    message: string,
    details: NoAnswerDetails,
  ) {
    super(message, { cause: details.cause });
    this.id = details.id;
    this.seq = details.seq;
    this.atMs = details.atMs;
    this.tookMs = details.tookMs;
    this.status = details.status;
    this.headers = details.headers;
    this.partial = details.partial ?? Buffer.alloc(0);
  }
}

/** We ended an exchange ourselves; used as the reason of an abort. */
export class Cut extends Error {
  constructor(
    readonly reason: "timeout" | "too-large" | "gone",
    message: string,
  ) {
    super(message);
  }
}

const REASONS: Readonly<Record<string, NoAnswerReason>> = {
  ECONNREFUSED: "refused",
  ENOENT: "refused",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ECONNABORTED: "reset",
  UND_ERR_SOCKET: "reset",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "bad-http",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "bad-http",
  // undici's parser asserts what the server has to keep to (a 101 that nobody asked for).
  ERR_ASSERTION: "bad-http",
  UND_ERR_DESTROYED: "gone",
  UND_ERR_CLOSED: "gone",
  UND_ERR_ABORTED: "gone",
  EPROTO: "tls",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls",
  SELF_SIGNED_CERT_IN_CHAIN: "tls",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls",
};

export function reasonOf(error: unknown): NoAnswerReason {
  if (error instanceof Cut) return error.reason;
  const { code = "", message = "", name = "" } = (error ?? {}) as { code?: string; message?: string; name?: string };
  if (code === "UND_ERR_SOCKET" && /^bad (response|upgrade)/.test(message)) return "bad-http";
  const known = REASONS[code];
  if (known !== undefined) return known;
  // The connection ended inside a body that had not said its end yet.
  if (/Invalid EOF state/.test(message)) return "reset";
  if (name === "HTTPParserError" || code.startsWith("HPE_")) return "bad-http";
  if (code.startsWith("ERR_TLS") || code.startsWith("ERR_SSL") || code.startsWith("CERT_")) return "tls";
  // What `ws` and `node:http` say without a code.
  if (/socket hang up/.test(message)) return "reset";
  return "other";
}

/** What an error says, the parts of an `AggregateError` (one per address tried) included. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join("; ");
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s*\n\s*/g, " ").trim();
}

/** A promise of an answer as a value: the `NoAnswer` is returned where it would be thrown; other errors stay thrown. */
export async function answerOrNone<T>(promise: Promise<T>): Promise<T | NoAnswer> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof NoAnswer) return error;
    throw error;
  }
}

/** Marks a promise as looked after, so that one that nobody awaits never ends the process. */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
