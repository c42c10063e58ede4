import { Cancelled } from "../refusal.js";
import type { Cancel, Turn, Turns } from "../seams.js";

interface Kept {
  readonly turn: Turn;
  readonly abort: AbortController;
  running: boolean;
}

/** The register of turns that run or wait. */
export function turnRegister(): Turns {
  const kept = new Map<string, Kept>();
  const perSession = new Map<string, { readonly incarnation: number; count: number }>();

  return {
    admit(turn) {
      const abort = new AbortController();
      kept.set(turn.id, { turn, abort, running: false });
      const taken = perSession.get(turn.session);
      if (taken?.incarnation === turn.incarnation) taken.count += 1;
      else perSession.set(turn.session, { incarnation: turn.incarnation, count: 1 });
      return abort.signal;
    },
    begin(turn) {
      const entry = kept.get(turn.id);
      if (entry) entry.running = true;
      return turn;
    },
    finish: (turn) => void kept.delete(turn.id),
    cancel(ask) {
      const hit = [...kept.values()].filter(
        ({ turn, running }) => (ask.session === null || turn.session === ask.session) && (running || ask.reach === "all"),
      );
      for (const { abort } of hit) abort.abort(reasonOf(ask));
      if (ask.why === "deleted" && ask.session !== null) perSession.delete(ask.session);
      return hit.length;
    },
    left: () => undefined,
    running: () => [...kept.values()].filter(({ running }) => running).map(({ turn }) => turn),
    count: () => kept.size,
    taken(hold) {
      const taken = perSession.get(hold.session);
      return taken && taken.incarnation === hold.incarnation ? taken.count : 0;
    },
  };
}

function reasonOf(ask: Cancel): Cancelled {
  return ask.why === "shutdown" ? new Cancelled(503, "Server is shutting down") : new Cancelled(409, "Run cancelled");
}
