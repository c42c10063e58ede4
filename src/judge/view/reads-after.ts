import type { HistoryRead } from "./history-read.js";
import type { LogView } from "./log-view.js";
import { mayHaveLost } from "./removals.js";
import { ackAt } from "./turn.js";
import type { Turn } from "./turn.js";

/**
 * Reads of a turn's session that have to show it: asked for after its success was told, with nothing in between that takes
 * turns out. What was taken out while the turn ran counts too.
 */
export function readsAfterAck(view: LogView, turn: Turn): readonly HistoryRead[] {
  const ack = ackAt(turn);
  const { session } = turn;
  if (ack === undefined || session === null || turn.refuse !== undefined) return [];
  return view.readsOf(session).filter((read) => read.askedAt > ack && !mayHaveLost(view.removals, session, view.ownerOf(session) ?? turn.agent, turn.sentAt, read.at));
}
