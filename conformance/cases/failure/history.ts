import { conformanceCase } from "../../../src/runner/index.js";
import { given, givenInTime } from "../given.js";

export const theQuestionStays = conformanceCase({
  proves: "failure.users-row.stays",
  situation: "before-any-text",
  title: "the question of a failed turn stays in the history",
  needs: ["scripted-model", "doors.http"],
  brokenBy: ["questions-are-stored-with-their-answers"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    const turn = await session.attempt("this will not work", { script: { fail: { status: 400 } } });
    const history = await expect.readable(session);
    expect.that(history.rows.some(({ role, text }) => role === "user" && text.includes(turn.canary)), {
      expected: "a user row with its words",
      received: `${history.rows.length} rows without them`,
      because: "the model call of the turn failed",
      at: history.at,
      turns: [turn],
    });
  },
});

export const noAnswerIsInvented = conformanceCase({
  proves: "failure.answer-row.is-not-invented",
  situation: "before-any-text",
  title: "the history holds no answer to a turn whose model call failed",
  needs: ["scripted-model", "doors.http"],
  brokenBy: ["failures-are-stored-as-answers"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    const turn = await session.attempt("this will not work", { script: { fail: { status: 400 } } });
    const end = await turn.end();
    givenInTime(end !== undefined, "the end of a turn that fails", turn.lastAt);
    given(end.kind === "failed" || end.kind === "refused", "a turn that is told to have failed", end.at);
    const history = await session.findHistory();
    const invented = history?.rows.find(({ role, text }) => role === "assistant" && text.trim() !== "");
    expect.that(invented === undefined, {
      expected: "no answer",
      received: invented?.text ?? "",
      because: "the model had said nothing",
      at: history?.at ?? 0,
      turns: [turn],
    });
  },
});
