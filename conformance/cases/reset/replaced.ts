import { conformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { reset } from "./reset.js";

export const activeIsReplaced = conformanceCase({
  proves: "reset.active.is-replaced",
  situation: "after-one-turn",
  title: "after a reset another, empty session is active",
  needs: ["sessions.reset", "sessions.active", "native"],
  brokenBy: ["reset-empties-the-session-and-keeps-its-id", "reset-leaves-the-active-session-alone-from-the-second-time-on"],
  async run(stage) {
    const someone = await stage.agent();
    for (const words of ["before", "again before"]) {
      const old = await someone.active();
      await old.say(words);
      const { answer, active } = await reset(stage, someone);
      const rows = (await active.findHistory())?.rows.length ?? 0;
      stage.expect.that(active.id !== old.id && rows === 0, {
        expected: "another session, empty",
        received: `${active.id === old.id ? "the same session" : "another session"} of ${rows} rows`,
        because: `${old.id} was active and was reset`,
        at: Math.max(answer.at, active.lastReadAt),
      });
    }
  },
});

export const oldSessionIsGone = conformanceCase({
  proves: "reset.old-session.is-gone",
  situation: "reads-and-lists",
  title: "the session that a reset replaced can be neither read nor found in a list",
  needs: ["sessions.reset", "sessions.active", "sessions.list", "native"],
  brokenBy: ["reset-keeps-the-old-session", "a-session-that-was-reset-stays-in-the-lists"],
  async run(stage) {
    const { expect, native } = stage;
    const someone = await stage.agent();
    const old = await someone.active();
    await old.say("before");
    const { answer, active } = await reset(stage, someone);
    given(active.id !== old.id, "a reset that replaces the active session", answer.at);
    await expect.gone(old);
    const everywhere = await native.call("listSessions", { params: {} });
    for (const [list, ids, at] of [
      ["its agent's sessions", await someone.sessionIds(), answer.at],
      ["all sessions", everywhere.body(200).sessions.map(({ session_id }) => session_id), everywhere.at],
    ] as const) {
      expect.that(!ids.includes(old.id), { expected: `a list of ${list} without ${old.id}`, received: "one with it", because: "that session was reset", at });
    }
  },
});

export const answerNamesTheNewSession = conformanceCase({
  proves: "reset.answer.names-the-new-session",
  situation: "after-one-turn",
  title: "the answer to a reset says which session is active now",
  needs: ["sessions.reset", "sessions.active", "native"],
  brokenBy: ["the-answer-to-a-reset-names-the-old-session"],
  async run(stage) {
    const someone = await stage.agent();
    const old = await someone.active();
    await old.say("before");
    const { answer, active } = await reset(stage, someone);
    given(active.id !== old.id, "a reset that replaces the active session", answer.at);
    const named = answer.body(200).session_id;
    stage.expect.that(named?.toLowerCase() === active.id, {
      expected: `session_id ${active.id}`,
      received: named === undefined ? "no session_id" : `session_id ${named}`,
      because: "that session is active after the reset",
      at: answer.at,
    });
  },
});

export const otherSessionsAreKept = conformanceCase({
  proves: "reset.other-sessions.are-kept",
  situation: "two-others",
  title: "a reset takes nothing from a chosen and a created session beside the active one",
  needs: ["sessions.reset", "sessions.active", "sessions.create", "sessions.switch", "native"],
  brokenBy: ["reset-takes-the-sessions-that-clients-chose", "reset-empties-the-session-that-was-active-before"],
  async run(stage) {
    const someone = await stage.agent();
    const created = await someone.createSession();
    const chosen = await someone.newSession();
    const kept = [];
    for (const session of [created, chosen]) {
      const turn = await session.say("keep this");
      const { canaries, at } = await session.history();
      given(canaries.includes(turn.canary), `a history with ${turn.canary} in it`, at);
      kept.push({ session, turn });
    }
    await (await someone.createSession()).say("lose this");
    await reset(stage, someone);
    for (const { session, turn } of kept) {
      const history = await session.findHistory();
      stage.expect.that(history?.canaries.includes(turn.canary) === true, {
        expected: `${turn.canary} in the history of ${session.id}`,
        received: history ? `${history.rows.length} rows without it` : "no such session",
        because: "another session, the active one, was reset",
        at: session.lastReadAt,
        turns: [turn],
      });
    }
  },
});
