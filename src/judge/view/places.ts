import type { ActiveSessions } from "./active-sessions.js";
import { succeeded } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { member, uuid } from "./json.js";
import type { ModelCall } from "./model-call.js";
import type { Turn } from "./turn.js";

/**
 * Whether two turns surely belong to two sessions. The id of an active session may never be told in a log; then it is "the
 * active one of that agent, after so many moves", which still can be told from a session whose id a client made up.
 */
export class Places {
  readonly #epochs = new Map<Turn, number>();
  /** Agents spawned within the log. */
  readonly #born = new Set<string>();
  /** Sessions that were first heard of as the target of a client's message. */
  readonly #chosen = new Set<string>();
  /** Sessions whose first model call in the log shows an older talk. */
  readonly #old = new Set<string>();

  constructor(
    exchanges: readonly Exchange[],
    turns: readonly Turn[],
    callsOf: (turn: Turn) => readonly ModelCall[],
    active: ActiveSessions,
    private readonly ownerOf: (session: string) => string | undefined,
  ) {
    for (const { operation, json, ...exchange } of exchanges) {
      const agent = operation?.id === "spawnAgent" && succeeded({ ...exchange, json }) ? uuid(member(json, "agent_id")) : undefined;
      if (agent !== undefined) this.#born.add(agent);
    }
    const told = firstTold(exchanges);
    const started = new Set<string>();
    for (const turn of turns) {
      if (turn.named === null && turn.session === null && turn.refuse === undefined) this.#noteEpoch(turn, callsOf(turn)[0], active);
      if (turn.session === null) continue;
      if (turn.named !== null && (told.get(turn.session) ?? Infinity) > turn.sentAt) this.#chosen.add(turn.session);
      const call = callsOf(turn)[0];
      if (!call || started.has(turn.session)) continue;
      started.add(turn.session);
      if (call.rows.some(({ role }) => role === "assistant")) this.#old.add(turn.session);
    }
  }

  /** True when two turns surely belong to different sessions. */
  apart(a: Turn, b: Turn): boolean {
    if (a.session !== null && b.session !== null) return a.session !== b.session;
    if (a.session !== null) return this.#unnamedIsNot(b, a.session);
    if (b.session !== null) return this.#unnamedIsNot(a, b.session);
    return this.#epochs.has(a) && this.#epochs.has(b) && a.agent !== b.agent;
  }

  /** True when a turn surely does not belong to a session. */
  elsewhere(turn: Turn, session: string): boolean {
    return turn.session === null ? this.#unnamedIsNot(turn, session) : turn.session !== session;
  }

  /** True when a session began within the log, so that all its words are known. */
  isWholeHere(session: string | null, agent: string): boolean {
    return this.#born.has(agent) || (session !== null && !this.#old.has(session));
  }

  #unnamedIsNot(turn: Turn, session: string): boolean {
    if (!this.#epochs.has(turn)) return false;
    const owner = this.ownerOf(session);
    if (owner !== undefined && owner !== turn.agent) return true;
    return this.#born.has(turn.agent) && this.#chosen.has(session);
  }

  #noteEpoch(turn: Turn, call: ModelCall | undefined, active: ActiveSessions): void {
    const epoch = active.epoch(turn.agent, turn.sentAt, call?.entry.seq ?? turn.sentAt);
    if (epoch !== undefined) this.#epochs.set(turn, epoch);
  }
}

/** Where the server first told each session id, in any answer. */
function firstTold(exchanges: readonly Exchange[]): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  for (const { answer } of exchanges) {
    if (!answer || answer.status >= 300) continue;
    for (const [id] of (answer.body ?? "").matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)) {
      const session = id.toLowerCase();
      if (!told.has(session)) told.set(session, answer.seq);
    }
  }
  return told;
}
