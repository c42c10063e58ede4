import { mentionsIn, questionsOf } from "./held.js";
import type { HistoryRead } from "./history-read.js";
import type { LogView } from "./log-view.js";
import type { Turn } from "./turn.js";

/** Words of a turn in the history of a session that it was not addressed to. */
export interface Stray {
  readonly turn: Turn;
  readonly read: HistoryRead;
  /** Its own session holds it too: its words were copied, it did not land elsewhere. */
  readonly isAtHomeToo: boolean;
}

const known = new WeakMap<LogView, readonly Stray[]>();

/** Each turn once for each session in which it is a stranger, at the first read that shows it. */
export function strayTurns(view: LogView): readonly Stray[] {
  let found = known.get(view);
  if (!found) known.set(view, (found = find(view)));
  return found;
}

function find(view: LogView): Stray[] {
  const strays = new Map<string, Stray>();
  for (const read of view.reads) {
    for (const row of read.rows) {
      for (const { turns, certain } of mentionsIn(view.words, row.role, row.text)) {
        const [turn] = turns;
        if (!turn || !certain || turn.sentAt > read.at || !turns.every((one) => view.places.elsewhere(one, read.session))) continue;
        if (!turn.marked && !view.places.isWholeHere(read.session, view.ownerOf(read.session) ?? "")) continue;
        const key = `${turn.sentAt} ${read.session}`;
        if (!strays.has(key)) strays.set(key, { turn, read, isAtHomeToo: isAtHome(view, turn, turns.length) });
      }
    }
  }
  return [...strays.values()];
}

/** True when some read of its own session shows a turn; `times` for words that were said more than once. */
export function isAtHome(view: LogView, turn: Turn, times = 1): boolean {
  if (turn.session === null) return false;
  return view.readsOf(turn.session).some((read) => questionsOf(view.words, read, turn).length >= times);
}
