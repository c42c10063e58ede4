import type { AnswerBody, OperationId, PathParams, StatusOf } from "../../generated/operations.js";
import type { ServerFrame, ServerFrameType } from "../../generated/frames.js";
import type { Limits } from "../../generated/profile.js";
import type { Heard, HistoryRow } from "../bindings/binding.js";
import type { Door } from "../log/index.js";
import type { Script } from "../model/index.js";

export type { Script };

/**
 * The vocabulary of cases: agent, session, say, socket, history, model, expect. No URL, no method, no schema.
 * Whatever a word says to the server is written to the log under the case's id.
 * A word that cannot get its way where the case only needs it as a given throws `Blocked`; a fact that does not hold throws `Violation`.
 */
export interface Stage {
  /** A fresh agent of this case, or one of those the profile lends. */
  agent(): Promise<Agent>;
  readonly expect: Expect;
  readonly model: ModelWords;
  /** This API's own operations and frames; only for cases that need `native`. */
  readonly native: Native;
  /** A random UUID of the run's seed. */
  uuid(): string;
  /** Bounds that the profile declares; none of them where it declares none. */
  readonly limits: Limits;
  /** Milliseconds that an event may take here: the given number at the target's measured pace, times `--time-scale`. */
  within(ms: number): number;
}

export interface SayOptions {
  /** The way in: plain HTTP unless said otherwise; a socket to use an open one. */
  readonly door?: Door | Socket;
  readonly script?: Script;
  /** Hold the model's answer until `turn.gate` releases it. */
  readonly hold?: true;
}

/** Something one can speak to: a session, or an agent without naming one. */
export interface Speaker {
  /** Speaks and waits for the end; `Blocked` unless the turn completed (silent and failed scripts: unless it ended as scripted). */
  say(words: string, options?: SayOptions): Promise<Turn>;
  /** Speaks and waits for whatever end comes, refusals and silence included. */
  attempt(words: string, options?: SayOptions): Promise<Turn>;
  /** Speaks and goes on at once, when the message is on its way. */
  begin(words: string, options?: SayOptions): Promise<Turn>;
}

export interface Agent {
  readonly id: string;
  /** Speaks without naming a session. */
  readonly unaddressed: Speaker;
  /** The session the server calls active now. */
  active(): Promise<Session>;
  /** A session of one's own that is not the active one. */
  newSession(): Promise<Session>;
  /** One made by the server; in this API it becomes the active one. */
  createSession(label?: string): Promise<Session>;
  /** A session by an id of the case's own choice, junk included. */
  session(id: string): Session;
  socket(): Promise<Socket>;
  sessionIds(): Promise<readonly string[]>;
  /** Stops the running turn of a session; of the active one when none is named. */
  stop(session?: Session): Promise<void>;
  /** The session the server calls active now, or undefined when it says there is none. */
  findActive(): Promise<Session | undefined>;
  /** Deletes the agent and all that is its. */
  delete(): Promise<void>;
}

export interface Session extends Speaker {
  readonly id: string;
  readonly agent: Agent;
  history(): Promise<History>;
  /** The history, or undefined when the server says there is no such session. */
  findHistory(): Promise<History | undefined>;
  /** Log `seq` of the last answer to a read of the history; 0 before the first. */
  readonly lastReadAt: number;
  makeActive(): Promise<void>;
  delete(): Promise<void>;
}

export interface History {
  readonly rows: readonly HistoryRow[];
  /** Canaries found in the rows, in order, each once. */
  readonly canaries: readonly string[];
  /** Log `seq` of the answer. */
  readonly at: number;
}

export interface Turn {
  readonly canary: string;
  /** What was sent. */
  readonly text: string;
  /** What the model is told to answer: pieces and their sum. */
  readonly expected: { readonly pieces: readonly string[]; readonly text: string };
  readonly door: Door;
  /** Session named; null when none was. */
  readonly named: string | null;
  readonly gate: Gate;
  /** What is known so far to belong to this turn, by its words. */
  readonly heard: readonly Heard[];
  /** Log `seq` of the last thing known about it: what was heard last, or that it was sent. */
  readonly lastAt: number;
  /** Sum of the deltas heard so far. */
  readonly streamed: string;
  /** The end of the turn; undefined when none came in time. */
  end(deadlineMs?: number): Promise<End | undefined>;
  /** Waits until the first `count` pieces of its answer were heard as deltas (true); false when the turn ended before, or at the deadline. */
  pieces(count: number, deadlineMs?: number): Promise<boolean>;
  /** True once anything of an answer was heard (of a stream, its head); false at the deadline. */
  opened(deadlineMs?: number): Promise<boolean>;
  /** Reads no more of its stream, whatever the server sends; only for a turn over SSE. */
  stopReading(): void;
  /** Reads on after `stopReading`, from where it stopped. */
  readOn(): void;
  /** Closes the connection that carries it (its own request; on a socket, the socket). */
  leave(): void;
}

