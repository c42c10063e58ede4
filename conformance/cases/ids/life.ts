import { conformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";

export const aReadCreatesNothing = conformanceCase({
  proves: "ids.read.creates-nothing",
  situation: "read-three-times",
  title: "an id that nobody holds is nobody's after it was asked for",
  brokenBy: ["a-read-makes-the-session-it-looks-for"],
  async run({ agent, expect, uuid }) {
    const session = (await agent()).session(uuid());
    await session.findHistory();
    await session.findHistory();
    await expect.gone(session);
  },
});

export const aRefusedMessageCreatesNothing = conformanceCase({
  proves: "ids.refused-message.creates-nothing",
  situation: "without-a-message",
  title: "a request that is refused leaves no session behind under the id it named",
  needs: ["doors.http", "sessions.client-ids", "native"],
  brokenBy: ["a-session-is-made-before-its-message-is-looked-at"],
  async run({ agent, expect, native, uuid }) {
    const someone = await agent();
    const session = someone.session(uuid());
    const { status, at } = await native.call("sendMessageToSession", { params: { id: someone.id, session_id: session.id }, body: { text: "not under this name" }, onPurpose: "the body has no message" });
    given(status >= 400, "a refusal of a body without a message", at);
    await expect.gone(session);
  },
});

export const createdAtOnce = conformanceCase({
  proves: "ids.created-at-once.are-distinct",
  situation: "six-at-once",
  title: "sessions created at the same time have ids of their own",
  needs: ["sessions.create"],
  brokenBy: ["sessions-created-at-once-share-an-id"],
  async run({ agent, expect }) {
    const someone = await agent();
    const created = await Promise.all(Array.from({ length: 6 }, () => someone.createSession()));
    const ids = new Set(created.map(({ id }) => id.toLowerCase()));
    const { at } = await created[0]!.history();
    expect.that(ids.size === created.length, { expected: `${created.length} ids`, received: `${ids.size}: ${[...ids].join(", ")}`, because: "two sessions were given one id", at });
  },
});

export const deletedAndCreatedAgain = conformanceCase({
  proves: "ids.deleted.are-not-given-again",
  situation: "the-newest-is-deleted",
  title: "a session created after one was deleted has another id",
  needs: ["sessions.create", "sessions.delete", "sessions.list"],
  brokenBy: ["ids-of-deleted-sessions-are-given-again"],
  async run({ agent, expect }) {
    const someone = await agent();
    const old = await someone.createSession();
    await old.delete();
    await someone.sessionIds();
    const fresh = await someone.createSession();
    const { at } = await fresh.history();
    expect.that(fresh.id !== old.id, { expected: `an id other than ${old.id}`, received: fresh.id, because: "a deleted session had this id", at });
  },
});

export const aNewAgentHasOneSession = conformanceCase({
  proves: "ids.spawn.makes-one-session",
  situation: "at-once",
  title: "a new agent has one session, and that is the active one",
  needs: ["agents.spawn", "sessions.active", "sessions.list"],
  brokenBy: ["a-new-agent-has-two-sessions"],
  async run({ agent, expect }) {
    const someone = await agent();
    const ids = await someone.sessionIds();
    const { at } = await (await someone.active()).history();
    expect.that(ids.length === 1, { expected: "one session", received: ids.join(", ") || "none", because: "nothing was done with this agent yet", at });
  },
});
