import type { Client } from "../../client/index.js";
import type { Binding, Capability, Outcome } from "../binding.js";
import { lacks } from "../lacks.js";
import { field, member, outcomeOf } from "../outcome.js";
import { AGENT, inMemory } from "./paths.js";
import { rowOf } from "./read-message.js";
import { sendAlone } from "./own-channel.js";
import { without } from "./without.js";

/** More rows and threads than a run of the suite makes. */
const MOST = 1_000;

const CAPABILITIES: readonly Capability[] = [
  "agents.spawn", "doors.http", "doors.sse", "sessions.client-ids", "sessions.create", "sessions.delete", "sessions.list", "stop", "stop.one-session", "tools",
];

/** The API of Mastra servers: an agent is a resource, to which threads belong, a session is a thread. README.md maps each operation. */
export const mastra: Binding = {
  name: "mastra",
  capabilities: new Set(CAPABILITIES),
  without,
  healthPath: "/api/agents",
  spawnAgent: (client, { name }) => outcomeOf(client.send({ method: "GET", path: `/api/agents/${AGENT}` }), () => name),
  activeSession: lacks("sessions.active"),
  newSession: makeThread,
  createSession: makeThread,
  switchSession: lacks("sessions.switch"),
  deleteSession: (client, agent, session) => outcomeOf(client.send({ method: "DELETE", ...inMemory(agent, session) }), done),
  stop: (client, agent, session) => outcomeOf(client.send({ method: "POST", path: `/api/agents/${AGENT}/threads/abort`, body: JSON.stringify({ threadId: session, resourceId: agent }) }), done),
  listSessions: (client, agent) =>
    outcomeOf(client.send({ method: "GET", ...inMemory(agent, undefined, { perPage: MOST }) }), (json) => {
      const threads = member(json, "threads");
      return Array.isArray(threads) ? threads.flatMap((thread) => field(thread, "id") ?? []) : undefined;
    }),
  history: (client, agent, session) =>
    outcomeOf(client.send({ method: "GET", ...inMemory(agent, session, { perPage: MOST }, "/messages") }), (json) => {
      const messages = member(json, "messages");
      return Array.isArray(messages) ? { session, rows: messages.map(rowOf) } : undefined;
    }),
  send: sendAlone,
  openSocket: lacks("doors.ws"),
};

function makeThread(client: Client, agent: string): Promise<Outcome<string>> {
  const { path, query } = inMemory(agent);
  const body = JSON.stringify({ resourceId: agent });
  return outcomeOf(client.send({ method: "POST", path, query: { agentId: query["agentId"] }, body }), (json) => field(json, "id"));
}

function done(): true {
  return true;
}
