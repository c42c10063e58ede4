import { Sheet } from "../judgement.js";
import type { Judge } from "../judgement.js";
import { succeeded } from "../view/exchange.js";
import { jsonOf, member, stringIn, uuid } from "../view/json.js";
import type { LogView } from "../view/log-view.js";
import type { Turn } from "../view/turn.js";
import { stoppedBy } from "./naming.js";

/**
 * A stop that says it ended a run ends that turn with an error. Which turn it was is told only where the session it names,
 * or the agent, had one running.
 */
export const stops: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const exchange of view.exchanges) {
    const { operation, request, answer, json } = exchange;
    if (operation?.id !== "stopAgent" || !answer || !succeeded(exchange) || stringIn(json, "message") !== "Run cancelled") continue;
    const named = uuid(member(jsonOf(request.body), "session_id"));
    const running = stoppedBy(view, exchange).filter((turn) => named === undefined || turn.session === named);
    const [turn, ...others] = running;
    if (!turn) continue;
    if (others.length > 0) sheet.leave(`cancel.${turn.door}-turn.is-stopped`, "several turns were running, and the log does not tell which was meant", answer.seq);
    else judgeTurn(view, sheet, turn, request.seq, answer.seq);
  }
  return sheet;
};

function judgeTurn(view: LogView, sheet: Sheet, turn: Turn, askedAt: number, saidAt: number): void {
  const id = `cancel.${turn.door}-turn.is-stopped` as const;
  const terminal = turn.terminals.at(-1);
  const evidence = [turn.sentAt, askedAt, saidAt];
  if (terminal?.kind === "failed") return sheet.saw(id);
  if (terminal) return sheet.charge(id, { at: terminal.seq, expected: "an error", received: terminal.native, because: "the stop said that the run was cancelled", evidence, turns: [turn] });
  if (turn.channelEndBy === "server") return sheet.charge(id, { at: turn.channelEndAt!, expected: "an error", received: "the end of the answer", because: "the stop said that the run was cancelled, and the turn's client was told nothing", evidence, turns: [turn] });
  if (turn.channelEndAt === undefined) sheet.leave(id, "the turn was still running at the end of the log", view.entries.at(-1)?.seq);
}
