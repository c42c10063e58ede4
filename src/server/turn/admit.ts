import type { Core } from "../core.js";
import type { AgentRecord } from "../records.js";
import { Refusal } from "../refusal.js";
import type { About, Turn } from "../seams.js";
import type { Ended, Tell } from "./events.js";
import { runTurn } from "./run-turn.js";

export interface Ask {
  readonly agent: AgentRecord;
  /** Session as the client sent it; null or undefined: none named. */
  readonly named: unknown;
  readonly text: string;
}

/**
 * Takes a turn in, synchronously: which session it belongs to and its place there are settled when this returns.
 * Throws `Refusal`, with nothing changed, for what is not taken.
 * @param tellOf makes the listener of the turn's events; called before the first of them.
 */
export function admitTurn(core: Core, ask: Ask, about: About, tellOf: (turn: Turn, about: About) => Tell): { readonly turn: Turn; readonly ended: Promise<Ended> } {
  const { seams } = core;
  if (core.closing.aborted) throw new Refusal(503, "Server is shutting down");
  const session = seams.router.session({ agent: ask.agent.id, named: ask.named, mustExist: false }, about);
  seams.gate.message(ask.text, about);
  const placed: About = { ...about, agent: ask.agent.id, session };
  refuseWhenFull(core, session, Buffer.byteLength(ask.text), placed);
  if (!seams.store.session(session, placed)) seams.store.create({ id: session, agent: ask.agent.id, label: null }, placed);

  const hold = seams.store.hold(session);
  const turn: Turn = {
    ...hold,
    id: seams.ids.newId("turn"),
    index: seams.turns.taken(hold),
    agent: ask.agent.id,
    named: ask.named === null || ask.named === undefined ? null : session,
    text: ask.text,
    door: about.door,
    operation: about.operation,
    ...(about.connection !== undefined && { connection: about.connection }),
  };
  const told: About = { ...placed, turn };
  const signal = seams.turns.admit(turn, told);
  const tell = tellOf(turn, told);
  const ended = seams.scheduler.run(session, () => runTurn(core, turn, signal, told, tell), told);
  return { turn, ended };
}

function refuseWhenFull(core: Core, session: string, bytes: number, about: About): void {
  const { scheduler, store, turns } = core.seams;
  const { limits } = core.settings;
  if (scheduler.load(session) > limits.maxQueuedTurnsPerSession) {
    throw new Refusal(503, `The session is busy: ${limits.maxQueuedTurnsPerSession} messages wait already`, { "retry-after": "1" });
  }
  if (turns.count() >= limits.maxTurns) throw new Refusal(503, `The server is busy: ${limits.maxTurns} messages are in work already`, { "retry-after": "1" });
  if (store.rows(session, about).length >= limits.maxRowsPerSession) {
    throw new Refusal(409, `The session is full: it holds ${limits.maxRowsPerSession} messages; reset it or go on in a new one`);
  }
  if (store.size().bytes + bytes > limits.maxStoredBytes) {
    throw new Refusal(503, "The server is full; delete sessions that are no longer needed");
  }
}
