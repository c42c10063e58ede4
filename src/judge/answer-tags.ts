import type { RequirementId } from "../../generated/requirements.js";
import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { mayBeAstray } from "./routing.js";
import { succeeded } from "./view/exchange.js";
import type { Exchange } from "./view/exchange.js";
import { member, uuid } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import type { Turn } from "./view/turn.js";

/** A session named in an HTTP answer or in an event of a stream is that of the turn. Where none is named, nothing is charged here. */
export const answerTags: Judge = (view) => {
  const sheet = new Sheet(view);
  const byId = new Map(view.exchanges.map((exchange) => [exchange.id, exchange]));
  for (const turn of view.turns) {
    const exchange = turn.door === "ws" || turn.refuse !== undefined ? undefined : byId.get(turn.id);
    if (!exchange) continue;
    if (exchange.answer && succeeded(exchange)) judgeTag(view, sheet, "tags.answer.names-its-own-session", turn, exchange.answer.seq, exchange.json);
    for (const { seq, event } of blocksOf(exchange)) judgeTag(view, sheet, "tags.stream.names-its-own-session", turn, seq, event?.json);
  }
  return sheet;
};

function blocksOf(exchange: Exchange): Exchange["blocks"] {
  return exchange.head && succeeded(exchange) ? exchange.blocks : [];
}

function judgeTag(view: LogView, sheet: Sheet, id: RequirementId, turn: Turn, at: number, json: unknown): void {
  const tag = member(json, "session_id");
  if (tag === undefined) return;
  if (turn.session === null) return sheet.leave(id, "the log does not tell which session was active when the message arrived", at);
  if (uuid(tag) === turn.session) return sheet.saw(id);
  if (mayBeAstray(view, turn)) return sheet.leave(id, "messages of this door land in other sessions, and this one may have landed in the one that is named", at);
  sheet.charge(id, {
    at,
    expected: `session_id ${turn.session}`,
    received: `session_id ${String(tag)}`,
    because: turn.named === null ? "the message named no session, and this one was active" : "the message named this session",
    evidence: [turn.sentAt],
    turns: [turn],
  });
}
