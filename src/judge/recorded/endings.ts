import { Sheet } from "../judgement.js";
import type { Judge } from "../judgement.js";
import { questionsOf } from "../view/held.js";
import { shown } from "../view/json.js";
import type { LogView } from "../view/log-view.js";
import { mayHaveLost } from "../view/removals.js";
import { endAt, streamed } from "../view/turn.js";
import type { Turn } from "../view/turn.js";

/** How turns of a recording end whose model was silent or failed, and those whose client left. */
export const endings: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const turn of view.turns) {
    if (turn.refuse !== undefined) continue;
    const last = view.callsOf(turn).at(-1)?.answer;
    if (last && (last.status >= 400 || isBroken(last))) judgeFailed(view, sheet, turn, last.seq);
    else if (last?.content === "NO_REPLY") judgeSilent(sheet, turn, last.seq);
    if (turn.channelEndBy === "client" && turn.terminals.length === 0) judgeLeft(view, sheet, turn);
  }
  return sheet;
};

function isBroken(answer: object): boolean {
  return "broken" in answer && answer.broken === true;
}

function judgeFailed(view: LogView, sheet: Sheet, turn: Turn, modelAt: number): void {
  const id = `failure.${turn.door}.is-told` as const;
  const kinds = new Set(turn.terminals.map(({ kind }) => kind));
  const success = turn.terminals.find(({ kind }) => kind === "completed" || kind === "silent");
  const evidence = [turn.sentAt, modelAt];
  if (success && kinds.has("failed")) sheet.leave(id, "its client was told of both a success and a failure", success.seq);
  else if (success) sheet.charge(id, { at: success.seq, expected: "an error", received: success.native, because: "the model call of the turn failed", evidence, turns: [turn] });
  else if (turn.terminals.length > 0) sheet.saw(id);
  else if (turn.channelEndBy === "server") sheet.charge(id, { at: turn.channelEndAt!, expected: "an error", received: "the end of the answer", because: "the model call of the turn failed, and nobody was told", evidence, turns: [turn] });
  if (!success) judgeUsersRow(view, sheet, turn);
}

function judgeUsersRow(view: LogView, sheet: Sheet, turn: Turn): void {
  const { session } = turn;
  const over = endAt(turn);
  if (session === null || over === undefined) return;
  const read = view.readsOf(session).find((one) => one.askedAt > over && !mayHaveLost(view.removals, session, view.ownerOf(session), turn.sentAt, one.at));
  if (!read) return;
  if (questionsOf(view.words, read, turn).length > 0) return sheet.saw("failure.users-row.stays");
  sheet.charge("failure.users-row.stays", { at: read.at, expected: `the row ${JSON.stringify(shown(turn.text, 60))}`, received: read.found ? `${read.rows.length} rows without it` : "404: there is no such session", because: "the turn failed, but the user said it", evidence: [turn.sentAt, over, read.askedAt], turns: [turn] });
}

/** The model's word for saying nothing is not for the client. */
function judgeSilent(sheet: Sheet, turn: Turn, modelAt: number): void {
  const terminal = turn.terminals.at(-1);
  if (!terminal || terminal.kind === "failed") return;
  const id = turn.door === "ws" ? "silent.ws.ends-with-silent-complete" : turn.door === "sse" ? "silent.sse.ends-without-text" : "silent.http.answers-with-nothing";
  const isRight = turn.door === "sse" ? streamed(turn) === "" : terminal.kind === "silent";
  if (isRight) return sheet.saw(id);
  const received = turn.door === "sse" ? `chunks ${JSON.stringify(shown(streamed(turn)))}` : `${terminal.native} ${JSON.stringify(shown(terminal.text ?? ""))}`;
  sheet.charge(id, { at: terminal.seq, expected: turn.door === "ws" ? "`silent_complete`" : "no text", received, because: "the model said NO_REPLY", evidence: [turn.sentAt, modelAt], turns: [turn] });
}

/** The turn of a client that left may take any time: it can be seen to have run on, not to have been dropped. */
function judgeLeft(view: LogView, sheet: Sheet, turn: Turn): void {
  const id = `disconnect.${turn.door}-turn.runs-on` as const;
  const left = turn.channelEndAt!;
  const reads = turn.session === null ? [] : view.readsOf(turn.session).filter(({ askedAt }) => askedAt > left);
  const held = reads.find((read) => questionsOf(view.words, read, turn).some((index) => read.rows[index + 1]?.role === "assistant"));
  if (held) sheet.saw(id);
  else sheet.leave(id, reads.length > 0 ? "it was not yet in the history that was read, and may have been running still" : "its session was not read afterwards", turn.sentAt);
}
