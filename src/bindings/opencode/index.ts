import type { Client } from "../../client/index.js";
import { canariesIn } from "../../log/index.js";
import type { Binding, Capability, HistoryRow, OutgoingMessage, Outcome } from "../binding.js";
import { lacks } from "../lacks.js";
import { field, member, outcomeOf } from "../outcome.js";
import { makeDirectory } from "./make-directory.js";
import { sendAndWait } from "./send-and-wait.js";
import { OwnTurn } from "./own-turn.js";
import { sendAndListen, type Surface } from "./send-and-listen.js";
import { textOf } from "./read-message.js";
import { inDirectory, messageBody, sessionPath } from "./paths.js";
import { without } from "./without.js";

const CAPABILITIES: readonly Capability[] = ["agents.spawn", "doors.http", "doors.sse", "sessions.create", "sessions.delete", "sessions.list", "sessions.label", "stop", "stop.one-session", "tools"];
/** The most that one list may hold. */
const MOST = 1_000;

/** The first surface of opencode servers: an agent is a directory that sessions work in. README.md maps each operation. */
export const opencode: Binding = {
  name: "opencode",
  capabilities: new Set(CAPABILITIES),
  without,
  healthPath: "/global/health",
  spawnAgent: makeDirectory,
  activeSession: lacks("sessions.active"),
  newSession: makeSession,
  createSession: makeSession,
  unheldSession: (uuid) => `ses_${uuid.replaceAll("-", "").slice(0, 26)}`,
  switchSession: lacks("sessions.switch"),
  deleteSession: (client, agent, session) => outcomeOf(client.send({ method: "DELETE", path: sessionPath(session), query: inDirectory(agent) }), done),
  stop: (client, agent, session) => outcomeOf(client.send({ method: "POST", path: `${sessionPath(session)}/abort`, query: inDirectory(agent) }), done),
  listSessions: (client, agent) =>
    outcomeOf(client.send({ method: "GET", path: "/session", query: { ...inDirectory(agent), limit: MOST } }), (json) => (Array.isArray(json) ? json.flatMap((one) => field(one, "id") ?? []) : undefined)),
  history: (client, agent, session) =>
    outcomeOf(client.send({ method: "GET", path: `${sessionPath(session)}/message`, query: inDirectory(agent) }), (json) => (Array.isArray(json) ? { session, rows: json.map(rowOf) } : undefined)),
  send: (client, message) => (message.door === "http" ? sendAndWait(client, message) : sendAndListen(client, message, listening(message))),
  openSocket: lacks("doors.ws"),
};

function listening({ named, text }: OutgoingMessage): Surface {
  return { path: `${sessionPath(named)}/prompt_async`, body: messageBody(text), turn: new OwnTurn(String(named), canariesIn(text).at(-1)) };
}

function makeSession(client: Client, agent: string, label?: string): Promise<Outcome<string>> {
  return outcomeOf(post(client, "/session", label === undefined ? {} : { title: label }, agent), (json) => field(json, "id"));
}

function post(client: Client, path: string, body: object, agent?: string): ReturnType<Client["send"]> {
  return client.send({ method: "POST", path, body: JSON.stringify(body), ...(agent === undefined ? {} : { query: inDirectory(agent) }) });
}

/** A message of the model without words, a call of tools or a failure, is no answer. */
function rowOf(message: unknown): HistoryRow {
  const role = field(member(message, "info"), "role");
  const text = textOf(member(message, "parts"));
  return { role: role === "user" ? "user" : role === "assistant" && text !== "" ? "assistant" : "other", text };
}

function done(): true {
  return true;
}
