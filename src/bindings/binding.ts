import type { RequirementId } from "../../generated/requirements.js";
import type { Client } from "../client/index.js";
import type { Door } from "../log/index.js";

/**
 * One API shape behind the words that cases speak. A binding translates and never repairs: what a server does not say,
 * a binding does not make up, except where its capability record admits it.
 */
export interface Binding {
  readonly name: string;
  /** What this shape can express at all. A target's profile can only take away from it. */
  readonly capabilities: ReadonlySet<Capability>;
  /** Requirements that cannot be asked of this shape, with the reason as a phrase: what the binding has to supply itself proves nothing. */
  readonly without?: Readonly<Partial<Record<RequirementId, string>>>;
  /** Path (with its slash) that a healthy server answers without credentials, whatever it says; preflight asks there first. */
  readonly healthPath?: string;
  /** Makes a new agent; answers with its id. */
  spawnAgent(client: Client, how: SpawnHow): Promise<Outcome<string>>;
  /** Takes an agent of ours away again; where a shape has it. */
  deleteAgent?(client: Client, agent: string): Promise<Outcome<true>>;
  /** Ids of the agents that are there; where a shape has it. */
  listAgents?(client: Client): Promise<Outcome<readonly string[]>>;
  /** The session an unaddressed message would go to now. */
  activeSession(client: Client, agent: string): Promise<Outcome<string>>;
  /** A fresh id of a session that does not become the active one: chosen here where clients may choose, else made by the server. */
  newSession(client: Client, agent: string): Promise<Outcome<string>>;
  /** A session made by the server; in the native shape it becomes the active one. */
  createSession(client: Client, agent: string, label?: string): Promise<Outcome<string>>;
  /** An id as this server makes them, made of a fresh UUID: of a session that nobody holds. Where ids are UUIDs it is left out. */
  unheldSession?(uuid: string): string;
  switchSession(client: Client, agent: string, session: string): Promise<Outcome<true>>;
  deleteSession(client: Client, agent: string, session: string): Promise<Outcome<true>>;
  stop(client: Client, agent: string, session: string | null): Promise<Outcome<true>>;
  listSessions(client: Client, agent: string): Promise<Outcome<readonly string[]>>;
  history(client: Client, agent: string, session: string): Promise<Outcome<HistoryRead>>;
  /** Sends a message by itself (plain or streamed); resolves when the request is on its way. */
  send(client: Client, message: OutgoingMessage & { readonly door: "http" | "sse" }): Channel;
  openSocket(client: Client, agent: string): Promise<Outcome<SocketChannel>>;
}

/** A capability missing from a target makes the cases that need it `not-applicable`, with the profile as the reason. */
export type Capability =
  | "agents.spawn"
  | "agents.delete"
  | "doors.http"
  | "doors.sse"
  | "doors.ws"
  | "sessions.active"
  | "sessions.client-ids"
  | "sessions.create"
  | "sessions.switch"
  | "sessions.delete"
  | "sessions.list"
  | "sessions.label"
  | "sessions.compact"
  | "sessions.reset"
  | "stop"
  | "stop.one-session"
  | "tools"
  | "socket.multiplex"
  | "socket.commands";

export interface SpawnHow {
  /** Unique in the run. */
  readonly name: string;
  /** Shape-specific text of a manifest; the binding has a default. */
  readonly manifest?: string;
}

export interface OutgoingMessage {
  readonly agent: string;
  /** Session named by the client; null to name none. Sent as given, junk included. */
  readonly named: unknown;
  readonly text: string;
  /** Why the message breaks the contract on purpose. */
  readonly onPurpose?: string;
}

/**
 * An operation's result: a value, or the server's refusal, or no answer at all. `at` is the log `seq` that shows it, `asked` that of what
 * was asked, where it does not follow from the exchange `id`: on a socket.
 */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly at: number; readonly id: string; readonly asked?: number }
  | { readonly ok: false; readonly status: number; readonly what: string; readonly at: number; readonly id: string; readonly asked?: number };

export interface HistoryRead {
  readonly session: string;
  readonly rows: readonly HistoryRow[];
}

export interface HistoryRow {
  readonly role: "user" | "assistant" | "other";
  readonly text: string;
}

/**
 * One thing heard about turns, in neutral words. `label` is the session the server says it is about: undefined when it says none.
 * On a socket shared by turns, nothing here says which turn it belongs to: the words do.
 */
export interface Heard {
  readonly kind: "delta" | "tool" | "progress" | "completed" | "silent" | "failed" | "refused" | "ended";
  /** Type of the event in the server's own words: `text_delta`, `done`, `HTTP 404`. Of `ended`: `left` or `gone` when we left, anything else when the server ended it. */
  readonly native: string;
  /** Text of a delta, final text of `completed`, message of `failed` and `refused`, name of a `tool`, name of the phase where `progress` tells one. */
  readonly text?: string;
  readonly label?: string;
  /** HTTP status, where there is one. */
  readonly status?: number;
  /** Token counts told at the end of a turn. */
  readonly usage?: { readonly input: number; readonly output: number };
  /** As received: the block of a streamed event, the header lines (lower-case names) of a stream's head. */
  readonly raw?: string;
  /** Log `seq`. */
  readonly at: number;
}

/** What one sent message makes heard. `ended` comes last and once, when nothing more can come on this channel. */
export interface Channel {
  /** Exchange or connection id in the log. */
  readonly id: string;
  readonly door: Door;
  readonly heard: readonly Heard[];
  onHeard(listener: (heard: Heard) => void): () => void;
  /**
   * Where a shape says apart from the answer that it has the message: settles once it has said so, or can no more. A case that has sent a message
   * goes on then, so that what it asks next comes after the message and not before.
   */
  readonly taken?: Promise<void>;
  /** Leaves without waiting. */
  leave(): void;
  /** Reads no more; where one channel carries one turn and its answer comes as a stream. */
  stopReading?(): void;
  /** Reads on after `stopReading`. */
  readOn?(): void;
}

export interface SocketChannel extends Channel {
  readonly door: "ws";
  /** Told which session the next message names, before it is sent; where a socket is of one session. `id` is that of its connection from then on. */
  aim?(named: unknown): void;
  send(message: Omit<OutgoingMessage, "agent">): void;
  /** Sends the shape's ping and resolves true when its answer has come (a fence: what was sent before is before it), false at the deadline. */
  fence(deadlineMs: number): Promise<boolean>;
  close(): Promise<void>;
}
