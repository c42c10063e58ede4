import type { Agent, History, NativeAnswer, Session, Stage, Turn } from "../../../src/runner/index.js";

/** So many turns make a session long enough for servers that compact beyond 30 rows. */
const LONG_TURNS = 16;

/** Speaks until a session is long enough to be compacted where the server compacts soon. */
export async function longTalk(session: Session): Promise<readonly Turn[]> {
  const turns = [];
  for (let count = 1; count <= LONG_TURNS; count += 1) turns.push(await session.say(`number ${count} of a long talk`));
  return turns;
}

/** Asks for the compaction of a session, of the active one when none is named. What the server says of it is not judged here. */
export function compact({ native }: Stage, agent: Agent, session?: Session): Promise<NativeAnswer<"compactSession">> {
  const answer = native.call("compactSession", { params: { id: agent.id }, body: session === undefined ? {} : { session_id: session.id } });
  // Cases that end before they wait for it leave it to itself.
  answer.catch(() => undefined);
  return answer;
}

/** True when a compaction asked for after log entry `since` was done: the model was asked for a summary of the session, or rows are gone. */
export async function wasCompacted({ model }: Stage, session: Session, past: readonly Turn[], before: History, since: number): Promise<boolean> {
  const own = new Set(past.map(({ canary }) => canary));
  if (model.besides(since).some(({ canaries }) => canaries.some((canary) => own.has(canary)))) return true;
  return !isSame(before, await session.history());
}

export function isSame(before: History, after: History): boolean {
  return before.rows.length === after.rows.length && before.rows.every(({ role, text }, place) => after.rows[place]?.role === role && after.rows[place]?.text === text);
}

export const TOO_SHORT = "the server does not compact a session of sixteen turns, so that nothing shows what a compaction would do";
