import { conformanceCase } from "../../../src/runner/index.js";

/** White space, markup, escapes and signs beyond the basic plane, each of which some server thought it could tidy up. */
const WORDS = "  two  spaces,\ta tab,\n\na line between, <b>markup</b> &amp; \\n \"quotes\", 👩‍🚀 and e\u0301 ";

export const theUsersTextIsKept = conformanceCase({
  proves: "history.user-text.is-what-was-sent",
  situation: "spaces-markup-and-signs",
  title: "a user's row holds the message as it was sent, white space and markup included",
  brokenBy: ["white-space-of-user-rows-is-squeezed", "markup-in-user-rows-is-escaped"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    const turn = await session.say(WORDS);
    const { rows, at } = await expect.readable(session);
    const row = rows.find(({ role, text }) => role === "user" && text.includes(turn.canary));
    expect.that(row === undefined || row.text === turn.text, { expected: JSON.stringify(turn.text), received: JSON.stringify(row?.text), because: "the history holds the user's words in another form", at, turns: [turn] });
  },
});

export const fortyTurns = conformanceCase({
  proves: "history.many-turns.are-kept",
  situation: "forty",
  title: "a history of forty turns holds every one of them",
  brokenBy: ["the-thirty-sixth-turn-of-a-session-is-refused"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    const turns = [];
    for (let n = 1; n <= 40; n += 1) turns.push(await session.attempt(`number ${n}`));
    for (const turn of turns) await expect.completed(turn);
    const { canaries, at } = await expect.readable(session);
    const missing = turns.filter(({ canary }) => !canaries.includes(canary));
    expect.that(missing.length === 0, { expected: "forty turns", received: `all but ${missing.map(({ canary }) => canary).join(", ")}`, because: "a long history lost some of its turns", at, turns: missing });
  },
});

export const listsCountAsHistoriesDo = conformanceCase({
  proves: "history.list.counts-as-the-session-does",
  situation: "after-two-turns",
  title: "the lists count the messages of a session as its history does",
  needs: ["sessions.list", "native"],
  brokenBy: ["lists-count-turns-and-not-messages", "the-list-of-all-sessions-counts-the-users-rows"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    const session = await someone.newSession();
    await session.say("one");
    await session.say("two");
    const { message_count: counted } = (await native.call("getSession", { params: { id: session.id } })).body(200);
    const own = await native.call("listAgentSessions", { params: { id: someone.id } });
    const all = await native.call("listSessions", { params: {} });
    for (const [list, sessions] of [[own, own.body(200).sessions], [all, all.body(200).sessions]] as const) {
      const row = (sessions as readonly { readonly session_id: string; readonly message_count: number }[]).find(({ session_id }) => session_id.toLowerCase() === session.id);
      expect.that(row === undefined || row.message_count === counted, { expected: `message_count ${counted}`, received: `message_count ${row?.message_count}`, because: `${list.operation} counts otherwise than the history`, at: list.at });
    }
  },
});
