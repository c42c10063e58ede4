import { conformanceCase, type ConformanceCase, type Need } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { givenHeld } from "../given.js";
import { http, sse, ways, ws, type Way } from "../ways.js";
import { endsMeanwhile } from "./ends.js";

interface Pair {
  readonly proves: RequirementId;
  readonly slow: Way;
  readonly quick: Way;
  readonly brokenBy: readonly string[];
}

/** A slow turn by one door, a quick one of another session by the same or another: every pair of doors. */
const pairs: readonly Pair[] = [
  {
    proves: "simultaneity.http-sessions.do-not-wait-for-each-other",
    slow: http,
    quick: http,
    brokenBy: ["plain-turns-of-an-agent-share-a-lane", "plain-turns-share-a-lane-from-the-third-turn-of-a-session"],
  },
  { proves: "simultaneity.sse-sessions.do-not-wait-for-each-other", slow: sse, quick: sse, brokenBy: ["streams-of-an-agent-share-a-lane"] },
  { proves: "simultaneity.two-sockets.do-not-wait-for-each-other", slow: ws, quick: ws, brokenBy: ["sockets-of-an-agent-share-a-lane"] },
  ...ways.flatMap((slow) =>
    ways
      .filter((quick) => quick !== slow)
      .map((quick): Pair => {
        const brokenBy = ["turns-wait-for-those-of-other-doors", ...(slow === http && quick === sse ? ["a-stream-waits-for-the-plain-turns-of-its-agent"] : [])];
        return { proves: "simultaneity.doors.do-not-wait-for-each-other", slow, quick, brokenBy };
      }),
  ),
];

export const twoDoors: readonly ConformanceCase[] = pairs.map(({ proves, slow, quick, brokenBy }) =>
  conformanceCase({
    proves,
    situation: slow === quick ? "slow-then-quick" : `slow-${slow.door}-quick-${quick.door}`,
    title: `a turn ${quick.over} ends while one of another session ${slow.over} is held`,
    needs: needsOf(slow, quick),
    brokenBy,
    async run(stage) {
      const someone = await stage.agent();
      const [one, other] = [await someone.newSession(), await someone.newSession()];
      const [toOne, toOther] = [await slow.open(someone), await quick.open(someone)];
      for (const words of ["one", "two"]) await other.say(words, { door: toOther });
      const long = await givenHeld(await one.begin("take your time", { door: toOne, hold: true }));
      await endsMeanwhile(stage, await other.begin("quickly now", { door: toOther }), long);
    },
  }),
);

/** The active session, unnamed, is held; a named one is spoken to by the same door. */
export const defaultAndExplicit: readonly ConformanceCase[] = ways.map((way) =>
  conformanceCase({
    proves: "simultaneity.default-and-explicit.do-not-wait-for-each-other",
    situation: `by-one-door-${way.door}`,
    title: `a turn of a named session ends while one of the active session is held, both ${way.over}`,
    needs: [...needsOf(way, way), "sessions.active"],
    brokenBy: [`named-${way.door}-turns-wait-for-those-of-the-active-session`],
    async run(stage) {
      const someone = await stage.agent();
      const named = await someone.newSession();
      await named.say("there is a session of this name", { door: await way.open(someone) });
      const long = await givenHeld(await someone.unaddressed.begin("take your time", { door: await way.open(someone), hold: true }));
      await endsMeanwhile(stage, await named.begin("quickly now", { door: await way.open(someone) }), long);
    },
  }),
);

function needsOf(...pair: readonly Way[]): readonly Need[] {
  return [...new Set([...pair.flatMap(({ needs }) => needs), "scripted-model" as const])];
}
