import { Sheet } from "../judgement.js";
import type { Judge } from "../judgement.js";
import { succeeded } from "../view/exchange.js";
import type { Exchange } from "../view/exchange.js";
import { member, shown } from "../view/json.js";
import type { LogView } from "../view/log-view.js";
import type { Turn } from "../view/turn.js";

/** Where a client named no session, answers and events say which one was taken; so do answers to reset and stop. */
export const naming: Judge = (view) => {
  const sheet = new Sheet(view);
  const byId = new Map(view.exchanges.map((exchange) => [exchange.id, exchange]));
  for (const turn of view.turns) {
    const exchange = byId.get(turn.id);
    if (!exchange || turn.named !== null || turn.refuse !== undefined || !succeeded(exchange)) continue;
    if (turn.door === "http") judgeAnswer(sheet, exchange, turn);
    else if (turn.door === "sse") judgeEvents(sheet, exchange, turn);
  }
  for (const exchange of view.exchanges) judgeMove(view, sheet, exchange);
  return sheet;
};

function judgeAnswer(sheet: Sheet, { answer, json }: Exchange, turn: Turn): void {
  const id = "tags.http-answer.names-the-session-when-none-was-named";
  if (!answer) return;
  if (member(json, "session_id") !== undefined) return sheet.saw(id);
  sheet.charge(id, { at: answer.seq, expected: "session_id", received: shown(answer.body ?? "no body"), because: "the message named no session, and the answer does not say which was taken", evidence: [turn.sentAt], turns: [turn] });
}

/** One finding a stream, with all events in one count. */
function judgeEvents(sheet: Sheet, { blocks }: Exchange, turn: Turn): void {
  const id = "tags.sse-events.name-the-session-when-none-was-named";
  const events = blocks.filter(({ event }) => event !== undefined);
  const bare = events.filter(({ event }) => member(event!.json, "session_id") === undefined);
  if (bare.length > 0) sheet.charge(id, { at: bare[0]!.seq, expected: "session_id in every event", received: `none in ${bare.length} of ${events.length} events`, because: "the message named no session, and the stream does not say which was taken", evidence: [turn.sentAt], turns: [turn] });
  else if (events.length > 0) sheet.saw(id);
}

function judgeMove(view: LogView, sheet: Sheet, exchange: Exchange): void {
  const { operation, answer, json, request } = exchange;
  const id = operation?.id === "resetSession" ? "reset.answer.names-the-new-session" : operation?.id === "stopAgent" ? "cancel.answer.names-the-session" : undefined;
  if (!id || !answer || !succeeded(exchange)) return;
  if (member(json, "session_id") !== undefined) sheet.saw(id);
  else sheet.charge(id, { at: answer.seq, expected: "session_id", received: shown(answer.body ?? "no body"), because: "the answer does not say which session it is about", evidence: [request.seq], turns: operation?.id === "stopAgent" ? [...stoppedBy(view, exchange)].slice(0, 1) : [] });
}

/** Turns of the agent that were running when it was stopped. */
export function stoppedBy(view: LogView, { operation, request, answer }: Exchange): readonly Turn[] {
  const agent = (operation?.params["id"] ?? "").toLowerCase();
  return view.turns.filter((turn) => turn.agent === agent && turn.sentAt < request.seq && (turn.terminals.at(-1)?.seq ?? turn.channelEndAt ?? Infinity) > (answer?.seq ?? request.seq));
}
