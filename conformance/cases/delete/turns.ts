import { conformanceCase, type ConformanceCase, type Expect, type Turn } from "../../../src/runner/index.js";
import { sse, ways } from "../ways.js";
import { givenInTime } from "../given.js";
import { running } from "../cancel/stopped.js";

/** Charges a turn that gets no end although what it belongs to is deleted. */
async function ends(expect: Expect, turn: Turn, because: string): Promise<void> {
  const end = await turn.end();
  expect.that(end !== undefined || turn.heard.at(-1)?.kind === "ended", {
    expected: "the end of the turn",
    received: "none in time",
    because,
    at: turn.lastAt,
    turns: [turn],
    deadline: true,
  });
}

export const runningTurnsEnd: readonly ConformanceCase[] = ways.map((way) =>
  conformanceCase({
    proves: "delete.running-turn.is-ended",
    situation: way.door,
    title: `a turn ${way.over} ends when its session is deleted`,
    needs: ["scripted-model", "sessions.delete", ...way.needs],
    brokenBy: ["deleting-a-session-leaves-its-turn-running", ...(way.door === "ws" ? ["sockets-are-not-told-of-turns-of-deleted-sessions"] : [])],
    async run({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      const turn = await running(session, way, someone);
      await session.delete();
      await ends(expect, turn, "its session was deleted while it ran");
    },
  }),
);

export const lateWrites = conformanceCase({
  proves: "delete.running-turn.writes-nothing-afterwards",
  situation: "into-the-next-life",
  title: "a turn of a deleted session writes nothing into a new session of the same id",
  needs: ["scripted-model", "doors.sse", "sessions.delete", "sessions.client-ids"],
  brokenBy: ["late-answers-land-in-the-next-life"],
  async run({ agent, model, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const old = await running(session, sse, someone);
    await session.delete();
    await session.attempt("a new beginning", { door: "sse" });
    old.gate.release();
    await model.settled(old);
    await session.attempt("and a second word", { door: "sse" });
    await expect.historyLacks(session, old);
  },
});

export const waitingTurnsEnd = conformanceCase({
  proves: "delete.waiting-turns.are-ended",
  situation: "two-wait",
  title: "turns that wait for a session end when it is deleted",
  needs: ["scripted-model", "doors.sse", "sessions.delete"],
  brokenBy: ["waiting-turns-of-deleted-sessions-are-forgotten"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const first = await running(session, sse, someone);
    const waiting = [await session.begin("my turn", { door: "sse" }), await session.begin("and mine", { door: "sse" })];
    await session.findHistory();
    await session.delete();
    givenInTime((await first.end()) !== undefined, "a deletion that ends the running turn", first.lastAt);
    for (const turn of waiting) await ends(expect, turn, "the session it waited for was deleted");
    await expect.gone(session);
  },
});

export const othersGoOn = conformanceCase({
  proves: "delete.other-session.goes-on",
  situation: "both-are-running",
  title: "a turn goes on when another session of its agent is deleted",
  needs: ["scripted-model", "doors.sse", "sessions.delete"],
  brokenBy: ["deleting-a-session-ends-every-turn-of-the-agent"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [one, other] = [await someone.newSession(), await someone.newSession()];
    await running(one, sse, someone);
    const turn = await running(other, sse, someone);
    await one.delete();
    turn.gate.release();
    await expect.completed(turn);
  },
});

export const agentsTurnsEnd = conformanceCase({
  proves: "delete.agent.ends-its-turns",
  situation: "one-is-running",
  title: "a running turn ends when its agent is deleted",
  needs: ["scripted-model", "doors.sse", "agents.spawn", "agents.delete"],
  brokenBy: ["deleting-an-agent-leaves-its-turns-running"],
  async run({ agent, model, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const turn = await running(session, sse, someone);
    await someone.delete();
    await ends(expect, turn, "its agent was deleted while it ran");
    turn.gate.release();
    await model.settled(turn);
    const history = await session.findHistory();
    const written = history?.rows.find(({ role, text }) => role === "assistant" && text.includes(turn.canary));
    expect.that(written === undefined, { expected: "nothing written", received: written?.text ?? "", because: "the agent was deleted before the model spoke", at: history?.at ?? 0, turns: [turn] });
  },
});
