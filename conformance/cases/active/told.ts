import { conformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";

export const oneIsMarked = conformanceCase({
  proves: "active.list.marks-exactly-one",
  situation: "of-three",
  title: "the list of an agent's sessions marks the active one and no other",
  needs: ["sessions.active", "sessions.list", "sessions.create", "native"],
  brokenBy: ["the-oldest-session-is-marked-too"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    await (await someone.newSession()).say("one of three");
    await someone.createSession();
    const active = await someone.active();
    const list = await native.call("listAgentSessions", { params: { id: someone.id } });
    const marked = list.body(200).sessions.filter((row) => row.active === true).map(({ session_id }) => session_id.toLowerCase());
    expect.that(marked.length === 1 && marked[0] === active.id, { expected: active.id, received: marked.join(", ") || "none", because: "this one is active, and no other", at: list.at });
  },
});

export const anAgentNamesIt = conformanceCase({
  proves: "active.agent.names-it",
  situation: "after-a-create",
  title: "an agent names the session that is active now",
  needs: ["sessions.active", "sessions.create", "native"],
  brokenBy: ["an-agent-names-the-session-it-was-spawned-with"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    await someone.createSession();
    const active = await someone.active();
    const answer = await native.call("getAgent", { params: { id: someone.id } });
    given(answer.status === 200, `an agent that can be looked at: ${answer.status}`, answer.at);
    const { session_id } = answer.body(200);
    expect.that(session_id.toLowerCase() === active.id, { expected: active.id, received: session_id, because: "this one is active now", at: answer.at });
  },
});
