import type { Client } from "../../client/index.js";
import { canariesIn } from "../../log/index.js";
import type { Binding, Capability, HistoryRead, HistoryRow, Outcome, OutgoingMessage } from "../binding.js";
import { lacks } from "../lacks.js";
import { inDirectory, sessionPath } from "../opencode/paths.js";
import { textOf } from "../opencode/read-message.js";
import { sendAndListen, type Surface } from "../opencode/send-and-listen.js";
import { field, member, outcomeOf } from "../outcome.js";
import { OrderedTurn } from "./ordered-turn.js";
import { without } from "./without.js";

const CAPABILITIES: readonly Capability[] = ["agents.spawn", "doors.sse", "sessions.create", "sessions.delete", "sessions.list", "stop", "stop.one-session", "tools"];
/** Rows of one page of a history. */
const PAGE = 200;
const MOST = 1_000;

/** The second surface of opencode servers, /api/session: a message waits in the queue of its session. README.md maps each operation. */
export const opencodeV2: Binding = {
  name: "opencode-v2",
  capabilities: new Set(CAPABILITIES),
  without,
  healthPath: "/global/health",
  // All agents are the directory that the server works in: a prompt to one that is still being loaded may never be run.
  spawnAgent: (client) => outcomeOf(client.send({ method: "GET", path: "/path" }), (json) => field(json, "directory")),
  activeSession: lacks("sessions.active"),
  newSession: makeSession,
  createSession: makeSession,
  unheldSession: (uuid) => `ses_${uuid.replaceAll("-", "").slice(0, 26)}`,
  switchSession: lacks("sessions.switch"),
  deleteSession: (client, agent, session) => outcomeOf(client.send({ method: "DELETE", path: sessionPath(session), query: inDirectory(agent) }), done),
  stop: (client, _agent, session) => outcomeOf(client.send({ method: "POST", path: `/api${sessionPath(session)}/interrupt` }), done),
  listSessions: (client, agent) =>
    outcomeOf(client.send({ method: "GET", path: "/api/session", query: { ...inDirectory(agent), limit: MOST } }), (json) => {
      const sessions = member(json, "data");
      return Array.isArray(sessions) ? sessions.flatMap((one) => field(one, "id") ?? []) : undefined;
    }),
  history,
  send: (client, message) => sendAndListen(client, message, listening(message)),
  openSocket: lacks("doors.ws"),
};

/**
 * With the model that the configuration names: a session that is made while its directory is still being loaded would get another one,
 * somewhere on the network.
 */
async function makeSession(client: Client, agent: string): Promise<Outcome<string>> {
  const configured = await outcomeOf(client.send({ method: "GET", path: "/config", query: inDirectory(agent) }), (json) => ({ model: field(json, "model") }));
  if (!configured.ok) return configured;
  const [, providerID, id] = /^([^/]+)\/(.+)$/.exec(configured.value.model ?? "") ?? [];
  const model = providerID === undefined || id === undefined ? {} : { model: { providerID, id } };
  return outcomeOf(client.send({ method: "POST", path: "/api/session", body: JSON.stringify({ location: { directory: agent }, ...model }) }), (json) => field(member(json, "data"), "id"));
}

/** Page by page; the last page is shorter. */
async function history(client: Client, _agent: string, session: string): Promise<Outcome<HistoryRead>> {
  const rows: HistoryRow[] = [];
  let cursor: string | undefined;
  for (;;) {
    const query = cursor === undefined ? { order: "asc", limit: PAGE } : { cursor, limit: PAGE };
    const page = await outcomeOf(client.send({ method: "GET", path: `/api${sessionPath(session)}/message`, query }), (json) => {
      const messages = member(json, "data");
      return Array.isArray(messages) ? { messages: messages as readonly unknown[], next: field(member(json, "cursor"), "next") } : undefined;
    });
    if (!page.ok) return page;
    rows.push(...page.value.messages.map(rowOf));
    cursor = page.value.next;
    if (page.value.messages.length < PAGE || cursor === undefined) return { ...page, value: { session, rows } };
  }
}

/** A message of the model without words, a call of tools or a failure, is no answer. */
function rowOf(message: unknown): HistoryRow {
  const type = field(message, "type");
  if (type !== "assistant") return { role: type === "user" ? "user" : "other", text: field(message, "text") ?? "" };
  const text = textOf(member(message, "content"));
  return { role: text === "" ? "other" : "assistant", text };
}

function listening({ named, text }: OutgoingMessage): Surface {
  return {
    path: `/api${sessionPath(named)}/prompt`,
    body: JSON.stringify({ prompt: { text }, delivery: "queue" }),
    turn: new OrderedTurn(String(named), canariesIn(text).at(-1)),
  };
}

function done(): true {
  return true;
}
