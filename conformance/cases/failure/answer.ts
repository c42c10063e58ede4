import { canariesIn, conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given, givenInTime } from "../given.js";
import { http, sse } from "../ways.js";

export const badGateway = conformanceCase({
  proves: "failure.http-status.is-502",
  situation: "the-model-refuses",
  title: "a turn that fails because of its model is answered 502",
  needs: ["native", "scripted-model", "doors.http"],
  brokenBy: ["the-models-status-is-passed-on"],
  async run({ agent, expect }) {
    const turn = await (await (await agent()).newSession()).attempt("this will not work", { script: { fail: { status: 400 } } });
    const end = await turn.end();
    givenInTime(end !== undefined, "the end of a turn that fails", turn.lastAt);
    given(end.kind === "failed" || end.kind === "refused", "a turn that is told to have failed", end.at);
    expect.that(end.status === 502, { expected: "502", received: String(end.status ?? "no answer"), because: "the model refused the call", at: end.at, turns: [turn] });
  },
});

export const ownWordsOnly: readonly ConformanceCase[] = [http, sse].map((way) =>
  conformanceCase({
    proves: "failure.error-text.holds-no-other-session",
    situation: `${way.door}-after-another-session-spoke`,
    title: `an error ${way.over} holds nothing that another session said`,
    needs: ["scripted-model", ...way.needs],
    brokenBy: ["errors-quote-the-last-prompt-of-the-agent"],
    async run({ agent, expect }) {
      const someone = await agent();
      const [one, other] = [await someone.newSession(), await someone.newSession()];
      await one.say("the word is plum", { door: way.door });
      const failed = await other.attempt("this will not work", { door: way.door, script: { fail: { status: 400 } } });
      const end = await failed.end();
      const foreign = canariesIn(end?.text ?? "").find((canary) => canary !== failed.canary);
      expect.that(foreign === undefined, {
        expected: "no words but this turn's own",
        received: end?.text ?? "",
        because: "it was said in another session",
        at: end?.at ?? 0,
        turns: [failed],
      });
    },
  }),
);
