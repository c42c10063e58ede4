import { conformanceCase, type Agent, type ConformanceCase } from "../../../src/runner/index.js";
import { given, givenInTime } from "../given.js";
import { sse, ways } from "../ways.js";
import { running, stopped } from "./stopped.js";

export const otherSessionsGoOn: readonly ConformanceCase[] = ways.map((way) =>
  conformanceCase({
    proves: "cancel.other-session.goes-on",
    situation: `${way.door}-the-first-of-two-is-stopped`,
    title: `a turn ${way.over} goes on when another session is stopped`,
    needs: ["scripted-model", "stop.one-session", ...way.needs],
    brokenBy: ["a-stop-ends-every-turn-of-the-agent", "the-latest-turn-of-an-agent-takes-its-stops"],
    async run({ agent, expect }) {
      const someone = await agent();
      const [one, other] = [await someone.newSession(), await someone.newSession()];
      await running(one, way, someone);
      const turn = await running(other, way, someone);
      await someone.stop(one);
      turn.gate.release();
      await expect.completed(turn);
    },
  }),
);

export const otherAgentsGoOn = conformanceCase({
  proves: "cancel.other-agent.goes-on",
  situation: "both-are-running",
  title: "a turn of one agent goes on when a session of another agent is stopped",
  needs: ["scripted-model", "doors.sse", "stop.one-session"],
  brokenBy: ["a-stop-reaches-agents-with-alike-names"],
  async run({ agent, expect }) {
    const [one, other] = [await agent(), await agent()];
    const session = await one.newSession();
    await running(session, sse, one);
    const turn = await running(await other.newSession(), sse, other);
    await one.stop(session);
    turn.gate.release();
    await expect.completed(turn);
  },
});

/** A stop that names its session ends its turn and no other. */
async function namedStopsWork(someone: Agent): Promise<void> {
  const session = await someone.newSession();
  const [turn, other] = [await running(session, sse, someone), await running(await someone.newSession(), sse, someone)];
  await someone.stop(session);
  other.gate.release();
  await stopped(turn);
  const end = await other.end();
  givenInTime(end !== undefined, "the end of the other turn", 0);
  given(end.kind === "completed", "a named stop that spares the other session", end.at);
}

export const unnamedStop = conformanceCase({
  proves: "cancel.unnamed.stops-the-active-session",
  situation: "two-are-running",
  title: "a stop that names no session ends the turn of the active one and lets the other go on",
  needs: ["scripted-model", "doors.sse", "sessions.active", "stop.one-session"],
  brokenBy: ["an-unnamed-stop-ends-the-latest-turn", "an-unnamed-stop-ends-nothing"],
  async run({ agent, expect }) {
    const someone = await agent();
    await namedStopsWork(someone);
    const active = await running(await someone.active(), sse, someone);
    const other = await running(await someone.newSession(), sse, someone);
    await someone.stop();
    other.gate.release();
    await expect.completed(other);
    await expect.failed(active);
  },
});
