import { conformanceCase, type Agent, type ConformanceCase, type Session, type Turn } from "../../../src/runner/index.js";
import { givenInTime } from "../given.js";
import { sse } from "../ways.js";
import { brokenPair } from "../tools/pairs.js";
import { running, stopped } from "./stopped.js";

export const staleStops: readonly ConformanceCase[] = [
  conformanceCase({
    proves: "cancel.stale.spares-the-next-turn",
    situation: "nothing-had-run",
    title: "a stop of an idle session leaves the next turn alone",
    needs: ["doors.sse", "stop.one-session"],
    brokenBy: ["a-stop-of-an-idle-session-waits-for-the-next-turn"],
    async run({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      await session.say("a first word", { door: "sse" });
      await someone.stop(session);
      await expect.completed(await session.attempt("and a second", { door: "sse" }));
    },
  }),
  conformanceCase({
    proves: "cancel.stale.spares-the-next-turn",
    situation: "stopped-before",
    title: "a stop that comes late in a session stopped before leaves the next turn alone",
    needs: ["scripted-model", "doors.sse", "stop.one-session"],
    brokenBy: ["a-stop-of-an-idle-session-waits-for-the-next-turn"],
    async run({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      const turn = await running(session, sse, someone);
      await someone.stop(session);
      await stopped(turn);
      await session.say("go on", { door: "sse" });
      await someone.stop(session);
      const last = await session.begin("and on", { door: "sse", hold: true });
      // A stop that comes late meets it while it runs.
      await last.opened();
      await last.gate.reached();
      last.gate.release();
      await expect.completed(last);
    },
  }),
];

export const queuedTurnsRun = conformanceCase({
  proves: "cancel.queued-turn.runs",
  situation: "one-waits",
  title: "a turn that waits behind a stopped one runs",
  needs: ["scripted-model", "doors.sse", "stop.one-session"],
  brokenBy: ["a-stop-empties-the-queue"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const turn = await running(session, sse, someone);
    const waiting = await session.begin("my turn", { door: "sse" });
    await session.findHistory();
    await someone.stop(session);
    await stopped(turn);
    await expect.completed(waiting);
  },
});

const midStream = async (session: Session, agent: Agent): Promise<Turn> => {
  const turn = await running(session, sse, agent);
  turn.gate.release(1);
  await turn.gate.reached(1);
  return turn;
};

export const nextTurnWorks: readonly ConformanceCase[] = [
  { situation: "before-any-text", start: (session: Session, agent: Agent) => running(session, sse, agent) },
  { situation: "after-some-text", start: midStream },
].map(({ situation, start }) =>
  conformanceCase({
    proves: "cancel.next-turn.works",
    situation,
    title: `a session takes the next turn after one that was stopped ${situation.replaceAll("-", " ")}`,
    needs: ["scripted-model", "doors.sse", "stop.one-session"],
    brokenBy: ["a-session-stays-busy-after-a-stop"],
    async run({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      const turn = await start(session, someone);
      await someone.stop(session);
      await stopped(turn);
      await expect.completed(await session.attempt("and on", { door: "sse" }));
    },
  }),
);

export const noOrphans = conformanceCase({
  proves: "cancel.tool-call.leaves-no-orphan",
  situation: "after-the-call",
  title: "the model sees no tool call without its result after a turn was stopped in the middle of one",
  needs: ["scripted-model", "doors.sse", "tools", "stop.one-session"],
  brokenBy: ["stopped-turns-lose-their-tool-results"],
  async run({ agent, model, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const held = await session.begin("look around", { door: "sse", script: { tools: [{ name: "file_list", arguments: { path: "." } }], hang: { after: 0 } } });
    givenInTime(await model.asked(held, 2), "a turn that is asked on after its tool", held.lastAt);
    await someone.stop(session);
    await stopped(held);
    const turn = await session.say("what was there?", { door: "sse" });
    const view = model.shownFor(turn);
    const wrong = view && brokenPair(view);
    expect.that(wrong === undefined, { expected: "each call with its result, or neither", received: wrong ?? "", because: "the turn before had been stopped after its tool call", at: view?.at ?? 0, turns: [turn] });
  },
});
