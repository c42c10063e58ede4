import { connect, type Agent, type Session } from "../../src/client/index.js";
import { canariesIn, canaryOf } from "../../src/log/index.js";
import { FUZZ_KEY } from "./limits.js";

const DOORS = ["http", "sse", "ws"] as const;
/** A full server refuses with it; the contract has 503 for that. */
const FULL = /(?:^|: )The (?:server|session) is (?:full|busy)\b/;
const ANSWER_WITHIN_MS = 20_000;
/** Its history must not meet the bound of rows. */
const TURNS_A_SESSION = 12;
/** Marks of these turns, which nothing that is fuzzed holds. */
const RUN = "f00d";

/**
 * A user with an agent and a session of its own, who talks on while the server is fuzzed. A turn is answered with its own words, or refused
 * because a bound is met; the history holds what was said, and nothing else.
 */
export class Keeper {
  readonly #server;
  #agent: Agent | undefined;
  #session: Session | undefined;
  #said: string[] = [];
  readonly #ids = new Set<string>();
  #turns = 0;
  #answered = 0;
  #refused = 0;
  #why = "";

  constructor(url: string) {
    this.#server = connect({ baseUrl: url, apiKey: FUZZ_KEY, timeoutMs: ANSWER_WITHIN_MS });
  }

  get turns(): { readonly answered: number; readonly refused: number } {
    return { answered: this.#answered, refused: this.#refused };
  }

  /** Whether an id is of this agent or of one of its sessions, which nobody else may be told. */
  readonly owns = (id: string): boolean => this.#ids.has(id);

  /** Must be the first who speaks to the server. */
  async spawn(): Promise<void> {
    this.#agent = await this.#server.agents.spawn({ manifest_toml: 'name = "keeper"\n' });
    const { session_id: active } = await this.#server.agents.get(this.#agent.id);
    for (const id of [this.#agent.id, active]) this.#ids.add(id);
    this.#begin();
  }

  /** One turn, each at the next door. @returns what was wrong. */
  async talk(): Promise<string | undefined> {
    if (this.#said.length < TURNS_A_SESSION) return this.#talk();
    return (await this.#finish()) ?? this.#talk();
  }

  async #talk(): Promise<string | undefined> {
    const door = DOORS[this.#turns % DOORS.length]!;
    const canary = canaryOf(RUN, 1, (this.#turns += 1));
    try {
      const answer = await this.#ask(door, canary);
      this.#answered += 1;
      this.#said.push(canary);
      const heard = canariesIn(answer);
      return heard.length === 1 && heard[0] === canary ? undefined : `a valid turn (${door}) about ${canary} was answered with: ${answer.slice(0, 200)}`;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (!FULL.test(error.message)) return `a valid turn (${door}) failed: ${error.message}`;
      this.#refused += 1;
      this.#why = error.message;
      return undefined;
    }
  }

  /** Deletes what everybody else made, so that no bound is met any more; then a turn must be answered. @returns what was wrong. */
  async tidy(): Promise<readonly string[]> {
    const problems: string[] = [];
    for (const { id } of await this.#server.agents.list()) if (id !== this.#agent?.id) await this.#server.agents.delete(id);
    const refused = this.#refused;
    const wrong = await this.talk();
    if (wrong !== undefined) problems.push(wrong);
    if (this.#refused > refused) problems.push(`a turn is refused though everything was deleted: ${this.#why}`);
    const lost = await this.#finish();
    if (lost !== undefined) problems.push(lost);
    return problems;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** Reads the session back, deletes it and begins the next. @returns what was wrong with its history. */
  async #finish(): Promise<string | undefined> {
    const history = (await this.#session?.history()) ?? [];
    const held = JSON.stringify(history.filter(({ role }) => role.toLowerCase() === "user").map(({ content }) => content));
    const said = JSON.stringify(this.#said);
    await this.#server.client.call("deleteSession", { params: { id: this.#session!.id } });
    this.#begin();
    return held === said ? undefined : `a history holds ${held.slice(0, 500)} instead of ${said.slice(0, 500)}`;
  }

  #begin(): void {
    this.#session = this.#agent!.sessions.use();
    this.#ids.add(this.#session.id);
    this.#said = [];
  }

  async #ask(door: (typeof DOORS)[number], message: string): Promise<string> {
    if (door === "http") return (await this.#session!.say(message)).response;
    if (door === "ws") return this.#askOnSocket(message);
    let text = "";
    for await (const event of this.#session!.stream(message)) {
      if (event.event === "chunk") text += event.data.content;
      if (event.event === "error") throw new Error(JSON.stringify(event.data));
    }
    return text;
  }

  async #askOnSocket(message: string): Promise<string> {
    const socket = await this.#agent!.socket();
    try {
      socket.send({ type: "message", content: message, session_id: this.#session!.id });
      const end = await socket.next(({ json }) => ["response", "error"].includes(typeOf(json)), ANSWER_WITHIN_MS);
      if (end === undefined) throw new Error("no terminal came");
      const { content } = end.json as { readonly content: string };
      if (typeOf(end.json) === "error") throw new Error(content);
      return content;
    } finally {
      await socket.close();
    }
  }
}

function typeOf(json: unknown): string {
  const { type } = (json ?? {}) as { readonly type?: unknown };
  return typeof type === "string" ? type : "";
}
