import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import type { LogView } from "./view/log-view.js";
import type { Turn } from "./view/turn.js";

/** A turn that waited at least this long, and this many times its own work, was held and not just late. */
const MIN_WAIT_MS = 250;
const WAIT_TO_WORK = 5;

/**
 * A quick turn is held by a slow one of another session when the server turns to its model for it only after the slow one
 * is over, though it came long before. Without the model's side nothing tells waiting from thinking.
 */
export const simultaneity: Judge = (view) => {
  const sheet = new Sheet(view);
  const id = "simultaneity.recorded.quick-is-not-held-by-slow";
  // In a run the model is held and let go on by gates, which show the same without a clock.
  if (view.live) return sheet;
  const over = view.turns.filter((turn) => turn.terminals.length > 0 && turn.refuse === undefined);
  for (const quick of over) {
    const ready = readyAt(over, quick);
    const slow = over.filter((other) => wasRunning(view, other, quick, ready)).sort((a, b) => endOf(b).at - endOf(a).at)[0];
    if (!slow) continue;
    const call = view.callsOf(quick)[0];
    if (!call) sheet.leave(id, "the log does not show when the model was asked for it", quick.sentAt);
    else if (isHeld(quick, slow, ready, call.entry.seq, call.entry.at)) {
      sheet.charge(id, {
        at: call.entry.seq,
        expected: `the model asked for the message of line ${quick.sentAt} while that of line ${slow.sentAt} was running`,
        received: `asked ${Math.round(call.entry.at - ready)} ms later, after the other had ended; its own work took ${Math.round(endOf(quick).at - call.entry.at)} ms`,
        because: "a quick turn waited for a slow turn of another session",
        evidence: [slow.sentAt, quick.sentAt, endOf(slow).seq, endOf(quick).seq],
        turns: [quick, slow],
        deadline: true,
      });
    } else sheet.saw(id);
  }
  return sheet;
};

function endOf(turn: Turn): { readonly seq: number; readonly at: number } {
  return turn.terminals.at(-1)!;
}

/** When nothing of its own session was before it any more: turns of one session have to wait for each other. */
function readyAt(over: readonly Turn[], turn: Turn): number {
  const own = over.filter((other) => other !== turn && other.session === turn.session && other.agent === turn.agent && other.sentAt < turn.sentAt);
  return Math.max(turn.sentMs, ...own.map((other) => endOf(other).at));
}

/** The other was sent before this one, to another session of the same agent, and ended well after this one was ready. */
function wasRunning(view: LogView, other: Turn, turn: Turn, readyMs: number): boolean {
  if (other === turn || other.agent !== turn.agent || other.sentAt > turn.sentAt || !view.places.apart(other, turn)) return false;
  return endOf(other).at - readyMs >= MIN_WAIT_MS;
}

function isHeld(quick: Turn, slow: Turn, readyMs: number, askedAt: number, askedMs: number): boolean {
  const workMs = endOf(quick).at - askedMs;
  return askedAt > endOf(slow).seq && askedMs - readyMs >= Math.max(MIN_WAIT_MS, WAIT_TO_WORK * workMs);
}
