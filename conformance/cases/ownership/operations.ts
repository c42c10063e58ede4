import { conformanceCase } from "../../../src/runner/index.js";
import { given, isRefused } from "../given.js";

export const aForeignSwitch = conformanceCase({
  proves: "ownership.switch.foreign-session-is-refused",
  situation: "through-another-agent",
  title: "an agent cannot be switched to a session of another",
  needs: ["sessions.active", "sessions.switch"],
  brokenBy: ["any-agent-can-be-switched-to-any-session"],
  async run({ agent, expect }) {
    const [owner, stranger] = [await agent(), await agent()];
    const session = await owner.newSession();
    await session.say("between us");
    const before = await stranger.active();
    const refused = await isRefused(stranger.session(session.id).makeActive());
    const after = await stranger.active();
    const { at } = await after.history();
    expect.that(refused, { expected: "a refusal", received: "a switch", because: `${session.id} is a session of another agent`, at });
    expect.that(after.id === before.id, { expected: `${before.id} as before`, received: after.id, because: "a refused switch moves nothing", at });
  },
});

export const aForeignStop = conformanceCase({
  proves: "ownership.stop.foreign-session-is-refused",
  situation: "while-it-runs",
  title: "a running turn cannot be stopped through another agent",
  needs: ["stop", "stop.one-session", "scripted-model"],
  brokenBy: ["a-stop-reaches-sessions-of-other-agents"],
  async run({ agent, expect }) {
    const [owner, stranger] = [await agent(), await agent()];
    const session = await owner.newSession();
    const turn = await session.begin("take your time", { hold: true });
    given(await turn.gate.reached(), "a model that is asked", 0);
    const refused = await isRefused(stranger.stop(stranger.session(session.id)));
    turn.gate.release();
    const end = await expect.completed(turn);
    expect.that(refused, { expected: "a refusal", received: "an answer as if it could be stopped", because: `${session.id} is a session of another agent`, at: end.at });
  },
});

export const aForeignCompaction = conformanceCase({
  proves: "ownership.compact.foreign-session-is-refused",
  situation: "through-another-agent",
  title: "a session cannot be compacted through another agent",
  needs: ["sessions.compact", "native"],
  brokenBy: ["any-agent-can-compact-any-session"],
  async run({ agent, expect, native }) {
    const [owner, stranger] = [await agent(), await agent()];
    const session = await owner.newSession();
    const own = await session.say("between us");
    const { status, at } = await native.call("compactSession", { params: { id: stranger.id }, body: { session_id: session.id } });
    expect.that(status >= 400 && status < 500, { expected: "a refusal", received: String(status), because: `${session.id} is a session of another agent`, at });
    const history = await expect.readable(session);
    expect.that(history.canaries.includes(own.canary), { expected: own.canary, received: history.canaries.join(", "), because: "a refused compaction changes nothing", at: history.at });
  },
});

export const aForeignCommand = conformanceCase({
  proves: "ownership.command.foreign-session-is-refused",
  situation: "a-reset",
  title: "a command cannot reset a session of another agent",
  needs: ["doors.ws", "socket.commands", "native"],
  brokenBy: ["commands-reach-sessions-of-other-agents"],
  async run({ agent, expect }) {
    const [owner, stranger] = [await agent(), await agent()];
    const session = await owner.newSession();
    const own = await session.say("between us");
    const { native } = await stranger.socket();
    const from = native.mark();
    native.send({ type: "command", command: "reset", args: "", session_id: session.id });
    const answer = await native.next(({ type }) => type === "error" || type === "command_result", from);
    expect.that(answer?.type === "error", {
      expected: "an error frame",
      received: answer?.text ?? "nothing in time",
      because: `${session.id} is a session of another agent`,
      at: answer?.at ?? 0,
      ...(answer ? {} : { deadline: true as const }),
    });
    const { canaries, at } = await expect.readable(session);
    expect.that(canaries.includes(own.canary), { expected: own.canary, received: canaries.join(", "), because: "a refused command changes nothing", at });
  },
});

export const aListOfOnesOwn = conformanceCase({
  proves: "ownership.agent-list.holds-only-its-own-sessions",
  situation: "two-agents",
  title: "the list of an agent's sessions holds none of another's",
  needs: ["sessions.list"],
  brokenBy: ["the-list-of-an-agent-holds-those-of-its-siblings"],
  async run({ agent, expect }) {
    const [owner, stranger] = [await agent(), await agent()];
    const session = await owner.newSession();
    await session.say("between us");
    const { at } = await session.history();
    const listed = await stranger.sessionIds();
    expect.that(!listed.includes(session.id.toLowerCase()), { expected: `no ${session.id}`, received: listed.join(", "), because: "that is a session of another agent", at });
  },
});

export const aLabelOfOnesOwn = conformanceCase({
  proves: "ownership.by-label.finds-no-foreign-session",
  situation: "a-label-of-another-agent",
  title: "a label that only a session of another agent bears finds nothing",
  needs: ["sessions.create", "sessions.label", "native"],
  brokenBy: ["a-label-is-looked-for-among-all-sessions"],
  async run({ agent, expect, native, uuid }) {
    const [owner, stranger] = [await agent(), await agent()];
    const label = `cellar ${uuid().slice(0, 8)}`;
    await owner.createSession(label);
    expect.status(await native.call("findSessionByLabel", { params: { id: stranger.id, label } }), 404);
  },
});
