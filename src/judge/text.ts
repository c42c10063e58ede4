import type { RequirementId } from "../../generated/requirements.js";
import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { answerIn, isSameText, toldText } from "./view/held.js";
import type { HistoryRead } from "./view/history-read.js";
import { shown } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import { readsAfterAck } from "./view/reads-after.js";
import { finalText, streamed, succeededTurn } from "./view/turn.js";
import type { Turn } from "./view/turn.js";

/** What was streamed, what was told at the end, and what is kept are one text. */
export const text: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const turn of view.turns) {
    if (turn.refuse !== undefined || !succeededTurn(turn)) continue;
    if (turn.door === "ws") judgeDeltas(sheet, turn);
    judgeHistory(view, sheet, turn, turn.door === "sse" ? "text.sse.deltas-are-the-history-text" : "text.history.is-the-final-text");
  }
  return sheet;
};

function judgeDeltas(sheet: Sheet, turn: Turn): void {
  const id = "text.ws.deltas-are-the-final-text";
  const final = finalText(turn);
  const at = turn.terminals.at(-1)!.seq;
  if (final === undefined) return;
  if (turn.muddled) return sheet.leave(id, "a frame with text may belong to it or to another turn", at);
  const sum = streamed(turn);
  if (sum === final) return sheet.saw(id);
  sheet.charge(id, { at, expected: `deltas that add up to ${JSON.stringify(shown(final))}`, received: JSON.stringify(shown(sum)), because: differsAt(sum, final), evidence: turn.deltas.map(({ seq }) => seq).slice(0, 20), turns: [turn] });
}

/** The first later read that tells is looked at. */
function judgeHistory(view: LogView, sheet: Sheet, turn: Turn, id: RequirementId): void {
  const told = toldText(turn);
  if (told === undefined) return;
  for (const read of readsAfterAck(view, turn)) {
    const rows = answerIn(view.words, read, turn);
    if (rows === undefined || rows.length === 0) continue;
    if (turn.muddled) return sheet.leave(id, "a frame with text may belong to it or to another turn", read.at);
    if (isSameText(rows, told)) sheet.saw(id);
    else chargeHistory(sheet, id, turn, read, told, rows.map((row) => row.text).join(""));
    return;
  }
}

function chargeHistory(sheet: Sheet, id: RequirementId, turn: Turn, read: HistoryRead, told: string, kept: string): void {
  sheet.charge(id, {
    at: read.at,
    expected: JSON.stringify(shown(told)),
    received: JSON.stringify(shown(kept)),
    because: `the history holds another text than the client was given: ${differsAt(kept, told)}`,
    evidence: [turn.sentAt, turn.terminals.at(-1)!.seq, read.askedAt],
    turns: [turn],
  });
}

function differsAt(received: string, expected: string): string {
  let same = 0;
  while (same < received.length && same < expected.length && received[same] === expected[same]) same += 1;
  return `${received.length} characters against ${expected.length}, alike up to character ${same}`;
}
