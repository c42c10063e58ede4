/**
 * One thing seen on the wire. A run's log, a recorded file and the evidence in a report are all lists of these.
 * On disk it is JSONL, one entry a line, in order of arrival; `seq` is the line number (from 1).
 * `id` joins the entries of one exchange: `r…` HTTP, `w…` WebSocket connection, `m…` model call.
 */
export type Entry =
  | MetaEntry
  | RequestEntry
  | ResponseEntry
  | ResponseHeadEntry
  | SseEntry
  | SseRestEntry
  | ResponseEndEntry
  | ResponseErrorEntry
  | ClientGoneEntry
  | WsOpenEntry
  | WsRefusedEntry
  | WsFrameEntry
  | WsCloseEntry
  | ModelCallEntry
  | ModelAnswerEntry
  | TurnEntry
  | HeardEntry
  | ReadEntry
  | RemovedEntry
  | NoteEntry;

export type Headers = Readonly<Record<string, string>>;

interface Base {
  /** Place in the log, from 1. In a file, the line number. */
  readonly seq: number;
  /** Milliseconds since the log began, monotonic. */
  readonly at: number;
  /** Id of the case during which it was seen; absent in recordings and in preflight. */
  readonly case?: string;
}

export interface MetaEntry extends Base {
  readonly kind: "meta";
  readonly v: 1;
  readonly server?: string;
  readonly version?: string;
  readonly note?: string;
}

export interface RequestEntry extends Base {
  readonly kind: "request";
  readonly id: string;
  readonly method: string;
  /** Path and query as sent, without the origin. */
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string;
  /** Why this request breaks the contract on purpose; absent when it is meant to be valid. */
  readonly onPurpose?: string;
}

export interface ResponseEntry extends Base {
  readonly kind: "response";
  readonly id: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body?: string;
}

/** The head of a streamed answer; its events follow as `sse`, its end as `response-end` or `response-error`. */
export interface ResponseHeadEntry extends Base {
  readonly kind: "response-head";
  readonly id: string;
  readonly status: number;
  readonly headers: Headers;
}

export interface SseEntry extends Base {
  readonly kind: "sse";
  readonly id: string;
  /** The text between two blank lines, as received (decoded from UTF-8). */
  readonly raw: string;
}

/** What was left of a stream without a closing blank line. */
export interface SseRestEntry extends Base {
  readonly kind: "sse-rest";
  readonly id: string;
  readonly raw: string;
}

export interface ResponseEndEntry extends Base {
  readonly kind: "response-end";
  readonly id: string;
}

/** The server broke the answer off, or no answer could be had. */
export interface ResponseErrorEntry extends Base {
  readonly kind: "response-error";
  readonly id: string;
  readonly error: string;
}

/** We left before the end of the answer. */
export interface ClientGoneEntry extends Base {
  readonly kind: "client-gone";
  readonly id: string;
}

export interface WsOpenEntry extends Base {
  readonly kind: "ws-open";
  readonly id: string;
  readonly url: string;
  /** Why this handshake breaks the contract on purpose. */
  readonly onPurpose?: string;
}

export interface WsRefusedEntry extends Base {
  readonly kind: "ws-refused";
  readonly id: string;
  readonly url?: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body?: string;
  readonly onPurpose?: string;
}

export interface WsFrameEntry extends Base {
  readonly kind: "ws";
  readonly id: string;
  /** `up`: client to server. `down`: server to client. */
  readonly dir: "up" | "down";
  /** Text of a text frame; a binary frame is base64 with `binary: true`. */
  readonly data: string;
  readonly binary?: true;
  readonly onPurpose?: string;
}

export interface WsCloseEntry extends Base {
  readonly kind: "ws-close";
  readonly id: string;
  readonly by: "client" | "server";
  /** RFC 6455 close code; 1006 when the connection ended without a Close frame. */
  readonly code: number;
}

