import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { mayBeAstray } from "./routing.js";
import { answerIn, isSameText, markedAnswers, questionsOf, toldText, wasSummedUp } from "./view/held.js";
import type { HistoryRead } from "./view/history-read.js";
import { shown } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import { readsAfterAck } from "./view/reads-after.js";
import { ackAt } from "./view/turn.js";
import type { Turn } from "./view/turn.js";
import { strayTurns } from "./view/strays.js";

/** A turn whose success was told is in every later read of its session, question and answer, once. */
export const history: Judge = (view) => {
  const sheet = new Sheet(view);
  const astray = new Set(strayTurns(view).map(({ turn }) => turn));
  for (const turn of view.turns) {
    // A turn that landed elsewhere is charged to its routing.
    if (!astray.has(turn)) judgeKept(view, sheet, turn);
    judgeOnce(view, sheet, turn);
  }
  if (!view.live) leaveUnread(view, sheet);
  return sheet;
};

/** In a run cases read what they need; in a recording it is worth saying how much was never read back. */
function leaveUnread(view: LogView, sheet: Sheet): void {
  const unread = view.turns.filter((turn) => turn.refuse === undefined && ackAt(turn) !== undefined && readsAfterAck(view, turn).length === 0);
  const [first] = unread;
  if (first) sheet.leave("history.turn.is-kept", `${unread.length} turns were told a success, and their sessions were not read afterwards while they were sure to be kept`, first.sentAt);
}

function judgeKept(view: LogView, sheet: Sheet, turn: Turn): void {
  const id = "history.turn.is-kept";
  const reads = readsAfterAck(view, turn);
  const read = reads.find((one) => missing(view, one, turn) !== undefined);
  if (!read) return reads.length === 0 ? undefined : sheet.saw(id);
  if (!turn.distinct) return sheet.leave(id, "its text is too short to be looked for", read.at);
  if (turn.muddled) return sheet.leave(id, "a terminal on its socket may belong to it or to another turn", read.at);
  if (wasSummedUp(view.calls, view.words, turn.session!, ackAt(turn)!, read.at)) return sheet.leave(id, "the server had the session summed up before the read", read.at);
  if (mayBeAstray(view, turn) && questionsOf(view.words, read, turn).length === 0) return sheet.leave(id, "messages of this door land in other sessions, and this one may have too", read.at);
  if (holdsOthers(view, read)) return sheet.leave(id, "the read shows turns of another session in place of its own", read.at);
  sheet.charge(id, {
    at: read.at,
    expected: `the turn of line ${turn.sentAt} in the history of ${turn.session}`,
    received: missing(view, read, turn)!,
    because: "its success was told before the read was asked for, and nothing removed it",
    evidence: [turn.sentAt, ackAt(turn)!, read.askedAt],
    turns: [turn],
  });
}

/** What of a turn a read lacks. */
function missing(view: LogView, read: HistoryRead, turn: Turn): string | undefined {
  if (!read.found) return "404: there is no such session";
  const questions = questionsOf(view.words, read, turn);
  const before = view.alike(turn).filter((other) => other.sentAt < turn.sentAt && (ackAt(other) ?? Infinity) < read.askedAt);
  if (questions.length <= before.length) return `${read.rows.length} rows without it`;
  const told = toldText(turn);
  const answers = told === undefined || told === "" ? undefined : answerIn(view.words, read, turn);
  if (answers?.length === 0 && !holdsAnswer(view, read, turn, told!)) return "its question without its answer";
  // Where the answer is marked, a read that shows no mark of it lacks it, however the rows stand.
  const isMarked = told !== undefined && turn.marked && view.words.spoken(told).includes(turn);
  return isMarked && !holdsAnswer(view, read, turn, told) ? "its question without its answer" : undefined;
}

/** Words of the answer anywhere in a read: in what order rows stand is not asked here. */
function holdsAnswer(view: LogView, read: HistoryRead, turn: Turn, told: string): boolean {
  return read.rows.some((row) => row.role !== "user" && (isSameText([row], told) || (turn.marked && view.words.spoken(row.text).includes(turn))));
}

/** A read that shows strangers and nothing of its own is wrong as a whole, not by what it lacks. */
function holdsOthers(view: LogView, read: HistoryRead): boolean {
  return strayTurns(view).some((stray) => stray.read === read);
}

function judgeOnce(view: LogView, sheet: Sheet, turn: Turn): void {
  const id = "history.turn.is-held-once";
  if (turn.session === null || turn.refuse !== undefined) return;
  const reads = view.readsOf(turn.session).filter((read) => read.found && read.at > turn.sentAt);
  const most = view.alike(turn).length;
  let isSeen = false;
  for (const read of reads) {
    const questions = questionsOf(view.words, read, turn);
    const answers = twins(view, read, turn);
    isSeen ||= questions.length > 0;
    if (questions.length <= most && answers <= most) continue;
    // Words said before the log began look the same.
    if (!turn.marked && !view.places.isWholeHere(turn.session, turn.agent)) return sheet.leave(id, "its session has a past that the log does not hold", read.at);
    const received = questions.length > most ? `${questions.length} rows with its question` : `${answers} rows with its answer`;
    return sheet.charge(id, { at: read.at, expected: "the turn once", received, because: `the message of line ${turn.sentAt} was sent once: ${shown(turn.text, 60)}`, evidence: [turn.sentAt, read.askedAt], turns: [turn] });
  }
  if (isSeen) sheet.saw(id);
}

/** Rows with the whole answer of a turn. A turn with tools may have several rows, of different texts. */
function twins(view: LogView, read: HistoryRead, turn: Turn): number {
  const told = toldText(turn);
  if (told === undefined || !turn.marked) return 0;
  return markedAnswers(view.words, read, turn).filter((row) => isSameText([row], told)).length;
}
