import { answerOrNone, NoAnswer, type Client } from "../../client/index.js";
import type { Binding, Capability, HistoryRow, Outcome } from "../binding.js";
import { manifestFor } from "./manifest.js";
import { field, member, outcomeOf, reasonIn } from "../outcome.js";
import { sendAlone } from "./own-channel.js";
import { socketChannel } from "./socket-channel.js";

export { socketBehind } from "./socket-channel.js";

const CAPABILITIES: readonly Capability[] = [
  "agents.spawn", "agents.delete", "doors.http", "doors.sse", "doors.ws", "sessions.active", "sessions.client-ids", "sessions.create", "sessions.switch",
  "sessions.delete", "sessions.list", "sessions.label", "sessions.compact", "sessions.reset", "stop", "stop.one-session", "tools", "socket.multiplex", "socket.commands",
];

/** The contract's own shape: every neutral operation is one operation of spec/. */
export const native: Binding = {
  name: "native",
  capabilities: new Set(CAPABILITIES),
  healthPath: "/api/health",
  spawnAgent: (client, how) =>
    outcomeOf(client.call("spawnAgent", { params: {}, body: { manifest_toml: manifestFor(how.name, how.manifest) } }), (json) => field(json, "agent_id")),
  deleteAgent: (client, id) => outcomeOf(client.call("deleteAgent", { params: { id } }), done),
  listAgents: (client) =>
    outcomeOf(client.call("listAgents", { params: {} }), (json) => (Array.isArray(json) ? json.flatMap((agent) => field(agent, "id") ?? []) : undefined)),
  activeSession: (client, id) => outcomeOf(client.call("getActiveSession", { params: { id } }), (json) => field(json, "session_id")?.toLowerCase()),
  newSession: async (): Promise<Outcome<string>> => {
    throw new Error("in this shape clients choose ids: the stage makes them");
  },
  createSession: (client, id, label) =>
    outcomeOf(client.call("createSession", { params: { id }, body: label === undefined ? {} : { label } }), (json) => field(json, "session_id")?.toLowerCase()),
  switchSession: (client, id, session) => outcomeOf(client.call("switchSession", { params: { id, session_id: session } }), done),
  deleteSession: (client, _agent, id) => outcomeOf(client.call("deleteSession", { params: { id } }), done),
  stop: (client, id, session) => outcomeOf(client.call("stopAgent", { params: { id }, body: session === null ? {} : { session_id: session } }), done),
  listSessions: (client, id) =>
    outcomeOf(client.call("listAgentSessions", { params: { id } }), (json) => {
      const sessions = member(json, "sessions");
      return Array.isArray(sessions) ? sessions.flatMap((session) => field(session, "session_id")?.toLowerCase() ?? []) : undefined;
    }),
  history: (client, _agent, id) =>
    outcomeOf(client.call("getSession", { params: { id } }), (json) => {
      const messages = member(json, "messages");
      return Array.isArray(messages) ? { session: field(json, "session_id")?.toLowerCase() ?? id, rows: messages.map(readRow) } : undefined;
    }),
  send: sendAlone,
  openSocket: async (client: Client, agent) => {
    const opened = await answerOrNone(client.openSocket(agent));
    if (opened instanceof NoAnswer) return { ok: false, status: 0, what: opened.message, at: opened.seq, id: opened.id };
    if (!opened.refused) return { ok: true, value: socketChannel(opened), at: opened.openSeq, id: opened.id };
    return { ok: false, status: opened.status, what: `the upgrade was answered ${opened.status}${reasonIn(opened)}`, at: opened.seq, id: opened.id };
  },
};

function done(): true {
  return true;
}

function readRow(message: unknown): HistoryRow {
  const role = field(message, "role");
  return { role: role === "User" ? "user" : role === "Assistant" ? "assistant" : "other", text: field(message, "content") ?? "" };
}