export interface End {
  readonly kind: "completed" | "silent" | "failed" | "refused";
  readonly text?: string;
  readonly label?: string;
  readonly status?: number;
  /** Token counts told with it. */
  readonly usage?: TokenCounts;
  readonly at: number;
}

export interface TokenCounts {
  readonly input: number;
  readonly output: number;
}

export interface Gate {
  /** True once the model was asked about this turn and `pieces` of its answer are out; false at the deadline. */
  reached(pieces?: number, deadlineMs?: number): Promise<boolean>;
  /** Lets so many more pieces out; without a number, the whole rest. */
  release(pieces?: number): void;
  /** Lets the calls so far run to their ends and holds those still to come: after a tool, the next one. */
  releaseCall(): void;
  /** True once the server has given the model call up; false at the deadline. */
  abandoned(deadlineMs?: number): Promise<boolean>;
}

export interface ModelWords {
  /** Texts of the conversation rows (and system text) that the model was shown for this turn; undefined when it was never asked. */
  shownFor(turn: Turn): ModelView | undefined;
  /** What it was shown in each call for this turn, in order: the first, and one after each tool. */
  callsFor(turn: Turn): readonly ModelView[];
  /** True once so many calls for this turn were made; false at the deadline. */
  asked(turn: Turn, calls: number, deadlineMs?: number): Promise<boolean>;
  /** True once every call made for this turn so far was answered, failed or given up; false at the deadline. */
  settled(turn: Turn, deadlineMs?: number): Promise<boolean>;
  /** What it was shown in calls after log entry `since` that answer no turn (a summary, a title) and hold words of this case, with what it answered so far. */
  besides(since: number): readonly SideCall[];
  /** Holds calls that answer no turn and show it words of this one, from now on. */
  holdBesides(turn: Turn): Gate;
  /** Tokens the model counted in its answers to this turn, all calls together. */
  usageOf(turn: Turn): TokenCounts;
}

export interface ModelView {
  readonly system: string;
  readonly rows: readonly ModelRow[];
  /** Canaries anywhere in it. */
  readonly canaries: readonly string[];
  readonly at: number;
}

export interface SideCall extends ModelView {
  /** Undefined until the model has answered. */
  readonly answer?: string;
}

export interface ModelRow {
  readonly role: string;
  readonly text: string;
  /** Ids of the tool calls it makes. */
  readonly calls: readonly string[];
  /** Id of the tool call it is the result of. */
  readonly resultOf?: string;
}

export interface Socket {
  readonly id: string;
  /** Raw frames and free-form sending; only for cases that need `native`. */
  readonly native: NativeSocket;
  /** True when everything sent before has been answered up to here; false at the deadline. */
  fence(deadlineMs?: number): Promise<boolean>;
  close(): Promise<void>;
}

export interface Expect {
  /** Charges a violation unless `holds`. `at` is the log `seq` that shows it. */
  that(holds: boolean, charge: Charge): void;
  completed(turn: Turn): Promise<End>;
  refused(turn: Turn): Promise<End>;
  failed(turn: Turn): Promise<End>;
  /** The session's history holds these turns, each once, in this order, with the words that were streamed, and nothing of any other turn. */
  historyIs(session: Session, turns: readonly Turn[]): Promise<void>;
  historyLacks(session: Session, turn: Turn): Promise<void>;
  /** The session's history can be read. */
  readable(session: Session): Promise<History>;
  /** The session cannot be read (it was deleted, or never was). */
  gone(session: Session): Promise<void>;
  status<Op extends OperationId>(answer: NativeAnswer<Op>, ...expected: StatusOf<Op>[]): void;
}

export interface Charge {
  readonly expected: string;
  readonly received: string;
  readonly because: string;
  readonly at: number;
  readonly turns?: readonly Turn[];
  readonly deadline?: true;
}

