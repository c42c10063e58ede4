import { Blocked, Unprovable, type Turn } from "../../src/runner/index.js";

/** Stops a case whose own fact cannot be asked, because something it only stands on does not hold. `at` is the log `seq` that shows it. */
export function given(holds: boolean, what: string, at: number): asserts holds {
  if (!holds) throw new Blocked(`given ${what}`, at);
}

/** The same for what did not come in time; the case is then looked at again, with more time. */
export function givenInTime(came: boolean, what: string, at: number): asserts came {
  if (!came) throw new Blocked(`given ${what}, which did not come in time`, at, true);
}

/** True when the server refuses what a word asks for; a word that gets its way answers false. Silence is no refusal. */
export async function isRefused(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return false;
  } catch (error) {
    if (error instanceof Blocked && !(error instanceof Unprovable) && !error.deadline) return true;
    throw error;
  }
}

/** The turn once the model holds its answer, with so many pieces out; blocks the case when the server does not ask the model in time. */
export async function givenHeld(turn: Turn, pieces = 0): Promise<Turn> {
  if (await turn.gate.reached(pieces)) return turn;
  throw new Blocked(`given a turn that the model holds: it was not asked for ${turn.canary} in time`, turn.lastAt, true);
}

/** Ends a case without a verdict where this server cannot be brought to show its fact. */
export function provable(holds: boolean, why: string, at: number): asserts holds {
  if (!holds) throw new Unprovable(why, at);
}
