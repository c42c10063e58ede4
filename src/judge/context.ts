import type { RequirementId } from "../../generated/requirements.js";
import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { mayBeAstray } from "./routing.js";
import { mentionsIn, questionsOf } from "./view/held.js";
import { shown } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import type { ModelCall } from "./view/model-call.js";
import type { Turn } from "./view/turn.js";
import { strayTurns } from "./view/strays.js";
import { mayHaveLost } from "./view/removals.js";
import type { Mention } from "./view/words.js";

/** What a model is shown for a turn holds the words of that turn's session only. One finding a call and part of it. */
export const context: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const call of view.calls) if (call.turn) judgeTurn(view, sheet, call, call.turn);
  const leaks = sheet.findings.length > 0;
  for (const call of view.calls) if (!call.turn && !call.unclear) judgeSideCall(view, sheet, call, leaks);
  return sheet;
};

function judgeTurn(view: LogView, sheet: Sheet, call: ModelCall, turn: Turn): void {
  // What should have been refused belongs to no session; taking it in is the fault, and charged elsewhere.
  if (turn.refuse !== undefined) return;
  const rows = call.rows.flatMap(({ role, text }) => mentionsIn(view.words, role, text));
  judgePart(view, sheet, call, turn, "context.turn.holds-only-its-own-session", rows, "among the rows of the conversation");
  if (call.system !== "") judgePart(view, sheet, call, turn, "context.system.holds-only-its-own-session", view.words.in(call.system), "in the system text");
}

function judgePart(view: LogView, sheet: Sheet, call: ModelCall, turn: Turn, id: RequirementId, mentions: readonly Mention[], where: string): void {
  const at = call.entry.seq;
  const foreign = mentions.filter(({ turns }) => turns.every((one) => one !== turn && view.places.apart(one, turn)));
  const certain = foreign.filter((one) => one.certain).flatMap(({ turns }) => turns);
  if (foreign.length === 0) return sheet.saw(id);
  if (certain.length === 0) return sheet.leave(id, `words ${where} were said in another session, but are too common to be told from chance`, at);
  if (mayBeHeld(view, turn.session, certain, at)) return sheet.leave(id, "histories are seen to hold the turns of others, and this one may hold those that are shown", at);
  if (mayHaveLanded(view, turn, mentions, certain, at)) return sheet.leave(id, "messages of this door land in other sessions, and this one may have landed in the one whose words are shown", at);
  if (!certain.some(({ marked }) => marked) && !view.places.isWholeHere(turn.session, turn.agent)) return sheet.leave(id, "the session has a past that the log does not hold", at);
  sheet.charge(id, {
    at,
    expected: `words of session ${turn.session ?? "that was active"} alone`,
    received: certain.slice(0, 3).map((one) => `${JSON.stringify(shown(one.text, 60))} of ${one.session ?? "another session"}`).join(", "),
    because: `${where}, for the message of line ${turn.sentAt}`,
    evidence: [turn.sentAt, ...certain.map(({ sentAt }) => sentAt)],
    turns: [turn, ...certain],
  });
}

/**
 * A turn that landed in another session is shown that session's talk, and rightly so. It may have, where this door is seen to
 * send messages astray, all foreign words are of one session or of turns that may be astray too, none are of its own, and no read shows it at home.
 */
function mayHaveLanded(view: LogView, turn: Turn, mentions: readonly Mention[], foreign: readonly Turn[], seq: number): boolean {
  // Those whose words are shown may have landed here in the same way, or both elsewhere.
  const sure = foreign.filter((one) => !mayBeAstray(view, one));
  if (sure.length === 0 && !isKnownWithout(view, turn.session, foreign, seq)) return true;
  if (!mayBeAstray(view, turn) || new Set(sure.map(({ session }) => session)).size > 1) return false;
  return !mentions.some(({ turns }) => turns.some((one) => one !== turn && one.session === turn.session && !mayBeAstray(view, one)));
}

/** Words that stand in a session's history are shown for it, and charged where they stand. No read after the call shows that they do not. */
function mayBeHeld(view: LogView, session: string | null, foreign: readonly Turn[], seq: number): boolean {
  if (session === null || !strayTurns(view).some(({ isAtHomeToo }) => isAtHomeToo)) return false;
  return !isKnownWithout(view, session, foreign, seq);
}

/** True when some read after `seq`, before which nothing was taken out, shows a session without these turns. */
function isKnownWithout(view: LogView, session: string | null, turns: readonly Turn[], seq: number): boolean {
  if (session === null) return false;
  return view.readsOf(session).some((read) => read.at > seq && read.found && !mayHaveLost(view.removals, session, view.ownerOf(session), seq, read.at) && !turns.some((turn) => questionsOf(view.words, read, turn).length > 0));
}

/**
 * Embedded texts are looked at one by one: to embed several sessions in one call mixes nothing.
 * @param leaks turns are shown other sessions' words too, so that a mixed call may have got them the same way.
 */
function judgeSideCall(view: LogView, sheet: Sheet, { entry, system, rows, embedded }: ModelCall, leaks: boolean): void {
  const id = "context.side-call.holds-only-one-session";
  const texts = embedded.length > 0 ? embedded.map((text) => [text]) : [[system, ...rows.map(({ text }) => text)]];
  const groups = texts.map((group) => group.flatMap((text) => view.words.in(text)).filter(({ certain, turns }) => certain && turns.length === 1));
  const mixed = groups.map((group) => twoApart(view, group.flatMap(({ turns }) => turns))).find((pair) => pair !== undefined);
  if (mixed && leaks) sheet.leave(id, "turns are shown the words of other sessions too, and this call may have got them in the same way", entry.seq);
  else if (mixed && mixed.some((one) => mayBeAstray(view, one))) sheet.leave(id, "messages of this door land in other sessions, and these may have landed in one", entry.seq);
  else if (mixed && mixed.some((one) => mayBeHeld(view, one.session, mixed.filter((other) => other !== one), entry.seq))) sheet.leave(id, "histories are seen to hold the turns of others", entry.seq);
  else if (mixed) {
    sheet.charge(id, {
      at: entry.seq,
      expected: "words of one session",
      received: mixed.map((one) => `${JSON.stringify(shown(one.text, 60))} of ${one.session ?? "another session"}`).join(" and "),
      because: "they stand in one call that is made for no turn",
      evidence: mixed.map(({ sentAt }) => sentAt),
      turns: mixed,
    });
  } else if (groups.some((group) => group.length > 0)) sheet.saw(id);
}

function twoApart(view: LogView, turns: readonly Turn[]): readonly [Turn, Turn] | undefined {
  const [first] = turns;
  const other = first && turns.find((one) => view.places.apart(first, one));
  return first && other ? [first, other] : undefined;
}
