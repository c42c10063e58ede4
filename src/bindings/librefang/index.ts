import { answerOrNone, NoAnswer, type Client, type RawAnswer } from "../../client/index.js";
import type { Binding, Capability, HistoryRow, Outcome } from "../binding.js";
import { answerChannel, streamChannel } from "../native/turn-channel.js";
import { field, member, outcomeOf, reasonIn } from "../outcome.js";
import { manifestFor } from "./manifest.js";
import { socketOfOneSession } from "./socket.js";

const CAPABILITIES: readonly Capability[] = [
  "agents.spawn", "agents.delete", "doors.http", "doors.sse", "doors.ws", "sessions.active", "sessions.create", "sessions.switch",
  "sessions.delete", "sessions.list", "stop", "stop.one-session", "tools",
];

/** LibreFang: one agent, many sessions; a message names its session in the body, a socket in the address of its upgrade. */
export const librefang: Binding = {
  name: "librefang",
  capabilities: new Set(CAPABILITIES),
  without: { "ids.spawn.makes-one-session": "the binding makes a new agent's default session, which the server stores at the first message only" },
  healthPath: "/api/health",
  async spawnAgent(client, { name, manifest }) {
    const spawned = await outcomeOf(post(client, "/api/agents", { manifest_toml: manifestFor(name, manifest) }), (json) => field(json, "agent_id"));
    if (!spawned.ok) return spawned;
    // The default session of a new agent is stored at its first message: before, no switch goes back to it and no socket opens on it.
    const stored = await create(client, spawned.value);
    return stored.ok ? spawned : stored;
  },
  deleteAgent: (client, agent) => outcomeOf(client.send({ method: "DELETE", path: at(agent), query: { confirm: "true" } }), done),
  listAgents: (client) =>
    outcomeOf(get(client, "/api/agents"), (json) => {
      const items = member(json, "items");
      return Array.isArray(items) ? items.flatMap((agent) => field(agent, "id") ?? []) : undefined;
    }),
  activeSession,
  async newSession(client, agent) {
    const before = await activeSession(client, agent);
    if (!before.ok) return before;
    const made = await create(client, agent);
    if (!made.ok) return made;
    const back = await switchTo(client, agent, before.value);
    return back.ok ? made : back;
  },
  createSession: create,
  switchSession: switchTo,
  deleteSession: (client, _agent, session) => outcomeOf(client.send({ method: "DELETE", path: `/api/sessions/${encodeURIComponent(session)}` }), done),
  stop: (client, agent, session) => outcomeOf(client.send({ method: "POST", path: session === null ? at(agent, "stop") : at(agent, "sessions", session, "stop") }), done),
  listSessions: (client, agent) =>
    outcomeOf(get(client, at(agent, "sessions")), (json) => {
      const sessions = member(json, "sessions");
      return Array.isArray(sessions) ? sessions.flatMap((session) => field(session, "session_id") ?? []) : undefined;
    }),
  history: (client, _agent, session) =>
    outcomeOf(get(client, `/api/sessions/${encodeURIComponent(session)}`), (json) => {
      const messages = member(json, "messages");
      return Array.isArray(messages) ? { session: field(json, "session_id") ?? session, rows: messages.map(rowOf) } : undefined;
    }),
  send: (client, { agent, named, text, door }) => {
    const request = { method: "POST", path: at(agent, ...(door === "http" ? ["message"] : ["message", "stream"])), body: JSON.stringify({ message: text, ...(named === null ? {} : { session_id: named }) }) };
    return door === "http" ? answerChannel((options) => client.send({ ...request, ...options })) : streamChannel((options) => client.streamFrom({ ...request, ...options }));
  },
  async openSocket(client, agent) {
    const opened = await answerOrNone(client.openSocket(agent));
    if (opened instanceof NoAnswer) return { ok: false, status: 0, what: opened.message, at: opened.seq, id: opened.id };
    if (!opened.refused) return { ok: true, value: socketOfOneSession(client, agent, opened), at: opened.openSeq, id: opened.id };
    return { ok: false, status: opened.status, what: `the upgrade was answered ${opened.status}${reasonIn(opened)}`, at: opened.seq, id: opened.id };
  },
};

function at(...parts: readonly string[]): string {
  return `/api/agents/${parts.map(encodeURIComponent).join("/")}`;
}

function get(client: Client, path: string): Promise<RawAnswer> {
  return client.send({ method: "GET", path });
}

function post(client: Client, path: string, body: unknown = {}): Promise<RawAnswer> {
  return client.send({ method: "POST", path, body: JSON.stringify(body) });
}

function done(): true {
  return true;
}

function activeSession(client: Client, agent: string): Promise<Outcome<string>> {
  return outcomeOf(get(client, at(agent, "session")), (json) => field(json, "session_id"));
}

function create(client: Client, agent: string, label?: string): Promise<Outcome<string>> {
  return outcomeOf(post(client, at(agent, "sessions"), label === undefined ? {} : { label }), (json) => field(json, "session_id"));
}

function switchTo(client: Client, agent: string, session: string): Promise<Outcome<true>> {
  return outcomeOf(post(client, at(agent, "sessions", session, "switch")), done);
}

/** Content is a text or a list of blocks, of which those of text count. */
function rowOf(message: unknown): HistoryRow {
  const [role, content] = [field(message, "role"), member(message, "content")];
  const texts = Array.isArray(content) ? content.map((block) => field(block, "text") ?? "") : [field(message, "content") ?? ""];
  return { role: role === "user" || role === "assistant" ? role : "other", text: texts.join("") };
}
