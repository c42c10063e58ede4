import { conformanceCase } from "../../../src/runner/index.js";

export const notFound = conformanceCase({
  proves: "delete.read.is-not-found",
  situation: "after-one-turn",
  title: "a deleted session is not found",
  needs: ["native", "sessions.delete"],
  brokenBy: ["reads-of-deleted-sessions-are-gone-for-good"],
  async run({ agent, native, expect }) {
    const session = await (await agent()).newSession();
    await session.say("soon forgotten");
    await session.delete();
    expect.status(await native.call("getSession", { params: { id: session.id } }), 404);
  },
});

export const unknown = conformanceCase({
  proves: "delete.unknown.is-not-found",
  situation: "never-made",
  title: "deleting a session that never was is answered 404",
  needs: ["native", "sessions.delete"],
  brokenBy: ["deleting-nothing-is-a-success"],
  async run({ native, uuid, expect }) {
    const id = uuid();
    const answer = await native.call("deleteSession", { params: { id } });
    expect.status(answer, 404);
  },
});

export const othersAreKept = conformanceCase({
  proves: "delete.other-sessions.are-kept",
  situation: "between-two-others",
  title: "deleting one session takes nothing from those made before and after it",
  needs: ["scripted-model", "doors.http", "sessions.delete"],
  brokenBy: ["deleting-a-session-empties-the-next-one"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [before, gone, after] = [await someone.newSession(), await someone.newSession(), await someone.newSession()];
    const kept = [await before.say("I stay"), await gone.say("I go"), await after.say("I stay, too")] as const;
    await gone.delete();
    await expect.historyIs(before, [kept[0]]);
    await expect.historyIs(after, [kept[2]]);
  },
});

export const reused = conformanceCase({
  proves: "delete.reused-id.has-an-empty-history",
  situation: "addressed-again",
  title: "a deleted session that is addressed again begins anew",
  needs: ["doors.http", "sessions.delete", "sessions.client-ids"],
  brokenBy: ["deleted-rows-come-back-with-their-id"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    const old = await session.say("of the old life");
    await session.delete();
    await session.say("of the new life");
    await expect.historyLacks(session, old);
  },
});

export const activeIsReplaced = conformanceCase({
  proves: "delete.active.leaves-a-fresh-one",
  situation: "after-one-turn",
  title: "an agent has a new and empty active session after its active one was deleted",
  needs: ["doors.http", "sessions.active", "sessions.delete"],
  brokenBy: ["deleting-the-active-session-leaves-none", "the-fresh-active-session-is-not-empty"],
  async run({ agent, expect }) {
    const someone = await agent();
    const old = await someone.active();
    await old.say("soon forgotten");
    await old.delete();
    const fresh = await someone.findActive();
    expect.that(fresh !== undefined && fresh.id !== old.id, { expected: "a new active session", received: fresh?.id ?? "none", because: "the active session was deleted", at: old.lastReadAt });
    const history = await expect.readable(fresh!);
    expect.that(history.rows.length === 0, { expected: "an empty history", received: `${history.rows.length} rows`, because: "nothing was said in the new session", at: history.at });
  },
});

export const labelIsFree = conformanceCase({
  proves: "delete.label.finds-nothing",
  situation: "labelled-when-made",
  title: "a label finds nothing after its session was deleted",
  needs: ["native", "sessions.create", "sessions.label", "sessions.delete"],
  brokenBy: ["labels-outlive-their-sessions"],
  async run({ agent, native, expect }) {
    const someone = await agent();
    const session = await someone.createSession("soon forgotten");
    await session.delete();
    expect.status(await native.call("findSessionByLabel", { params: { id: someone.id, label: "soon forgotten" } }), 404);
  },
});

export const agentsSessionsGo = conformanceCase({
  proves: "delete.agent.takes-its-sessions",
  situation: "reads",
  title: "a session cannot be read after its agent was deleted",
  needs: ["agents.spawn", "agents.delete"],
  brokenBy: ["sessions-outlive-their-agent"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    await session.say("soon forgotten");
    await someone.delete();
    await expect.gone(session);
  },
});

export const agentsSessionsLeaveTheList = conformanceCase({
  proves: "delete.agent.takes-its-sessions",
  situation: "the-list-of-all",
  title: "the list of all sessions has none of an agent that was deleted",
  needs: ["native", "agents.spawn", "agents.delete"],
  brokenBy: ["sessions-outlive-their-agent", "sessions-of-deleted-agents-stay-listed"],
  async run({ agent, native, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    await session.say("soon forgotten");
    await someone.delete();
    const answer = await native.call("listSessions", { params: {} });
    const listed = answer.body(200).sessions.some(({ session_id }) => String(session_id).toLowerCase() === session.id);
    expect.that(!listed, { expected: `a list without ${session.id}`, received: "the session in it", because: "its agent was deleted", at: answer.at });
  },
});
