import type { RequirementId } from "../../../generated/requirements.js";
import { Sheet } from "../judgement.js";
import type { Judge } from "../judgement.js";
import type { LogView } from "../view/log-view.js";
import type { ModelCall } from "../view/model-call.js";
import type { Turn } from "../view/turn.js";

/** Turns of one session run one after the other: no model call for one is made while a call for another is being answered. */
export const overlap: Judge = (view) => {
  const sheet = new Sheet(view);
  const bySession = new Map<string, Turn[]>();
  for (const turn of view.turns) {
    if (turn.session !== null && turn.refuse === undefined) bySession.set(turn.session, [...(bySession.get(turn.session) ?? []), turn]);
  }
  for (const turns of bySession.values()) {
    for (const turn of turns) judgeTurn(view, sheet, turn, turns);
  }
  return sheet;
};

/** One finding a turn, with the earliest of those it ran beside. */
function judgeTurn(view: LogView, sheet: Sheet, turn: Turn, turns: readonly Turn[]): void {
  const [call] = view.callsOf(turn);
  const earlier = turns.filter((other) => other !== turn && other.sentAt < turn.sentAt && (other.terminals.at(-1)?.seq ?? 0) > turn.sentAt);
  if (!call || earlier.length === 0) return;
  for (const other of earlier) {
    const beside = view.callsOf(other).find((one) => isBeingAnswered(one, call));
    if (!beside) continue;
    return sheet.charge(requirementOf(turn, other), {
      at: call.entry.seq,
      expected: `the model asked for it after the turn of line ${other.sentAt} was over`,
      received: "asked while the model was still answering that one",
      because: `both are turns of session ${turn.session}`,
      evidence: [other.sentAt, turn.sentAt, beside.entry.seq, beside.answer?.seq ?? call.entry.seq],
      turns: [turn, other],
    });
  }
  sheet.saw(requirementOf(turn, earlier[0]!));
}

/** Asked before, answered after. Where the recorder notes an answer at its beginning, too little is seen, never too much. */
function isBeingAnswered(one: ModelCall, call: ModelCall): boolean {
  return one.entry.seq < call.entry.seq && one.answer !== undefined && one.answer.seq > call.entry.seq;
}

function requirementOf(a: Turn, b: Turn): RequirementId {
  if ((a.named === null) !== (b.named === null)) return "order.default-and-explicit.do-not-overlap";
  const doors = new Set([a.door, b.door]);
  if (doors.size === 1) return a.door !== "ws" ? `order.${a.door}-turns.do-not-overlap` : a.id === b.id ? "order.ws-turns.do-not-overlap" : "order.two-sockets.do-not-overlap";
  if (!doors.has("ws")) return "order.http-and-sse.do-not-overlap";
  return doors.has("http") ? "order.http-and-ws.do-not-overlap" : "order.sse-and-ws.do-not-overlap";
}
