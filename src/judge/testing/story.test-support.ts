import type { Entry, ModelMessage } from "../../log/index.js";

export const AGENT = "a0000000-0000-4000-8000-000000000001";
export const OTHER_AGENT = "a0000000-0000-4000-8000-000000000002";
/** Active session of AGENT. */
export const ACTIVE = "50000000-0000-4000-8000-000000000000";
export const ONE = "50000000-0000-4000-8000-000000000001";
export const TWO = "50000000-0000-4000-8000-000000000002";

const JSON_TYPE = { "content-type": "application/json" };

type Fields = Readonly<Record<string, unknown>>;

/** A log written by hand, entry by entry, 10 ms apart. Each word answers with the `seq` of what it wrote last. */
export class Story {
  readonly entries: Entry[] = [];
  #at = 0;
  #id = 0;

  wait(ms: number): this {
    this.#at += ms;
    return this;
  }

  add(kind: Entry["kind"], fields: Fields): number {
    this.#at += 10;
    this.entries.push({ seq: this.entries.length + 1, at: this.#at, kind, ...fields } as unknown as Entry);
    return this.entries.length;
  }

  /** A request; answers with its id. */
  ask(method: string, url: string, body?: unknown, more: Fields = {}): string {
    const id = `r${(this.#id += 1)}`;
    this.add("request", { id, method, url, headers: {}, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }), ...more });
    return id;
  }

  answer(id: string, status: number, body: unknown, headers: Fields = JSON_TYPE): number {
    return this.add("response", { id, status, headers, body: typeof body === "string" ? body : JSON.stringify(body) });
  }

  /** Both at once. */
  call(method: string, url: string, status: number, answer: unknown, body?: unknown): number {
    return this.answer(this.ask(method, url, body), status, answer);
  }

  spawn(agent = AGENT): number {
    return this.call("POST", "/api/agents", 201, { agent_id: agent, name: agent.slice(-4) }, { manifest_toml: "" });
  }

  /** The active session is read. */
  active(session = ACTIVE, agent = AGENT): number {
    return this.call("GET", `/api/agents/${agent}/session`, 200, history(session, [], agent));
  }

  read(session: string, rows: readonly Row[], agent = AGENT): number {
    return this.call("GET", `/api/sessions/${session}`, 200, history(session, rows, agent));
  }

  stream(id: string): number {
    return this.add("response-head", { id, status: 200, headers: { "content-type": "text/event-stream" } });
  }

  event(id: string, name: string, data: unknown): number {
    return this.add("sse", { id, raw: `event: ${name}\ndata: ${JSON.stringify(data)}` });
  }

  /** A connection and its first frame (none: the test sends its own); answers with its id. */
  socket(greeting: "connected" | "none" = "connected", agent = AGENT): string {
    const id = `w${(this.#id += 1)}`;
    this.add("ws-open", { id, url: `/api/agents/${agent}/ws` });
    if (greeting === "connected") this.down(id, { type: "connected", agent_id: agent, session_id: ACTIVE });
    return id;
  }

  up(id: string, frame: unknown, more: Fields = {}): number {
    return this.add("ws", { id, dir: "up", data: typeof frame === "string" ? frame : JSON.stringify(frame), ...more });
  }

  down(id: string, frame: unknown): number {
    return this.add("ws", { id, dir: "down", data: typeof frame === "string" ? frame : JSON.stringify(frame) });
  }

  close(id: string, by: "client" | "server", code: number): number {
    return this.add("ws-close", { id, by, code });
  }

  /** A model call and its answer (a text, or fields of the entry); answers with the `seq` of the call. */
  model(user: string, answer: string | Fields, before: readonly ModelMessage[] = []): number {
    const id = `m${(this.#id += 1)}`;
    const at = this.add("model", { id, url: "/v1/chat/completions", headers: {}, body: { messages: [...before, { role: "user", content: user }] } });
    this.add("model-answer", { id, status: 200, ...(typeof answer === "string" ? { content: answer } : answer) });
    return at;
  }

  /** A whole HTTP turn, answered with `echo <text> end`; answers with the `seq` of the answer. */
  say(session: string | null, text: string, more: Fields = {}): number {
    const path = session === null ? `/api/agents/${AGENT}/message` : `/api/agents/${AGENT}/sessions/${session}/message`;
    const id = this.ask("POST", path, { message: text });
    this.model(text, echo(text));
    return this.answer(id, 200, { response: echo(text), input_tokens: 1, output_tokens: 1, iterations: 1, ...(session === null ? { session_id: ACTIVE } : {}), ...more });
  }
}

export type Row = readonly [role: "User" | "Assistant", content: string];

export function echo(text: string): string {
  return `echo ${text} end`;
}

/** Question and answer of a turn, as a history holds them. */
export function rows(...texts: readonly string[]): Row[] {
  return texts.flatMap((text): Row[] => [["User", text], ["Assistant", echo(text)]]);
}

export function history(session: string, held: readonly Row[], agent = AGENT): unknown {
  return { session_id: session, agent_id: agent, message_count: held.length, context_window_tokens: 0, label: null, messages: held.map(([role, content]) => ({ role, content })) };
}

export const frame = {
  typing: (state: string, session_id: string) => ({ type: "typing", state, session_id }),
  phase: (phase: string, session_id: string) => ({ type: "phase", phase, detail: null, session_id }),
  delta: (content: string, session_id: string) => ({ type: "text_delta", content, session_id }),
  response: (content: string, session_id: string) => ({ type: "response", content, input_tokens: 1, output_tokens: 1, iterations: 1, cost_usd: null, context_pressure: "low", session_id }),
  error: (content: string, session_id: string) => ({ type: "error", content, session_id }),
  message: (content: string, session_id?: unknown) => ({ type: "message", content, ...(session_id === undefined ? {} : { session_id }) }),
};
