import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { http, sse, ws, type Way } from "../ways.js";

const ends: readonly { readonly proves: RequirementId; readonly way: Way; readonly brokenBy: readonly string[] }[] = [
  { proves: "silent.http.answers-with-nothing", way: http, brokenBy: ["silence-is-spoken-over-http"] },
  { proves: "silent.sse.ends-without-text", way: sse, brokenBy: ["silence-is-spoken-over-sse"] },
  { proves: "silent.ws.ends-with-silent-complete", way: ws, brokenBy: ["silence-is-spoken-on-sockets", "silence-is-an-empty-response"] },
];

const silentEnds: readonly ConformanceCase[] = ends.map(({ proves, way, brokenBy }) =>
  conformanceCase({
    proves,
    situation: "the-model-says-nothing",
    title: `a turn ${way.over} in which the model keeps silent ends without a word`,
    needs: ["native", "scripted-model", ...way.needs],
    brokenBy,
    async run({ agent, expect }) {
      const someone = await agent();
      const turn = await (await someone.newSession()).attempt("no need to answer", { door: await way.open(someone), script: { silent: true } });
      const end = await turn.end();
      expect.that(end?.kind === "silent", {
        expected: "a silent end",
        received: end === undefined ? "no end in time" : `${end.kind}: ${JSON.stringify(end.text ?? turn.streamed)}`,
        because: "the model chose to say nothing",
        at: end?.at ?? turn.lastAt,
        turns: [turn],
        ...(end ? {} : { deadline: true as const }),
      });
    },
  }),
);

const questionStays = conformanceCase({
  proves: "silent.users-row.stays",
  situation: "the-model-says-nothing",
  title: "the words of a silent turn's user stay in the history",
  needs: ["scripted-model", "doors.http"],
  brokenBy: ["silent-turns-are-not-stored"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    await session.say("a first word");
    const turn = await session.say("no need to answer", { script: { silent: true } });
    const history = await expect.readable(session);
    expect.that(history.rows.some(({ role, text }) => role === "user" && text.includes(turn.canary)), {
      expected: "a user row with its words",
      received: `${history.rows.length} rows without them`,
      because: "the turn ended well, in silence",
      at: history.at,
      turns: [turn],
    });
  },
});

export const silentCases = [...silentEnds, questionStays];
