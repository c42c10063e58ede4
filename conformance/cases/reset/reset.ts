import { Blocked, type Agent, type NativeAnswer, type Session, type Stage } from "../../../src/runner/index.js";

/** What a reset was answered with, and the session that is active after it. */
export interface Reset {
  readonly answer: NativeAnswer<"resetSession">;
  readonly active: Session;
}

/** Resets the agent's active session; `Blocked` unless the server says that it did. */
export async function reset({ native }: Stage, agent: Agent): Promise<Reset> {
  const answer = await native.call("resetSession", { params: { id: agent.id } });
  if (answer.status !== 200) throw new Blocked(`given a reset: answered ${answer.status}`, answer.at);
  return { answer, active: await agent.active() };
}
