import type { OperationId } from "../../../generated/operations.js";
import type { Capability } from "../../bindings/binding.js";

/** What a server must be able to do to be asked this operation. An operation that is not here is taken for granted. */
export const CLAIM_OF: Readonly<Partial<Record<OperationId, Capability>>> = {
  spawnAgent: "agents.spawn",
  deleteAgent: "agents.delete",
  stopAgent: "stop",
  sendMessage: "doors.http",
  sendMessageToSession: "doors.http",
  streamMessage: "doors.sse",
  streamMessageToSession: "doors.sse",
  openSocket: "doors.ws",
  getActiveSession: "sessions.active",
  createSession: "sessions.create",
  switchSession: "sessions.switch",
  deleteSession: "sessions.delete",
  listSessions: "sessions.list",
  listAgentSessions: "sessions.list",
  setSessionLabel: "sessions.label",
  findSessionByLabel: "sessions.label",
  compactSession: "sessions.compact",
  resetSession: "sessions.reset",
  clearHistory: "sessions.reset",
};

/** The same for commands on a socket, besides that it takes commands at all. */
export const CLAIM_OF_COMMAND: Readonly<Partial<Record<string, Capability>>> = { new: "sessions.reset", reset: "sessions.reset", compact: "sessions.compact", stop: "stop" };
