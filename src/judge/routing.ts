import { known, Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { questionsOf } from "./view/held.js";
import { shown } from "./view/json.js";
import { readsAfterAck } from "./view/reads-after.js";
import type { LogView } from "./view/log-view.js";
import { isAtHome, strayTurns } from "./view/strays.js";
import type { Turn } from "./view/turn.js";

/**
 * A turn is in the history of its session, at whichever door it came in. One found in another session's history instead
 * landed elsewhere; one found in both was copied, which is a fault of that history.
 */
export const routing: Judge = (view) => {
  const sheet = new Sheet(view);
  const strays = strayTurns(view);
  for (const { turn, read, isAtHomeToo } of strays) {
    const id = isAtHomeToo ? "history.session.holds-only-its-own-turns" : routingOf(turn);
    sheet.charge(id, {
      at: read.at,
      expected: `the message of line ${turn.sentAt} in session ${turn.session ?? "that was active"} only`,
      received: `${JSON.stringify(shown(turn.text, 60))} in the history of ${read.session}`,
      because: isAtHomeToo ? "these words were addressed to another session, whose history holds them too" : "this turn landed in a session that it was not addressed to",
      evidence: [turn.sentAt, read.askedAt],
      turns: [turn],
    });
  }
  const astray = new Set(strays.filter(({ isAtHomeToo }) => !isAtHomeToo).map(({ turn }) => turn));
  for (const turn of view.turns) {
    if (astray.has(turn)) continue;
    if (readsAfterAck(view, turn).some((read) => questionsOf(view.words, read, turn).length > 0)) sheet.saw(routingOf(turn));
  }
  const strange = new Set(strays.map(({ read }) => read));
  for (const read of view.reads) if (read.found && read.rows.length > 0 && !strange.has(read)) sheet.saw("history.session.holds-only-its-own-turns");
  return sheet;
};

/** True when messages of this turn's door are seen to land elsewhere and no read shows this one at home: what it is told then may be true of where it landed. */
export function mayBeAstray(view: LogView, turn: Turn): boolean {
  return strayTurns(view).some((stray) => !stray.isAtHomeToo && routingOf(stray.turn) === routingOf(turn)) && !(turn.distinct && isAtHome(view, turn));
}

/** The row about turns of this door, named or not. */
export function routingOf({ door, named }: Turn): NonNullable<ReturnType<typeof known>> {
  return named === null ? `routing.${door}-default.lands-in-the-active-session` : `routing.${door}-explicit.lands-in-its-session`;
}
