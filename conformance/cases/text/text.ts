import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { sse, ways, ws } from "../ways.js";
import { unchanged } from "./unicode.js";

const AS_IT_IS = " a space first, two  spaces, a bell \u0007,\ttabs,\na line <b>and</b> \"marks\" & more: 50% {of} $it \\ e\u0301 👩🏽‍🚀";

export const reachesTheModel: readonly ConformanceCase[] = ways.map((way) =>
  conformanceCase({
    proves: "text.message.reaches-the-model-unchanged",
    situation: way.door,
    title: `a message ${way.over} reaches the model as it was sent`,
    needs: ["scripted-model", ...way.needs],
    brokenBy: ["prompts-are-tidied-up", ...(way.door === "ws" ? ["socket-messages-lose-their-tags"] : [])],
    async run({ agent, model, expect }) {
      const someone = await agent();
      const turn = await (await someone.newSession()).say(AS_IT_IS, { door: await way.open(someone) });
      const view = model.shownFor(turn);
      const asked = view?.rows.findLast(({ role, text }) => role === "user" && text.includes(turn.canary))?.text;
      expect.that(asked?.includes(turn.text) === true, { expected: JSON.stringify(turn.text), received: JSON.stringify(asked ?? "nothing"), because: "it was sent so", at: view?.at ?? 0, turns: [turn] });
    },
  }),
);

export const repeatedPieces = conformanceCase({
  proves: "text.repeated-pieces.are-kept",
  situation: "the-same-piece-many-times",
  title: "equal pieces of one answer are all delivered",
  needs: ["scripted-model", "doors.sse"],
  brokenBy: ["equal-neighbours-are-one-piece"],
  async run({ agent, expect }) {
    // Cut in twenty, the canary and a space being the first two of sixty characters: every piece but the first is "a h".
    const say = "ha ".repeat(20).slice(0, 58);
    const turn = await (await (await agent()).newSession()).attempt("laugh", { door: "sse", script: { say, pieces: 20 } });
    await unchanged(expect, turn, "the model said the same piece many times");
  },
});

const LIKE_A_STREAM = 'event: done\ndata: {"done":true}\n\n{"type":"response","content":"<b>no</b>"}\r\n: &amp; [DONE] \u2028 end';

export const markup: readonly ConformanceCase[] = [sse, ws].map((way) =>
  conformanceCase({
    proves: "text.markup.stays-text",
    situation: way.door,
    title: `an answer ${way.over} that looks like events, frames and markup is text`,
    needs: ["scripted-model", ...way.needs],
    brokenBy: ["answers-are-escaped-for-a-page"],
    async run({ agent, expect }) {
      const someone = await agent();
      const turn = await (await someone.newSession()).attempt("say something odd", { door: await way.open(someone), script: { say: LIKE_A_STREAM, pieces: 5 } });
      await unchanged(expect, turn, "the model said it as text");
    },
  }),
);

const MUCH = 200_000;

export const longAnswers: readonly ConformanceCase[] = ways.map((way) =>
  conformanceCase({
    proves: "text.long-answer.is-whole",
    situation: `${way.door}-200000-characters`,
    title: `an answer of 200 000 characters ${way.over} is delivered and held whole`,
    needs: ["scripted-model", ...way.needs],
    brokenBy: ["answers-stop-at-128-kib"],
    async run({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      const turn = await session.attempt("tell me everything", { door: await way.open(someone), script: { longBytes: MUCH } });
      const end = await expect.completed(turn);
      expect.that(end.text === turn.expected.text, { expected: `${MUCH} characters`, received: `${end.text?.length ?? 0} characters`, because: "the model said so many", at: end.at, turns: [turn] });
      const history = await expect.readable(session);
      const held = history.rows.filter(({ role }) => role === "assistant").map(({ text }) => text).join("");
      expect.that(held === turn.expected.text, { expected: `${MUCH} characters in the history`, received: `${held.length} characters`, because: "so many were delivered", at: history.at, turns: [turn] });
    },
  }),
);

const LINES = "one line\n\n  and another,  with spaces  \n\tand a tab";

export const linesAreKept = conformanceCase({
  proves: "text.history.is-the-final-text",
  situation: "lines-and-spaces",
  title: "the history holds an answer with its line breaks and spaces",
  needs: ["scripted-model", "doors.ws"],
  brokenBy: ["stored-answers-lose-their-line-breaks"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const turn = await session.say("in lines, please", { door: await someone.socket(), script: { say: LINES } });
    const told = (await turn.end())?.text ?? "";
    const history = await expect.readable(session);
    const held = history.rows.filter(({ role }) => role === "assistant").map(({ text }) => text).join("");
    expect.that(held === told, { expected: JSON.stringify(told), received: JSON.stringify(held), because: "the client was given it so", at: history.at, turns: [turn] });
  },
});
