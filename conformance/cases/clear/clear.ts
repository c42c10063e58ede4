import { Blocked, conformanceCase, type Agent, type Stage } from "../../../src/runner/index.js";
import { given, givenHeld } from "../given.js";

/** Clears an agent's history; `Blocked` unless the server says that it did. @returns log `seq` of the answer. */
async function clear({ native }: Stage, agent: Agent): Promise<number> {
  const answer = await native.call("clearHistory", { params: { id: agent.id } });
  if (answer.status !== 200) throw new Blocked(`given a cleared history: answered ${answer.status}`, answer.at);
  return answer.at;
}

export const sessionsAreGone = conformanceCase({
  proves: "clear.sessions.are-gone",
  situation: "reads-and-lists",
  title: "after its history was cleared none of an agent's sessions can be read or found in a list",
  needs: ["sessions.active", "sessions.list", "sessions.create", "native"],
  brokenBy: ["clearing-takes-the-active-session-only", "clearing-forgets-the-sessions-that-clients-chose"],
  async run(stage) {
    const { expect } = stage;
    const someone = await stage.agent();
    const sessions = [await someone.active(), await someone.newSession(), await someone.createSession("to be cleared")];
    for (const session of sessions) await session.say("before");
    const at = await clear(stage, someone);
    // Which one is active now is another question.
    const active = await someone.findActive();
    for (const session of sessions.filter(({ id }) => id !== active?.id)) {
      await expect.gone(session);
      expect.that(!(await someone.sessionIds()).includes(session.id), {
        expected: `a list of its agent's sessions without ${session.id}`,
        received: "one with it",
        because: "the agent's history was cleared",
        at,
      });
    }
  },
});

export const activeIsFresh = conformanceCase({
  proves: "clear.active.is-fresh",
  situation: "after-a-turn-in-each",
  title: "after its history was cleared an agent has a new, empty active session",
  needs: ["sessions.active", "native"],
  brokenBy: ["clearing-leaves-no-active-session", "clearing-makes-the-cleared-session-active-again"],
  async run(stage) {
    const someone = await stage.agent();
    const old = await someone.active();
    const other = await someone.newSession();
    for (const session of [old, other]) await session.say("before");
    const at = await clear(stage, someone);
    const active = await someone.findActive();
    const rows = (await active?.findHistory())?.rows.length ?? 0;
    const isFresh = active !== undefined && active.id !== old.id && active.id !== other.id && rows === 0;
    stage.expect.that(isFresh, {
      expected: "a new, empty active session",
      received: active ? `${active.id === old.id || active.id === other.id ? "an old one" : "a new one"} of ${rows} rows` : "none",
      because: "the agent's history was cleared",
      at: active?.lastReadAt || at,
    });
  },
});

export const otherAgentsAreKept = conformanceCase({
  proves: "clear.other-agents.are-kept",
  situation: "two-agents",
  title: "clearing one agent's history takes nothing from another agent's sessions",
  needs: ["sessions.active", "native"],
  brokenBy: ["clearing-takes-the-sessions-of-the-whole-family", "clearing-takes-the-active-sessions-of-the-whole-family"],
  async run(stage) {
    const [someone, neighbour] = [await stage.agent(), await stage.agent()];
    const kept = [];
    for (const session of [await neighbour.active(), await neighbour.newSession()]) {
      const turn = await session.say("keep this");
      const { canaries, at } = await session.history();
      given(canaries.includes(turn.canary), `a history with ${turn.canary} in it`, at);
      kept.push({ session, turn });
    }
    await (await someone.newSession()).say("lose this");
    await clear(stage, someone);
    for (const { session, turn } of kept) {
      const history = await session.findHistory();
      stage.expect.that(history?.canaries.includes(turn.canary) === true, {
        expected: `${turn.canary} in the history of ${session.id}`,
        received: history ? `${history.rows.length} rows without it` : "no such session",
        because: "the history of another agent was cleared",
        at: session.lastReadAt,
        turns: [turn],
      });
    }
  },
});

export const runningTurnsAreEnded = conformanceCase({
  proves: "clear.running-turns.are-ended",
  situation: "two-sessions-in-mid-answer",
  title: "two turns that run when their agent's history is cleared are ended, and nothing of them is stored",
  needs: ["doors.sse", "sessions.active", "native", "scripted-model"],
  brokenBy: ["clearing-lets-running-turns-run", "clearing-ends-the-turn-of-the-active-session-only"],
  async run(stage) {
    const someone = await stage.agent();
    const sessions = [await someone.active(), await someone.newSession()];
    const turns = [];
    for (const session of sessions) {
      const turn = await session.begin("take your time", { door: "sse", hold: true });
      turn.gate.release(1);
      turns.push(await givenHeld(turn, 1));
    }
    const at = await clear(stage, someone);
    for (const turn of turns) {
      const end = await turn.end();
      stage.expect.that(end !== undefined, {
        expected: `a terminal of ${turn.canary}`,
        received: "none in time",
        because: "its agent's history was cleared while it ran",
        at: turn.heard.at(-1)?.at ?? at,
        turns: [turn],
        deadline: true,
      });
      turn.gate.release();
    }
    const active = await someone.findActive();
    await active?.attempt("what came of it");
    for (const session of [...sessions, ...(active ? [active] : [])]) {
      const rows = (await session.findHistory())?.rows ?? [];
      const late = turns.find(({ canary }) => rows.some(({ role, text }) => role === "assistant" && text.includes(canary)));
      stage.expect.that(late === undefined, {
        expected: "no answer to either of the turns",
        received: `an answer to ${late?.canary}`,
        because: `the agent's history was cleared while it ran, and ${session.id} holds it`,
        at: session.lastReadAt,
        turns,
      });
    }
  },
});
