import type { RequirementId } from "../../../generated/requirements.js";
import type { Outcome } from "../../bindings/binding.js";
import { canariesIn } from "../../log/index.js";
import { Blocked } from "../trouble.js";
import type { Agent, History, SayOptions, Session, Socket, Speaker, Turn } from "../words.js";
import type { Scene } from "./scene.js";
import { openSocket } from "./open-socket.js";
import { comparable } from "./session-id.js";
import { SpeakerOnStage } from "./speaker.js";

export class AgentOnStage implements Agent {
  readonly id: string;
  readonly unaddressed: Speaker;
  readonly #scene: Scene;
  /** The active session as last read; undefined when something may have moved it. */
  #active: string | undefined;

  constructor(scene: Scene, id: string) {
    this.#scene = scene;
    this.id = id;
    this.unaddressed = new SpeakerOnStage(scene, { agent: id, named: null, session: () => this.#knownActive() });
  }

  async active(): Promise<Session> {
    this.#scene.mustClaim("sessions.active");
    const id = await this.#given("the active session", (b, c) => b.activeSession(c, this.id), "doors.active-session.can-be-read");
    this.#active = id;
    this.#scene.touch(this.id, id);
    return this.session(id);
  }

  async newSession(): Promise<Session> {
    const { binding } = this.#scene.context;
    if (!binding.capabilities.has("sessions.client-ids")) return this.session(await this.#given("a new session", (b, c) => b.newSession(c, this.id)));
    if (this.#scene.can("sessions.client-ids")) return this.session(this.#scene.uuid());
    return this.#madeByTheServer();
  }

  /** Where only the server makes ids and its new session becomes the active one: the one before is made active again. */
  async #madeByTheServer(): Promise<Session> {
    for (const needed of ["sessions.create", "sessions.switch", "sessions.active"] as const) this.#scene.mustClaim(needed);
    const before = this.#active ?? (await this.active()).id;
    const fresh = await this.createSession();
    await this.makeActive(before);
    this.#active = before;
    return fresh;
  }

  async createSession(label?: string): Promise<Session> {
    this.#scene.mustClaim("sessions.create");
    this.#active = undefined;
    const id = await this.#given("a created session", (b, c) => b.createSession(c, this.id, label), "doors.session.can-be-created");
    // A message may have landed there while it was the active one.
    this.#scene.touch(this.id, id);
    return this.session(id);
  }

  session(id: string): Session {
    return new SessionOnStage(this.#scene, this, id);
  }

  socket(): Promise<Socket> {
    return openSocket(this.#scene, this.id);
  }

  async sessionIds(): Promise<readonly string[]> {
    this.#scene.mustClaim("sessions.list");
    return this.#given("the list of sessions", (b, c) => b.listSessions(c, this.id));
  }

  async findActive(): Promise<Session | undefined> {
    const { binding, client, budget } = this.#scene.context;
    this.#scene.mustClaim("sessions.active");
    await budget.take("request");
    const read = await binding.activeSession(client, this.id);
    if (read.ok) return this.session(read.value);
    if (read.status >= 400 && read.status < 500) return undefined;
    throw new Blocked(`given the active session: ${read.what}`, read.at, read.status === 0, "doors.active-session.can-be-read");
  }

  async delete(): Promise<void> {
    this.#scene.mustClaim("agents.delete");
    this.#active = undefined;
    await this.#given("a deleted agent", (b, c) => {
      if (!b.deleteAgent) throw new Error("a case that deletes an agent needs \"agents.delete\"");
      return b.deleteAgent(c, this.id);
    });
  }

  async stop(session?: Session): Promise<void> {
    this.#scene.mustClaim(session ? "stop.one-session" : "stop");
    await this.#given("a stop", (b, c) => b.stop(c, this.id, session?.id ?? null));
  }

  async makeActive(session: string): Promise<void> {
    this.#scene.mustClaim("sessions.switch");
    this.#active = undefined;
    await this.#given("a switch", (b, c) => b.switchSession(c, this.id, session));
  }

  /** Something may have moved the active session: read it again before it is needed. */
  forgetActive(): void {
    this.#active = undefined;
  }

  async #knownActive(): Promise<string | null> {
    const { binding, client, budget } = this.#scene.context;
    if (this.#active !== undefined) return this.#active;
    if (!this.#scene.can("sessions.active")) return null;
    await budget.take("request");
    const read = await binding.activeSession(client, this.id);
    if (!read.ok) return null;
    this.#active = read.value;
    return read.value;
  }

  #given<T>(what: string, ask: (binding: Scene["context"]["binding"], client: Scene["context"]["client"]) => Promise<Outcome<T>>, smoke?: RequirementId): Promise<T> {
    return given(this.#scene, what, () => ask(this.#scene.context.binding, this.#scene.context.client), smoke);
  }
}

export class SessionOnStage implements Session {
  readonly id: string;
  readonly agent: AgentOnStage;
  readonly #scene: Scene;
  readonly #speaker: SpeakerOnStage;
  lastReadAt = 0;

  constructor(scene: Scene, agent: AgentOnStage, id: string) {
    this.#scene = scene;
    this.agent = agent;
    this.id = id;
    this.#speaker = new SpeakerOnStage(scene, { agent: agent.id, named: id, session: () => Promise.resolve(comparable(id)) });
  }

  say(words: string, options?: SayOptions): Promise<Turn> {
    return this.#speaker.say(words, options);
  }

  attempt(words: string, options?: SayOptions): Promise<Turn> {
    return this.#speaker.attempt(words, options);
  }

  begin(words: string, options?: SayOptions): Promise<Turn> {
    return this.#speaker.begin(words, options);
  }

  async history(): Promise<History> {
    const found = await this.#read();
    if (!found.ok) throw new Blocked(`given the history of ${this.id}: ${found.what}`, found.at, found.status === 0, "doors.history.is-readable");
    return found.value;
  }

  async findHistory(): Promise<History | undefined> {
    const found = await this.#read();
    if (found.ok) return found.value;
    if (found.status >= 400 && found.status < 500) return undefined;
    throw new Blocked(`given the history of ${this.id}: ${found.what}`, found.at, found.status === 0, "doors.history.is-readable");
  }

  makeActive(): Promise<void> {
    return this.agent.makeActive(this.id);
  }

  async delete(): Promise<void> {
    this.#scene.mustClaim("sessions.delete");
    this.agent.forgetActive();
    await given(this.#scene, "a deleted session", () => this.#scene.context.binding.deleteSession(this.#scene.context.client, this.agent.id, this.id));
  }

  async #read(): Promise<Outcome<History>> {
    const { binding, client, budget } = this.#scene.context;
    this.#scene.touch(this.agent.id, this.id);
    await budget.take("request");
    const read = await binding.history(client, this.agent.id, this.id);
    this.lastReadAt = read.at;
    if (!read.ok) return read;
    const { rows } = read.value;
    return { ...read, value: { rows, canaries: canariesIn(rows.map((row) => row.text).join("\n")), at: read.at } };
  }
}

/** @param smoke the smoke requirement that is about this very given, where there is one. */
async function given<T>(scene: Scene, what: string, ask: () => Promise<Outcome<T>>, smoke?: RequirementId): Promise<T> {
  await scene.context.budget.take("request");
  const outcome = await ask();
  if (outcome.ok) return outcome.value;
  throw new Blocked(`given ${what}: ${outcome.what}`, outcome.at, outcome.status === 0, smoke);
}
