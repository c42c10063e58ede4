import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Binding, Capability, Channel, Heard, HistoryRow, Outcome } from "../../bindings/binding.js";
import type { Log } from "../../log/index.js";

/** What a test may change about the target. */
export interface Quirks {
  /** Answer of every spawn instead of an agent. */
  readonly spawn?: () => Promise<Outcome<string>>;
  /** What a message makes heard, instead of a completed turn that echoes it. */
  readonly hear?: (text: string, named: boolean) => readonly Omit<Heard, "at">[] | undefined;
  readonly delete?: () => Promise<Outcome<true>>;
}

/** A hand-written server in memory, behind a binding of its own, and an HTTP server that only says that it is healthy. */
export class SmallTarget {
  readonly agents = new Set<string>();
  readonly names: string[] = [];
  readonly deleted: string[] = [];
  readonly rows = new Map<string, HistoryRow[]>();
  #http: Server | undefined;
  #ids = 0;

  constructor(
    private readonly log: Log,
    private readonly quirks: Quirks = {},
  ) {}

  async listen(): Promise<string> {
    this.#http = createServer((_request, response) => void response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok","version":"9.9"}'));
    await new Promise<void>((resolve) => void this.#http!.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#http?.closeAllConnections();
    await new Promise<void>((resolve) => (this.#http === undefined ? resolve() : void this.#http.close(() => resolve())));
  }

  binding(without: readonly Capability[] = []): Binding {
    const all: readonly Capability[] = ["agents.spawn", "agents.delete", "doors.http", "sessions.active", "sessions.client-ids"];
    const known = (agent: string) => this.agents.has(agent);
    return {
      name: "small",
      capabilities: new Set(all.filter((capability) => !without.includes(capability))),
      healthPath: "/healthy",
      spawnAgent: async (_client, { name }) => {
        this.names.push(name);
        return this.quirks.spawn?.() ?? this.#ok(this.#spawned());
      },
      deleteAgent: async (_client, agent) => {
        if (this.quirks.delete !== undefined) return this.quirks.delete();
        this.deleted.push(agent);
        return this.#ok(true as const);
      },
      listAgents: async () => this.#ok([...this.agents]),
      activeSession: async (_client, agent) => (known(agent) ? this.#ok(`active-of-${agent}`) : this.#refused(404)),
      newSession: async () => this.#refused(501),
      createSession: async () => this.#refused(501),
      switchSession: async () => this.#refused(501),
      deleteSession: async () => this.#refused(501),
      stop: async () => this.#refused(501),
      listSessions: async () => this.#refused(501),
      history: async (_client, _agent, session) => this.#ok({ session, rows: this.rows.get(session) ?? [] }),
      send: (_client, { agent, named, text, door }) => this.#turn(door, typeof named === "string" ? named : `active-of-${agent}`, text, typeof named === "string"),
      openSocket: async () => this.#refused(501),
    };
  }

  lend(agent: string): void {
    this.agents.add(agent);
  }

  #spawned(): string {
    this.#ids += 1;
    const id = `agent-${this.#ids}`;
    this.agents.add(id);
    return id;
  }

  #turn(door: "http" | "sse", session: string, text: string, named: boolean): Channel {
    const id = this.log.nextId("r");
    const at = this.log.add({ kind: "note", text: "a turn" }).seq;
    const said = this.quirks.hear === undefined ? [{ kind: "completed" as const, native: "end", text: `echo ${text}` }] : this.quirks.hear(text, named);
    this.rows.set(session, [...(this.rows.get(session) ?? []), { role: "user", text }, { role: "assistant", text: `echo ${text}` }]);
    const heard: Heard[] = said === undefined ? [] : [...said.map((one) => ({ ...one, at })), { kind: "ended", native: "end", at }];
    return { id, door, heard, onHeard: () => () => {}, leave: () => {} };
  }

  #ok<T>(value: T): Outcome<T> {
    return { ok: true, value, at: this.#at(), id: "r0" };
  }

  #refused(status: number): Outcome<never> {
    return { ok: false, status, what: `answered ${status}`, at: this.#at(), id: "r0" };
  }

  #at(): number {
    return Math.max(1, this.log.entries.length);
  }
}
