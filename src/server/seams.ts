import type { ChatEvent, ChatMessage, ChatRequest, ChatTool, ToolCall, Usage } from "../model/port.js";
import type { About, Call, Turn } from "./about.js";
import type { AgentRecord, Hold, Row, SessionRecord } from "./records.js";
import type { Hub, Wire } from "./wire-seam.js";

export type { About, Call, Door, Outcome, Turn } from "./about.js";
export type { Answer, Hub, Incoming, Outlet, RawBody, Wire } from "./wire-seam.js";

/**
 * The joints of the server. Every decision that keeps sessions apart is made behind one of these, and the rest of the server
 * reaches it only through this object: replacing one method gives a server that is wrong in one thing.
 *
 * The parts are plain objects of functions, so `{ ...seams, store: { ...seams.store, append: … } }` is a whole wrapper.
 * Parts call each other through the finished object too: a wrapped `store.active` is what the router asks.
 */
export interface Seams {
  readonly gate: Gate;
  readonly router: Router;
  readonly store: Store;
  readonly scheduler: Scheduler;
  readonly memory: Memory;
  readonly model: Model;
  readonly turns: Turns;
  readonly tools: Tools;
  readonly wire: Wire;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hub: Hub;
}

/** Who is let in. Each throws `Refusal` or returns. */
export interface Gate {
  /** Key: 401. */
  authorise(call: Call, about: About): void;
  /** Origin header: 403. */
  origin(call: Call, about: About): void;
  /** Requests a minute and, at an upgrade, open sockets: 429. */
  admit(call: Call, about: About): void;
  /** Text frames a minute of one socket and the bytes of this one: 429 and 413, said in an `error` frame. */
  frame(bytes: number, about: About): void;
  /** UTF-8 bytes of a message: 413. */
  message(text: string, about: About): void;
}

/** Which agent and which session are meant. */
export interface Router {
  /** Throws 400 for what is no UUID, 404 for an unknown agent. */
  agent(id: string, about: About): AgentRecord;
  /** A session id in lower case; undefined when it is unusable. */
  parseSessionId(text: unknown): string | undefined;
  /**
   * The session a request is for; called when it arrives. Throws 400 unusable, 403 another agent's, 404 unknown where `mustExist`.
   * @param ask.named as sent; null or undefined: none named.
   */
  session(ask: { readonly agent: string; readonly named: unknown; readonly mustExist: boolean }, about: About): string;
  /** A session read or changed by its id alone, whoever's it is. Throws 400, 404. */
  anySession(id: string, about: About): SessionRecord;
}

/** Agents, sessions and rows. Ids are lower case. Nothing here waits. */
export interface Store {
  agents(about: About): readonly AgentRecord[];
  agent(id: string, about: About): AgentRecord | undefined;
  agentNamed(name: string, about: About): AgentRecord | undefined;
  addAgent(agent: AgentRecord, about: About): void;
  changeAgent(id: string, change: Partial<AgentRecord>, about: About): void;
  removeAgent(id: string, about: About): void;
  /** Session that an unaddressed message goes to; undefined for an unknown agent. */
  active(agent: string, about: About): string | undefined;
  setActive(agent: string, session: string, about: About): void;
  session(id: string, about: About): SessionRecord | undefined;
  /** Of one agent or of all (null), newest first. */
  sessions(agent: string | null, about: About): readonly SessionRecord[];
  /** Throws 503 when full. */
  create(session: { readonly id: string; readonly agent: string; readonly label: string | null }, about: About): SessionRecord;
  /** False when there was none. */
  remove(id: string, about: About): boolean;
  setLabel(id: string, label: string | null, about: About): void;
  /** The present life of a session, for later writes; a life that never was for an unknown one. */
  hold(id: string): Hold;
  rows(id: string, about: About): readonly Row[];
  /** False, and nothing written, when the session was deleted since the hold was taken. */
  append(write: { readonly to: Hold; readonly rows: readonly Row[] }, about: About): boolean;
  addUsage(write: { readonly to: Hold; readonly usage: Usage }, about: About): void;
  /** Puts rows in the place of the oldest ones. False, and nothing written, when those are not the oldest ones of that life any more. */
  replace(write: { readonly to: Hold; readonly old: readonly Row[]; readonly by: readonly Row[] }, about: About): boolean;
  /** UTF-8 bytes of all rows and how many sessions there are. */
  size(): { readonly bytes: number; readonly sessions: number };
}

/** Jobs of one key one after the other in order of arrival; jobs of different keys at the same time. */
export interface Scheduler {
  /** The key of a turn is its session. A job whose key is idle starts before this returns. */
  run<T>(key: string, job: () => Promise<T>, about: About): Promise<T>;
  /** Jobs of a key that run or wait. */
  load(key: string): number;
}

/** What a model is told of a session. */
export interface Memory {
  /** Messages of the turn's first model call: the system text, what the session holds from before, the turn's own text. */
  context(ask: { readonly agent: AgentRecord; readonly turn: Turn }, about: About): readonly ChatMessage[];
  /** Messages of the call that sums up rows of one session. */
  summaryPrompt(ask: { readonly session: string; readonly rows: readonly Row[] }, about: About): readonly ChatMessage[];
  /** Sessions of at most `above` rows need no compaction; one keeps the newest `keep` rows word for word. */
  readonly compaction: { readonly above: number; readonly keep: number };
}

/** The model port, told besides which turn or side call it is for. */
export interface Model {
  chat(request: ChatRequest, signal: AbortSignal, about: About): AsyncIterable<ChatEvent>;
}

/** Turns that run or wait. */
export interface Turns {
  /** Takes a turn in; the signal is aborted (with `Cancelled`) when the turn is to end. */
  admit(turn: Turn, about: About): AbortSignal;
  /** Called when the turn's job starts. What it returns is the turn that is run. */
  begin(turn: Turn, about: About): Turn;
  /** Called before the terminal is told. */
  finish(turn: Turn, about: About): void;
  /** How many turns were told to end. */
  cancel(ask: Cancel, about: About): number;
  /** The client of a socket or stream left. Its turns go on. */
  left(about: About): void;
  /** Turns running, oldest first. */
  running(): readonly Turn[];
  /** Turns running or waiting. */
  count(): number;
  /** How many turns a session ever took in, in this life of it. */
  taken(hold: Hold): number;
}

export interface Cancel {
  /** Session whose turns are meant; null: every session. */
  readonly session: string | null;
  /** The running turn only, or those that wait too. */
  readonly reach: "running" | "all";
  readonly why: "stopped" | "deleted" | "shutdown";
}

export interface Tools {
  /** Tools an agent may call, as the model is told of them. */
  offered(agent: AgentRecord, about: About): readonly ChatTool[];
  run(call: ToolCall, about: About): Promise<ToolOutcome>;
}

export interface ToolOutcome {
  readonly result: string;
  readonly isError: boolean;
  /** A page to show; told as `canvas` in the place of `tool_end`. */
  readonly canvas?: { readonly id: string; readonly html: string; readonly title: string | null };
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Ids {
  /** A new lower-case UUID. */
  newId(what: "agent" | "session" | "turn" | "canvas" | "request"): string;
}
