import { conformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";

export const bothDoorsReadTheSame = conformanceCase({
  proves: "history.active.reads-the-same-at-both-doors",
  situation: "after-two-turns",
  title: "the active session reads the same by its id and as the active one",
  needs: ["sessions.active", "native"],
  brokenBy: ["the-active-history-begins-with-the-system-prompt"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    await someone.unaddressed.say("one");
    await someone.unaddressed.say("two");
    const asActive = await native.call("getActiveSession", { params: { id: someone.id } });
    const { session_id, messages } = asActive.body(200);
    const byId = await native.call("getSession", { params: { id: session_id } });
    given(byId.status === 200, `a history of the active session: ${byId.status}`, byId.at);
    const rows = (list: readonly { readonly role: string; readonly content: string }[]) => list.map(({ role, content }) => `${role}: ${content}`).join("\n");
    const [one, other] = [rows(messages), rows(byId.body(200).messages)];
    expect.that(one === other, { expected: other, received: one, because: "the same session shows two histories", at: asActive.at });
  },
});

export const aNewSessionIsEmpty = conformanceCase({
  proves: "history.new-session.reads-empty",
  situation: "beside-one-with-turns",
  title: "a created session is empty before its first turn, whatever was said before",
  needs: ["sessions.create"],
  brokenBy: ["a-created-session-begins-with-a-greeting"],
  async run({ agent, expect }) {
    const someone = await agent();
    await someone.unaddressed.say("said before");
    const { rows, at } = await expect.readable(await someone.createSession());
    const spoken = rows.filter(({ role }) => role !== "other");
    expect.that(spoken.length === 0, { expected: "no rows", received: spoken.map(({ role, text }) => `${role}: ${text}`).join(" / "), because: "nobody has spoken in this session", at });
  },
});

export const aReadChangesNothing = conformanceCase({
  proves: "history.read.changes-nothing",
  situation: "three-times",
  title: "a history is the same at its third read, and another session is still the active one",
  needs: ["sessions.active"],
  brokenBy: ["the-third-read-of-a-session-makes-it-active"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    await session.say("read me");
    const active = await someone.active();
    const [first] = [await session.history(), await session.history()];
    const third = await session.history();
    expect.that(JSON.stringify(third.rows) === JSON.stringify(first.rows), {
      expected: `${first.rows.length} rows as at the first read`,
      received: `${third.rows.length} rows: ${third.rows.map(({ text }) => text).join(" / ")}`,
      because: "it was only read in between",
      at: third.at,
    });
    const after = await someone.active();
    expect.that(after.id === active.id, { expected: `${active.id} active as before`, received: after.id, because: "another session was only read", at: third.at });
  },
});
