import { conformanceCase } from "../../../src/runner/index.js";
import { sse } from "../ways.js";
import { running } from "./stopped.js";

export const idleSaysSo = conformanceCase({
  proves: "cancel.idle.says-so",
  situation: "after-a-turn",
  title: "a stop of a session in which nothing runs says that there was no run",
  needs: ["native", "stop.one-session"],
  brokenBy: ["idle-stops-claim-success"],
  async run({ agent, native, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    await session.say("a word");
    const answer = await native.call("stopAgent", { params: { id: someone.id }, body: { session_id: session.id } });
    const { message } = answer.body(200);
    expect.that(message === "No active run", { expected: "No active run", received: String(message), because: "the session's turn was over", at: answer.at });
  },
});

export const namesItsSession = conformanceCase({
  proves: "cancel.answer.names-the-session",
  situation: "not-the-active-one",
  title: "the answer to a stop names the session that was stopped",
  needs: ["native", "scripted-model", "doors.sse", "stop.one-session"],
  brokenBy: ["stops-are-answered-for-the-active-session"],
  async run({ agent, native, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    await running(session, sse, someone);
    const answer = await native.call("stopAgent", { params: { id: someone.id }, body: { session_id: session.id } });
    const named = String(answer.body(200).session_id).toLowerCase();
    expect.that(named === session.id, { expected: session.id, received: named, because: "this session was stopped", at: answer.at });
  },
});
