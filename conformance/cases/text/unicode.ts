import { conformanceCase, type ConformanceCase, type Turn, type Expect } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { given } from "../given.js";
import { http, sse, ws, type Way } from "../ways.js";

/** Emoji with modifiers and joiners, combining marks in no normal form, right-to-left words, astral letters, CJK. */
export const ALL_SCRIPTS = "👩🏽‍🚀 🏳️‍🌈 e\u0301 \u1112\u1161\u11ab שלום مرحبا 𝔘𝔫𝔦 漢字 Å";

/** Charges an answer that is not what the model said, to the letter. */
export async function unchanged(expect: Expect, turn: Turn, because: string): Promise<void> {
  const end = await expect.completed(turn);
  expect.that(end.text === turn.expected.text, { expected: JSON.stringify(turn.expected.text), received: JSON.stringify(end.text ?? ""), because, at: end.at, turns: [turn] });
}

const doors: readonly { readonly proves: RequirementId; readonly way: Way; readonly brokenBy: readonly string[] }[] = [
  { proves: "text.http-unicode.survives", way: http, brokenBy: ["http-answers-are-normalised"] },
  { proves: "text.sse-unicode.survives", way: sse, brokenBy: ["streams-lose-astral-characters"] },
  { proves: "text.ws-unicode.survives", way: ws, brokenBy: ["socket-answers-lose-their-joiners"] },
];

export const unicode: readonly ConformanceCase[] = doors.map(({ proves, way, brokenBy }) =>
  conformanceCase({
    proves,
    situation: "all-scripts",
    title: `emoji, combining marks, right-to-left words and astral characters come back unchanged ${way.over}`,
    needs: ["scripted-model", ...way.needs],
    brokenBy,
    async run({ agent, expect }) {
      const someone = await agent();
      const turn = await (await someone.newSession()).attempt(`say this: ${ALL_SCRIPTS}`, { door: await way.open(someone), script: { say: ALL_SCRIPTS } });
      await unchanged(expect, turn, "the model said it so");
    },
  }),
);

export const splitCharacters = conformanceCase({
  proves: "text.split-code-points.are-joined",
  situation: "a-character-a-piece",
  title: "characters of several bytes arrive whole when the model sends them one by one",
  needs: ["scripted-model", "doors.sse"],
  brokenBy: ["characters-at-a-seam-are-lost"],
  async run({ agent, expect }) {
    const [session, say] = [await (await agent()).newSession(), "漢字👩שלום漢字👩שלום漢字"];
    const whole = await session.say("say it at once", { door: "sse", script: { say } });
    given(whole.streamed === whole.expected.text, "characters that survive in one piece", whole.heard.at(-1)!.at);
    const turn = await session.attempt("say it slowly", { door: "sse", script: { say, pieces: 20 } });
    await unchanged(expect, turn, "the model sent nearly every character in a piece of its own");
  },
});
