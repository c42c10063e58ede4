import type { Binding, Capability } from "../binding.js";
import { lacks } from "../lacks.js";
import { field, member } from "../outcome.js";
import { readHistory } from "./history.js";
import { openLine } from "./line.js";
import { askFor } from "./own-line.js";
import { runChannel } from "./socket.js";
import { without } from "./without.js";

const CAPABILITIES: readonly Capability[] = ["agents.spawn", "agents.delete", "doors.ws", "sessions.create", "sessions.delete", "sessions.list", "stop", "stop.one-session", "socket.multiplex"];

/** More than a run of the suite makes. */
const MOST_SESSIONS = 10_000;

/** OpenClaw's gateway: one WebSocket for all sessions, with requests, answers and events of its own protocol. */
export const openclaw: Binding = {
  name: "openclaw",
  capabilities: new Set(CAPABILITIES),
  without,
  healthPath: "/healthz",
  spawnAgent: (client, { name }) => askFor(client, "agents.create", { name }, (payload) => field(payload, "agentId")),
  deleteAgent: (client, agentId) => askFor(client, "agents.delete", { agentId, deleteFiles: true }, done),
  listAgents: (client) => askFor(client, "agents.list", {}, (payload) => idsIn(member(payload, "agents"), "id")),
  activeSession: lacks("sessions.active"),
  newSession: (client, agentId) => askFor(client, "sessions.create", { agentId }, (payload) => field(payload, "key")),
  createSession: (client, agentId) => askFor(client, "sessions.create", { agentId }, (payload) => field(payload, "key")),
  unheldSession: (uuid) => `agent:main:dashboard:${uuid}`,
  switchSession: lacks("sessions.switch"),
  deleteSession: (client, agentId, key) => askFor(client, "sessions.delete", { key, agentId }, (payload) => (member(payload, "deleted") === true ? true : undefined)),
  stop: (client, agentId, key) => askFor(client, "sessions.abort", key === null ? { agentId } : { key, agentId }, done),
  listSessions: (client, agentId) => askFor(client, "sessions.list", { agentId, limit: MOST_SESSIONS }, (payload) => idsIn(member(payload, "sessions"), "key")),
  history: readHistory,
  send: () => {
    throw new Error("this shape has no doors.http and no doors.sse: no case may ask for them");
  },
  openSocket: async (client, agent) => {
    const line = await openLine(client, []);
    return "ok" in line ? line : { ok: true, value: runChannel(line, agent), at: line.openSeq, id: line.id };
  },
};

function done(): true {
  return true;
}

function idsIn(list: unknown, name: string): readonly string[] | undefined {
  return Array.isArray(list) ? list.flatMap((one) => field(one, name) ?? []) : undefined;
}
