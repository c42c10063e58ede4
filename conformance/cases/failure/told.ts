import { conformanceCase, type ConformanceCase, type Script } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { http, sse, ws, type Way } from "../ways.js";

const BEFORE_ANY_TEXT: Script = { fail: { status: 400 } };
const AFTER_TWO_PIECES: Script = { pieces: 4, fail: { status: 400, after: 2 } };

const told: readonly { readonly proves: RequirementId; readonly way: Way; readonly situation: string; readonly script: Script; readonly brokenBy: readonly string[] }[] = [
  { proves: "failure.http.is-told", way: http, situation: "before-any-text", script: BEFORE_ANY_TEXT, brokenBy: ["failed-http-turns-are-answered-by-an-apology"] },
  { proves: "failure.sse.is-told", way: sse, situation: "before-any-text", script: BEFORE_ANY_TEXT, brokenBy: ["failed-streams-say-done"] },
  { proves: "failure.ws.is-told", way: ws, situation: "before-any-text", script: BEFORE_ANY_TEXT, brokenBy: ["failed-socket-turns-end-in-silence"] },
  { proves: "failure.sse-mid-answer.is-not-a-success", way: sse, situation: "after-two-pieces", script: AFTER_TWO_PIECES, brokenBy: ["broken-streams-look-complete"] },
  { proves: "failure.ws-mid-answer.is-not-a-success", way: ws, situation: "after-two-pieces", script: AFTER_TWO_PIECES, brokenBy: ["broken-socket-answers-look-complete"] },
];

export const failuresTold: readonly ConformanceCase[] = told.map(({ proves, way, situation, script, brokenBy }) =>
  conformanceCase({
    proves,
    situation,
    title: `a turn ${way.over} whose model call fails ${situation.replaceAll("-", " ")} ends as a failed one`,
    needs: ["scripted-model", ...way.needs],
    brokenBy,
    async run({ agent, expect }) {
      const someone = await agent();
      const turn = await (await someone.newSession()).attempt("this will not work", { door: await way.open(someone), script });
      const end = await turn.end();
      expect.that(end?.kind === "failed" || end?.kind === "refused", {
        expected: "the end of a failed turn",
        received: end?.kind ?? "no end in time",
        because: `the model call of this turn failed ${situation.replaceAll("-", " ")}`,
        at: end?.at ?? turn.lastAt,
        turns: [turn],
        ...(end ? {} : { deadline: true as const }),
      });
    },
  }),
);
