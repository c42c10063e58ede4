import type { ActiveSessions } from "./active-sessions.js";
import { asksOf } from "./asks.js";
import type { Connection, Frame } from "./connection.js";
import { answeredAt, statusOf, succeeded } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { jsonOf, member, stringIn, uuid } from "./json.js";

/** Something that may take turns out of a history, from its request until its answer. */
export interface Removal {
  readonly what: "delete" | "reset" | "clear" | "compact" | "kill" | "new";
  readonly from: number;
  /** Infinity while unanswered. */
  readonly to: number;
  readonly succeeded: boolean;
  /** The session it is about; undefined: all of the agent. */
  readonly session?: string;
  readonly agent?: string;
}

const OPERATIONS: Readonly<Record<string, Removal["what"]>> = {
  deleteSession: "delete",
  resetSession: "reset",
  clearHistory: "clear",
  compactSession: "compact",
  deleteAgent: "kill",
};

export function removalsIn(exchanges: readonly Exchange[], connections: readonly Connection[], active: ActiveSessions, owner: (session: string) => string | undefined): readonly Removal[] {
  return [...exchanges.flatMap((exchange) => ofExchange(exchange, active, owner)), ...connections.flatMap((connection) => ofConnection(connection, active))];
}

function ofExchange(exchange: Exchange, active: ActiveSessions, owner: (session: string) => string | undefined): Removal[] {
  const { operation, request } = exchange;
  const what = operation && OPERATIONS[operation.id];
  const status = statusOf(exchange);
  // What was refused took nothing out.
  if (!operation || !what || (status !== undefined && status >= 400 && status < 500)) return [];
  const base = { what, from: request.seq, to: answeredAt(exchange) ?? Infinity, succeeded: succeeded(exchange) };
  if (what === "delete") {
    const session = uuid(operation.params["id"]);
    const agent = session === undefined ? undefined : owner(session);
    return session === undefined ? [] : [{ ...base, session, ...(agent === undefined ? {} : { agent }) }];
  }
  const agent = (operation.params["id"] ?? "").toLowerCase();
  const named = uuid(member(jsonOf(request.body), "session_id"));
  const session = what === "clear" || what === "kill" ? undefined : (named ?? active.during(agent, request.seq - 1, request.seq - 1));
  return [{ ...base, agent, ...(session === undefined ? {} : { session }) }];
}

/** Commands on a socket. */
function ofConnection(connection: Connection, active: ActiveSessions): Removal[] {
  return asksOf(connection).flatMap((ask) => {
    if (ask.kind !== "command" || !/^(?:new|reset|clear|compact)$/.test(ask.command)) return [];
    const done = connection.frames.find((frame: Frame) => frame.seq > ask.seq && frame.dir === "down" && frame.type === "command_result" && stringIn(frame.json, "command") === ask.command);
    const session = ask.command === "clear" ? undefined : (ask.named ?? active.during(connection.agent, ask.seq - 1, ask.seq - 1));
    const base = { what: ask.command as Removal["what"], from: ask.seq, to: done?.seq ?? Infinity, succeeded: done !== undefined, agent: connection.agent };
    return [{ ...base, ...(session === undefined ? {} : { session }) }];
  });
}

/** True when something may have taken turns out of a session at some time within a stretch of the log. */
export function mayHaveLost(removals: readonly Removal[], session: string, agent: string | undefined, from: number, to: number): boolean {
  return removals.some((removal) => removal.from <= to && removal.to >= from && (removal.session === undefined ? removal.agent === undefined || agent === undefined || removal.agent === agent : removal.session === session));
}