/** What the server under test sent to the model. */
export interface ModelCallEntry extends Base {
  readonly kind: "model";
  readonly id: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: ModelCallBody;
}

export interface ModelCallBody {
  readonly model?: string;
  readonly messages?: readonly ModelMessage[];
  /** Texts of an embeddings call. */
  readonly input?: string | readonly string[];
  readonly stream?: boolean;
  readonly tools?: readonly unknown[];
  readonly [other: string]: unknown;
}

export interface ModelMessage {
  readonly role: string;
  readonly content?: string | readonly { readonly type: string; readonly text?: string }[] | null;
  readonly tool_calls?: readonly unknown[];
  readonly tool_call_id?: string;
}

export interface ModelAnswerEntry extends Base {
  readonly kind: "model-answer";
  readonly id: string;
  readonly status: number;
  readonly stream?: boolean;
  readonly content?: string;
  readonly tool?: { readonly name: string; readonly arguments: string };
  /** The caller closed the model call before its end. */
  readonly aborted?: true;
  /** The model broke the answer off behind `content`, as it was told to. */
  readonly broken?: true;
}

/** What the suite meant when it sent a turn: the truth the labels of a server are held against. */
export interface TurnEntry extends Base {
  readonly kind: "turn";
  /** Unique in the run, part of the text that was sent. */
  readonly canary: string;
  readonly agent: string;
  /** Session the client named; null when it named none. */
  readonly named: string | null;
  /** Session the turn belongs to: the named one, or the active one read beforehand; null when unknown. */
  readonly session: string | null;
  readonly door: Door;
  /** Exchange or connection that carried it (`r…` or `w…`). */
  readonly id: string;
  /** What was said, where the API has another shape than the contract's and the request alone does not tell. */
  readonly text?: string;
}

/**
 * What a binding read out of an answer in another shape than the contract's. The bytes it was read from stand in entry `of`.
 * The native shape has none of these: its judges read the bytes themselves.
 */
export interface HeardEntry extends Base {
  readonly kind: "heard";
  /** Channel on which it was heard. */
  readonly id: string;
  /** `seq` of the entry that says so. */
  readonly of: number;
  readonly what: "delta" | "tool" | "progress" | "completed" | "silent" | "failed" | "refused" | "ended";
  /** Type of the event in the server's own words. */
  readonly native: string;
  readonly text?: string;
  /** Session the server says it is about. */
  readonly label?: string;
}

/** A history as a binding read it. */
export interface ReadEntry extends Base {
  readonly kind: "read";
  /** Exchange that carried it. */
  readonly id: string;
  /** `seq` of the answer. */
  readonly of: number;
  /** `seq` of what was asked, where it was asked on a socket; else it is that of the exchange. */
  readonly asked?: number;
  readonly agent: string;
  readonly session: string;
  /** False when the server says that there is no such session. */
  readonly found: boolean;
  readonly rows: readonly { readonly role: "user" | "assistant" | "other"; readonly text: string }[];
}

/** A session, or a whole agent, that a binding had deleted, or tried to. */
export interface RemovedEntry extends Base {
  readonly kind: "removed";
  readonly id: string;
  /** `seq` of the answer. */
  readonly of: number;
  /** `seq` of what was asked, where it was asked on a socket; else it is that of the exchange. */
  readonly asked?: number;
  readonly agent: string;
  /** Absent: all of the agent's. */
  readonly session?: string;
  readonly done: boolean;
}

/** A remark of the suite about itself (a wait for a budget, a starved clock, a gate opened). */
export interface NoteEntry extends Base {
  readonly kind: "note";
  readonly text: string;
  readonly [detail: string]: unknown;
}

/** How a turn gets in: a plain HTTP answer, an SSE answer, a WebSocket frame. */
export type Door = "http" | "sse" | "ws";

/** An entry before the log has given it its place and time. */
export type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, "seq" | "at"> & { readonly at?: number } : never) : never;
