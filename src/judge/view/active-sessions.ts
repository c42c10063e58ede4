import { asksOf } from "./asks.js";
import type { Connection, Frame } from "./connection.js";
import { answeredAt, statusOf, succeeded } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { arrayIn, member, stringIn, uuid } from "./json.js";

/** Something that may move an agent's active session, from the request on until its answer. */
interface Move {
  readonly from: number;
  /** Infinity while unanswered. */
  readonly to: number;
  readonly toMs: number;
  /** The session that is active afterwards; undefined when the answer does not say. */
  readonly value: string | undefined;
}

interface Read {
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** What the traffic tells about which session of an agent is active when: what was read, as long as nothing can have moved it. */
export class ActiveSessions {
  readonly #moves = new Map<string, Move[]>();
  readonly #reads = new Map<string, Read[]>();
  #wanders: boolean | undefined;

  constructor(exchanges: readonly Exchange[], connections: readonly Connection[], owner: (session: string) => string | undefined) {
    for (const exchange of exchanges) this.#take(exchange, owner);
    for (const connection of connections) this.#takeCommands(connection);
  }

  /** The active session during the whole of a stretch of the log; undefined when unknown or when it may have changed. */
  during(agent: string, from: number, to: number): string | undefined {
    const moves = this.#moves.get(agent) ?? [];
    if (moves.some((move) => move.from <= to && move.to >= from)) return undefined;
    const before = moves.filter((move) => move.to < from).reduce<Move | undefined>((last, move) => (last && last.to > move.to ? last : move), undefined);
    const next = Math.min(...moves.filter((move) => move.from > to).map((move) => move.from));
    const isAlone = before === undefined || !moves.some((move) => move !== before && move.to > before.from && move.from < before.to);
    const since = isAlone ? (before?.to ?? 0) : Math.max(before.to, ...moves.filter((move) => move.to < from).map((move) => move.to));
    const reads = (this.#reads.get(agent) ?? []).filter((read) => read.from > since && read.to < next);
    const earlier = reads.findLast((read) => read.to <= from)?.value ?? (isAlone ? before?.value : undefined);
    const later = reads.find((read) => read.from >= to)?.value;
    return earlier !== undefined && later !== undefined && earlier !== later ? undefined : (earlier ?? later);
  }

  /** How often it may have moved before a stretch of the log in which nothing moves it; undefined when something may. */
  epoch(agent: string, from: number, to: number): number | undefined {
    const moves = this.#moves.get(agent) ?? [];
    return moves.some((move) => move.from <= to && move.to >= from) ? undefined : moves.filter((move) => move.to < from).length;
  }

  /** True when some agent's was read as one and then as another although nothing is known to have moved it: what is known of the others is no more certain. */
  get wanders(): boolean {
    return (this.#wanders ??= [...this.#reads].some(([agent, reads]) => {
      const moves = this.#moves.get(agent) ?? [];
      return reads.some((read, n) => n > 0 && read.value !== reads[n - 1]!.value && !moves.some((move) => move.from <= read.to && move.to >= reads[n - 1]!.from));
    }));
  }

  /** True when something moved it less than `ms` before: a frame may have left the server earlier. */
  movedJustBefore(agent: string, seq: number, atMs: number, ms: number): boolean {
    return (this.#moves.get(agent) ?? []).some((move) => move.to < seq && atMs - move.toMs < ms);
  }

  #take(exchange: Exchange, owner: (session: string) => string | undefined): void {
    const { operation, request, json } = exchange;
    if (!operation) return;
    const agent = (operation.params["id"] ?? "").toLowerCase();
    const answered = answeredAt(exchange);
    const read = answered !== undefined && succeeded(exchange) ? activeIn(operation.id, json) : undefined;
    if (read !== undefined) push(this.#reads, agent, { from: request.seq, to: answered!, value: read });
    const session = uuid(operation.params["session_id"] ?? operation.params["id"]);
    switch (operation.id) {
      case "createSession":
      case "resetSession":
      case "clearHistory":
        return this.#move(agent, exchange, uuid(member(json, "session_id")));
      case "switchSession":
        return this.#move(agent, exchange, session);
      case "deleteAgent":
        return this.#move(agent, exchange, undefined);
      case "deleteSession": {
        const owning = session === undefined ? undefined : owner(session);
        // Deleting one that is surely not active moves nothing.
        if (owning !== undefined && this.#mayBeActive(owning, session!, request.seq)) this.#move(owning, exchange, undefined);
      }
    }
  }

  #mayBeActive(agent: string, session: string, seq: number): boolean {
    const active = this.during(agent, seq, seq);
    return active === undefined || active === session;
  }

  #move(agent: string, exchange: Exchange, value: string | undefined): void {
    const status = statusOf(exchange);
    if (status !== undefined && status >= 400 && status < 500) return;
    const to = answeredAt(exchange) ?? Infinity;
    const known = status !== undefined && status < 300 ? value : undefined;
    push(this.#moves, agent, { from: exchange.request.seq, to, toMs: exchange.answer?.at ?? Infinity, value: known });
  }

  /** `new` and `reset` on a socket, until their `command_result`. */
  #takeCommands({ agent, frames, ...connection }: Connection): void {
    for (const ask of asksOf({ agent, frames, ...connection })) {
      if (ask.kind !== "command" || !/^(?:new|reset|clear)$/.test(ask.command)) continue;
      const done = frames.find((frame: Frame) => frame.seq > ask.seq && frame.dir === "down" && frame.type === "command_result" && stringIn(frame.json, "command") === ask.command);
      push(this.#moves, agent, { from: ask.seq, to: done?.seq ?? Infinity, toMs: done?.at ?? Infinity, value: undefined });
    }
  }
}

/** The active session that an answer tells. */
function activeIn(operation: string, json: unknown): string | undefined {
  if (operation === "getAgent" || operation === "getActiveSession") return uuid(member(json, "session_id"));
  if (operation !== "listAgentSessions") return undefined;
  return uuid(member(arrayIn(json, "sessions").find((row) => member(row, "active") === true), "session_id"));
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
