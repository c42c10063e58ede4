import { Blocked, conformanceCase, type Agent, type ConformanceCase, type SayOptions, type Stage, type Turn } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { http, sse, ways, ws, type Way } from "../ways.js";
import { given } from "../given.js";

/** Charges a turn whose counts are not those the model counted in its calls. */
async function counted({ model, expect }: Stage, turn: Turn, because: string): Promise<void> {
  const end = await turn.end();
  if (end?.usage === undefined) throw new Blocked(`given the token counts of a turn over ${turn.door}: none were told`, end?.at ?? 0);
  const [told, wanted] = [end.usage, model.usageOf(turn)];
  expect.that(told.input === wanted.input && told.output === wanted.output, {
    expected: `${wanted.input} in, ${wanted.output} out`,
    received: `${told.input} in, ${told.output} out`,
    because,
    at: end.at,
    turns: [turn],
  });
}

/** A session whose second turn is counted rightly: what goes wrong with more is then no fault of plain counting. */
async function plainCounts({ model }: Stage, agent: Agent, door: NonNullable<SayOptions["door"]>): Promise<void> {
  const session = await agent.newSession();
  await session.say("a first turn", { door });
  const turn = await session.say("and a second", { door });
  const end = await turn.end();
  const wanted = model.usageOf(turn);
  given(end?.usage?.input === wanted.input && end.usage.output === wanted.output, `a plain turn over ${turn.door} with its own counts`, end?.at ?? 0);
}

const doors: readonly { readonly proves: RequirementId; readonly way: Way; readonly brokenBy: readonly string[] }[] = [
  { proves: "usage.http.counts-its-own-turn", way: http, brokenBy: ["http-counts-add-up-over-the-session"] },
  { proves: "usage.sse.counts-its-own-turn", way: sse, brokenBy: ["stream-counts-are-those-of-the-turn-before"] },
  { proves: "usage.ws.counts-its-own-turn", way: ws, brokenBy: ["socket-counts-are-swapped"] },
];

const ownTurn: readonly ConformanceCase[] = doors.map(({ proves, way, brokenBy }) =>
  conformanceCase({
    proves,
    situation: "second-turn",
    title: `the second turn ${way.over} tells the tokens of its own model call`,
    needs: ["scripted-model", ...way.needs],
    brokenBy,
    async run(stage) {
      const someone = await stage.agent();
      const [session, door] = [await someone.newSession(), await way.open(someone)];
      await session.say("a first turn, so that there is something to add up", { door, script: { pieces: 9 } });
      await counted(stage, await session.say("short", { door, script: { pieces: 2 } }), "the session had one turn before");
    },
  }),
);

const toolTurn: readonly ConformanceCase[] = ways.map((way) =>
  conformanceCase({
    proves: "usage.tool-turn.sums-its-calls",
    situation: `${way.door}-with-one-tool`,
    title: `a turn ${way.over} with a tool call tells the tokens of both its model calls`,
    needs: ["scripted-model", "tools", ...way.needs],
    brokenBy: ["only-the-last-model-call-is-counted"],
    async run(stage) {
      const someone = await stage.agent();
      const door = await way.open(someone);
      await plainCounts(stage, someone, door);
      const script = { tools: [{ name: "file_list", arguments: { path: "." } }] };
      await counted(stage, await (await someone.newSession()).say("look around", { door, script }), "the turn took several model calls");
    },
  }),
);

const sideBySide: readonly ConformanceCase[] = ways.map((way) =>
  conformanceCase({
    proves: "usage.simultaneous-turns.are-counted-apart",
    situation: `${way.door}-two-at-once`,
    title: `two turns ${way.over} at the same time tell their own tokens`,
    needs: ["scripted-model", ...way.needs],
    brokenBy: ["running-turns-share-a-counter"],
    async run(stage) {
      const someone = await stage.agent();
      const door = await way.open(someone);
      await plainCounts(stage, someone, door);
      const one = await (await someone.newSession()).begin("a longer question about this and that", { door, hold: true, script: { pieces: 9 } });
      const other = await (await someone.newSession()).begin("short", { door, hold: true, script: { pieces: 2 } });
      await Promise.all([one.gate.reached(), other.gate.reached()]);
      for (const turn of [one, other]) {
        turn.gate.release();
        await counted(stage, turn, "a turn of another session was running at the same time");
      }
    },
  }),
);

export const usageCases = [...ownTurn, ...toolTurn, ...sideBySide];
