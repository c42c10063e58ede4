import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { mentionsIn } from "./view/held.js";
import type { HistoryRead } from "./view/history-read.js";
import { shown } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import { ackAt } from "./view/turn.js";
import type { Turn } from "./view/turn.js";

/** Rows stand in the order in which turns were accepted, each answer after its question. One finding a read. */
export const rowOrder: Judge = (view) => {
  const sheet = new Sheet(view);
  const id = "history.rows.keep-the-order-of-turns";
  for (const read of view.reads) {
    const turns = questions(view, read);
    const wrong = outOfOrder(turns) ?? answerBefore(view, read);
    if (wrong) sheet.charge(id, { at: read.at, expected: wrong.expected, received: wrong.received, because: "history keeps the order of a session's turns", evidence: [...wrong.turns.map(({ sentAt }) => sentAt), read.askedAt], turns: wrong.turns });
    else if (turns.length > 1) sheet.saw(id);
  }
  return sheet;
};

interface Wrong {
  readonly expected: string;
  readonly received: string;
  readonly turns: readonly Turn[];
}

/** Turns whose questions stand in a history, in its order; words said more than once tell no order. */
function questions(view: LogView, read: HistoryRead): readonly Turn[] {
  return read.rows.flatMap(({ role, text }) => (role === "user" ? mentionsIn(view.words, "user", text).flatMap(({ turns }) => (turns.length === 1 && turns[0]!.session === read.session ? turns : [])) : []));
}

/**
 * One turn surely came before another when its success was told before the other was sent, or when both were sent on one
 * socket. Turns that crossed may stand either way.
 */
function outOfOrder(turns: readonly Turn[]): Wrong | undefined {
  let latest: Turn | undefined;
  const latestOn = new Map<string, Turn>();
  for (const turn of turns) {
    const sameSocket = latestOn.get(turn.id);
    const before = latest && (ackAt(turn) ?? Infinity) < latest.sentAt ? latest : sameSocket && sameSocket.sentAt > turn.sentAt ? sameSocket : undefined;
    if (before) return { expected: `${shown(turn.text, 60)} before ${shown(before.text, 60)}`, received: "the other way round", turns: [turn, before] };
    if (!latest || turn.sentAt > latest.sentAt) latest = turn;
    if (!sameSocket || turn.sentAt > sameSocket.sentAt) latestOn.set(turn.id, turn);
  }
  return undefined;
}

function answerBefore(view: LogView, read: HistoryRead): Wrong | undefined {
  const asked = new Set<Turn>();
  const answered = new Set<Turn>();
  for (const { role, text } of read.rows) {
    if (role === "assistant") for (const turn of view.words.spoken(text)) if (!asked.has(turn)) answered.add(turn);
    if (role !== "user") continue;
    for (const turn of mentionsIn(view.words, "user", text).flatMap(({ turns }) => turns)) {
      if (answered.has(turn)) return { expected: `the question ${shown(turn.text, 60)} before its answer`, received: "its answer first", turns: [turn] };
      asked.add(turn);
    }
  }
  return undefined;
}
