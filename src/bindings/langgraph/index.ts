import type { Client } from "../../client/index.js";
import type { Binding, Capability, Outcome } from "../binding.js";
import { lacks } from "../lacks.js";
import { field, member, outcomeOf } from "../outcome.js";
import { sendAlone } from "./own-channel.js";
import { messagesIn, rowOf } from "./read-message.js";
import { without } from "./without.js";

/** Id of the graph that assistants are made of, unless the profile's recipe names another. */
const GRAPH = "agent";
/** The most that one page of a search may hold. */
const MOST = 1_000;

const CAPABILITIES: readonly Capability[] = [
  "agents.spawn", "agents.delete", "doors.http", "doors.sse", "sessions.client-ids", "sessions.create", "sessions.delete", "sessions.list", "stop", "stop.one-session", "tools",
];

/** The API of LangGraph servers: an agent is an assistant, a session a thread, a turn a run. README.md maps each operation. */
export const langgraph: Binding = {
  name: "langgraph",
  capabilities: new Set(CAPABILITIES),
  without,
  healthPath: "/info",
  spawnAgent: (client, { name, manifest }) => outcomeOf(post(client, "/assistants", { graph_id: manifest?.trim() ?? GRAPH, name }), (json) => field(json, "assistant_id")),
  deleteAgent: (client, agent) => outcomeOf(client.send({ method: "DELETE", path: `/assistants/${encodeURIComponent(agent)}`, query: { delete_threads: true } }), done),
  listAgents: (client) => outcomeOf(post(client, "/assistants/search", { limit: MOST }), (json) => idsIn(json, "assistant_id")),
  activeSession: lacks("sessions.active"),
  newSession: makeThread,
  createSession: makeThread,
  switchSession: lacks("sessions.switch"),
  deleteSession: (client, _agent, session) => outcomeOf(client.send({ method: "DELETE", path: threadPath(session) }), done),
  stop,
  listSessions: (client, agent) => outcomeOf(post(client, "/threads/search", { metadata: { assistant_id: agent }, limit: MOST }), (json) => idsIn(json, "thread_id")),
  history: (client, _agent, session) =>
    outcomeOf(client.send({ method: "GET", path: `${threadPath(session)}/state` }), (json) => {
      const values = member(json, "values");
      return values === undefined ? undefined : { session, rows: messagesIn(values).map(rowOf) };
    }),
  send: sendAlone,
  openSocket: lacks("doors.ws"),
};

function makeThread(client: Client, agent: string): Promise<Outcome<string>> {
  return outcomeOf(post(client, "/threads", { metadata: { assistant_id: agent } }), (json) => field(json, "thread_id"));
}

/** Runs are stopped, not threads: the running one is looked up and cancelled, those that wait behind it are left. Without a running one there is nothing to do. */
async function stop(client: Client, _agent: string, session: string | null): Promise<Outcome<true>> {
  const runs = `${threadPath(String(session))}/runs`;
  const running = await outcomeOf(client.send({ method: "GET", path: runs, query: { status: "running", limit: 1 } }), (json) => idsIn(json, "run_id"));
  if (!running.ok) return running;
  const [run] = running.value;
  if (run === undefined) return { ...running, value: true };
  return outcomeOf(client.send({ method: "POST", path: `${runs}/${run}/cancel` }), done);
}

function post(client: Client, path: string, body: object): ReturnType<Client["send"]> {
  return client.send({ method: "POST", path, body: JSON.stringify(body) });
}

function threadPath(session: string): string {
  return `/threads/${encodeURIComponent(session)}`;
}

function idsIn(json: unknown, name: string): string[] | undefined {
  return Array.isArray(json) ? json.flatMap((one) => field(one, name) ?? []) : undefined;
}

function done(): true {
  return true;
}
