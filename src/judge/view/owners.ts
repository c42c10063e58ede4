import type { Connection } from "./connection.js";
import { succeeded } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { arrayIn, member, uuid } from "./json.js";
import type { TurnDraft } from "./turn.js";

/**
 * Which agent holds a session, as far as answers tell it, else the agent through which the first turn came to it. The first
 * that is known stays: a session never changes hands.
 */
export function ownersOf(exchanges: readonly Exchange[], turns: readonly TurnDraft[]): ReadonlyMap<string, string> {
  const claims: { seq: number; session: string; agent: string }[] = [];
  const claim = (seq: number, session: unknown, agent: unknown): void => {
    const [s, a] = [uuid(session), uuid(agent)];
    if (s !== undefined && a !== undefined) claims.push({ seq, session: s, agent: a });
  };
  for (const exchange of exchanges) {
    const { operation, json, answer } = exchange;
    if (!operation || !answer || !succeeded(exchange)) continue;
    const agent = operation.params["id"];
    if (operation.id === "getSession" || operation.id === "findSessionByLabel") claim(answer.seq, member(json, "session_id"), member(json, "agent_id"));
    else if (operation.id === "getAgent" || operation.id === "getActiveSession" || operation.id === "createSession") claim(answer.seq, member(json, "session_id"), agent);
    else if (operation.id === "listAgentSessions") for (const row of arrayIn(json, "sessions")) claim(answer.seq, member(row, "session_id"), agent);
    else if (operation.id === "listSessions") for (const row of arrayIn(json, "sessions")) claim(answer.seq, member(row, "session_id"), member(row, "agent_id"));
  }
  for (const turn of turns) if (turn.named !== null && turn.refuse === undefined) claim(turn.sentAt, turn.named, turn.agent);
  const owners = new Map<string, string>();
  for (const { session, agent } of claims.sort((a, b) => a.seq - b.seq)) if (!owners.has(session)) owners.set(session, agent);
  return owners;
}

/** Connections know their agent only by the path; a turn through another agent's door is to be refused. */
export function refuseForeign(turns: readonly TurnDraft[], owners: ReadonlyMap<string, string>, connections: readonly Connection[]): void {
  const sockets = new Set(connections.map(({ id }) => id));
  for (const turn of turns) {
    const session = uuid(turn.named);
    const owner = session === undefined ? undefined : owners.get(session);
    if (turn.refuse !== undefined || owner === undefined || owner === turn.agent || turn.agent === "") continue;
    turn.refuse = sockets.has(turn.id) ? "its session belongs to an agent other than the socket's" : "its session belongs to another agent than the path's";
  }
}
