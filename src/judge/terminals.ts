import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { isEventStream } from "./stream.js";
import type { Exchange } from "./view/exchange.js";
import { shown } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import type { Turn } from "./view/turn.js";

/** A turn has one terminal, and nothing of it comes afterwards. */
export const terminals: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const exchange of view.exchanges) {
    const [turn] = view.turnsOn(exchange.id);
    if (turn?.door !== "sse" || !isEventStream(exchange)) continue;
    judgeStreamCount(sheet, exchange, turn);
    judgeStreamEnd(sheet, exchange, turn);
  }
  for (const turn of view.turns) {
    if (turn.door !== "ws" || turn.refuse !== undefined) continue;
    judgeSocketCount(view, sheet, turn);
    judgeSocketEnd(sheet, turn);
  }
  return sheet;
};

function judgeStreamCount(sheet: Sheet, { head, end }: Exchange, turn: Turn): void {
  const id = "turns.sse.has-exactly-one-terminal";
  const [first, second] = turn.terminals;
  if (second) return sheet.charge(id, { at: second.seq, expected: "one terminal event", received: listed(turn), because: "a client cannot tell when the turn is over", evidence: turn.terminals.map(({ seq }) => seq), turns: [turn] });
  if (first) return sheet.saw(id);
  if (!end) return sheet.leave(id, "the stream was still open at the end of the log", head!.seq);
  if (end.kind === "client-gone" || (end.kind === "response-error" && isOurs(end.error))) return;
  const how = end.kind === "response-end" ? "the end of the stream" : `the stream breaking off (${shown(end.error, 80)})`;
  sheet.charge(id, { at: end.seq, expected: "a terminal event, `done` or `error`", received: how, because: "the stream ended without a terminal", evidence: [turn.sentAt, head!.seq], turns: [turn] });
}

/** Our own deadline or bound ended it. */
function isOurs(error: string): boolean {
  return /^(?:timeout|too-large|gone)\b/.test(error);
}

/** Events between two terminals belong to the fault of having two; what counts here comes after the last one. */
function judgeStreamEnd(sheet: Sheet, { blocks }: Exchange, turn: Turn): void {
  const last = turn.terminals.at(-1);
  if (!last) return;
  const after = blocks.find(({ seq, event }) => seq > last.seq && event !== undefined);
  if (!after) return sheet.saw("turns.sse.ends-after-its-terminal");
  sheet.charge("turns.sse.ends-after-its-terminal", {
    at: after.seq,
    expected: `the end of the stream after \`${last.native}\``,
    received: shown(after.raw),
    because: "it came after the terminal of the turn",
    evidence: [last.seq],
    turns: [turn],
  });
}

function judgeSocketCount(view: LogView, sheet: Sheet, turn: Turn): void {
  const id = "turns.ws.has-exactly-one-terminal";
  const [first, second] = turn.terminals;
  if (second) return sheet.charge(id, { at: second.seq, expected: "one terminal frame", received: listed(turn), because: "a client cannot tell how the turn ended", evidence: [turn.sentAt, ...turn.terminals.map(({ seq }) => seq)], turns: [turn] });
  if (first) return sheet.saw(id);
  if (turn.muddled) return sheet.leave(id, "a frame that may be its terminal may also be about something else", turn.sentAt);
  const next = nextOfSession(view, turn);
  const isOver = turn.channelEndBy === "server";
  if (!next && !isOver) {
    // Where we left first, the terminal may have been on its way.
    if (turn.channelEndAt === undefined) sheet.leave(id, "the turn was still running at the end of the log", turn.sentAt);
    return;
  }
  sheet.charge(id, {
    at: next ? next.terminals[0]!.seq : turn.channelEndAt!,
    expected: "a terminal frame: `response`, `silent_complete` or `error`",
    received: next ? "the terminal of the next turn of its session" : "the end of the connection",
    because: "the turn ended without a terminal",
    evidence: [turn.sentAt],
    turns: [turn],
  });
}

/** A later turn of the same session and socket that is over: turns of a session run one after the other. Where they are seen to overlap, this one's end may be still to come. */
function nextOfSession(view: LogView, turn: Turn): Turn | undefined {
  if (turn.session === null) return undefined;
  const next = view.turnsOn(turn.id).find((other) => other.sentAt > turn.sentAt && other.session === turn.session && other.refuse === undefined && !other.muddled && other.terminals.length > 0);
  return next && view.callsOf(turn).some(({ answer }) => (answer?.seq ?? Infinity) > next.terminals[0]!.seq) ? undefined : next;
}

function judgeSocketEnd(sheet: Sheet, turn: Turn): void {
  const id = "turns.ws.nothing-follows-its-terminal";
  const last = turn.terminals.at(-1);
  if (!last) return;
  const late = [...turn.deltas.map(({ seq }) => ({ seq, native: "text_delta" })), ...turn.signs].filter(({ seq }) => seq > last.seq).sort((a, b) => a.seq - b.seq);
  if (late.length === 0) return turn.muddled ? undefined : sheet.saw(id);
  sheet.charge(id, { at: late[0]!.seq, expected: `nothing more of this turn after \`${last.native}\``, received: late.map(({ native }) => native).join(", "), because: "it came after the terminal of the turn", evidence: [last.seq], turns: [turn] });
}

function listed(turn: Turn): string {
  return turn.terminals.map(({ native, text }) => (text === undefined ? native : `${native} ${JSON.stringify(shown(text, 60))}`)).join(", then ");
}