export interface Native {
  /** The server's own origin, as a page of it would send it. */
  readonly origin: string;
  /** The same words spoken from another address of ours, outside the budget; for cases that need `second-address`. */
  fromElsewhere(): Native;
  call<Op extends OperationId>(operation: Op, with_: CallWith<Op>): Promise<NativeAnswer<Op>>;
  /** A request that is no documented operation, or spells one wrongly on purpose: the path is that of `near`, changed by `with_`. */
  odd(near: OperationId, with_: OddWith): Promise<NativeAnswer<OperationId>>;
  /** Sends a request whose body breaks off `missing` bytes before the end that its head promises, and leaves. */
  cutOff<Op extends OperationId>(operation: Op, with_: Pick<CallWith<Op>, "params"> & { readonly body: string; readonly missing: number }): Promise<void>;
  /** An upgrade to the agent's socket, refused or not. */
  upgrade(agent: string, with_?: { readonly auth?: "bearer" | "query" | "none" | "wrong" | "wrong-query"; readonly origin?: string }): Promise<UpgradeAnswer>;
  /** The answer to an upgrade with header lines of the case's own over the usual ones. */
  handshake(agent: string, headers: Readonly<Record<string, string>>, onPurpose: string): Promise<NativeAnswer<"openSocket">>;
  /** A socket of the agent that is spoken frame by frame (RFC 6455 §5.2). */
  rawSocket(agent: string): Promise<RawSocket>;
}

export interface UpgradeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: number;
  readonly socket?: NativeSocket;
}

export interface CallWith<Op extends OperationId> {
  readonly params: PathParams<Op>;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON value of the body. */
  readonly body?: unknown;
  /** Exact body instead; with `contentType` (null: no header). */
  readonly rawBody?: string | Uint8Array;
  readonly contentType?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: "bearer" | "query" | "none" | "wrong";
  /** Nothing else is sent on its connection: for what a server may refuse by hanging up. */
  readonly last?: true;
  /** Why it breaks the contract on purpose. Without it, an invalid request is a defect of the suite. */
  readonly onPurpose?: string;
}

export interface OddWith {
  readonly params?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly pathSuffix?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: "bearer" | "query" | "none" | "wrong";
  readonly body?: string;
  readonly onPurpose: string;
}

export interface NativeAnswer<Op extends OperationId> {
  readonly operation: Op;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
  readonly at: number;
  /** The body when the status is this one; charges a violation otherwise. */
  body<S extends StatusOf<Op>>(status: S): AnswerBody<Op, S>;
}

export interface NativeSocket {
  readonly frames: readonly NativeFrame[];
  /** Place to look from: only frames that come later count for `next`. */
  mark(): number;
  /** The first frame (after `from`) that fits, or undefined at the deadline. */
  next(fits: (frame: NativeFrame) => boolean, from?: number, deadlineMs?: number): Promise<NativeFrame | undefined>;
  /** Sends a JSON value as a text frame. */
  send(value: unknown, onPurpose?: string): void;
  sendText(text: string, onPurpose?: string): void;
  sendBytes(bytes: Uint8Array, onPurpose?: string): void;
  sendFragments(parts: readonly string[]): void;
  /** RFC 6455 Ping; true when its Pong came. */
  ping(deadlineMs?: number): Promise<boolean>;
  /** Sends a Close frame; what the server answered with. */
  close(code?: number, deadlineMs?: number): Promise<{ readonly code: number; readonly by: "client" | "server"; readonly clean: boolean }>;
  /** Drops the connection without a Close frame. */
  drop(): void;
  readonly isOpen: boolean;
}

export interface NativeFrame {
  readonly type: ServerFrameType | undefined;
  readonly json: (ServerFrame & Record<string, unknown>) | undefined;
  readonly text: string;
  readonly at: number;
}

/** One frame as it stands on the wire, breaches included. */
export interface RawFrame {
  /** RFC 6455 §5.2: 0 continuation, 1 text, 2 binary, 8 Close, 9 Ping, 10 Pong; others are reserved. */
  readonly opcode: number;
  readonly payload?: string | Uint8Array;
  /** Last fragment of its message; true unless said otherwise. */
  readonly fin?: boolean;
  /** As RFC 6455 §5.3 asks of a client; true unless said otherwise. */
  readonly masked?: boolean;
  /** RSV1 to RSV3 as a number of three bits; 0 unless said otherwise. */
  readonly reserved?: number;
}

export interface RawSocket {
  send(frame: RawFrame, onPurpose?: string): void;
  /** Messages, their fragments joined, and control frames heard so far, in order. */
  readonly frames: readonly { readonly opcode: number; readonly text: string }[];
  /** The first frame that fits, or undefined at the deadline or the end of the connection. */
  next(fits: (frame: { readonly opcode: number; readonly text: string }) => boolean, deadlineMs?: number): Promise<{ readonly opcode: number; readonly text: string } | undefined>;
  /** True once the server has ended the connection, with a Close frame or without; false at the deadline. */
  ended(deadlineMs?: number): Promise<boolean>;
  /** Log `seq` of what was last seen on it. */
  readonly at: number;
}
