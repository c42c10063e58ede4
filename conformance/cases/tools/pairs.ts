import { conformanceCase, type ModelView } from "../../../src/runner/index.js";

/** What is wrong with the tool calls of a context, in words; undefined when each is followed by exactly one result. */
export function brokenPair({ rows }: ModelView): string | undefined {
  for (const [place, { calls }] of rows.entries()) {
    for (const id of calls) {
      const results = rows.filter(({ resultOf }) => resultOf === id).length;
      if (results !== 1) return `${results} results of the call ${id}`;
      if (rows.findIndex(({ resultOf }) => resultOf === id) < place) return `the result of the call ${id} before it`;
    }
  }
  const calls = rows.flatMap((row) => row.calls);
  const stray = rows.find(({ resultOf }) => resultOf !== undefined && !calls.includes(resultOf));
  return stray && `a result of the call ${stray.resultOf}, which is not there`;
}

const LOOK = { tools: [{ name: "file_list", arguments: { path: "." } }] };

export const resultFollows = conformanceCase({
  proves: "tools.result.follows-its-call-to-the-model",
  situation: "within-the-turn",
  title: "the model is shown its tool call with exactly one result",
  needs: ["scripted-model", "doors.http", "tools"],
  brokenBy: ["tool-results-are-shown-twice"],
  async run({ agent, model, expect }) {
    const turn = await (await (await agent()).newSession()).attempt("look around", { script: LOOK });
    const view = model.callsFor(turn)[1];
    const calls = view?.rows.flatMap((row) => row.calls).length ?? 0;
    const wrong = view === undefined ? "no call after it" : calls === 0 ? "nothing of the call" : brokenPair(view);
    expect.that(wrong === undefined, { expected: "the call and one result of it", received: wrong ?? "", because: "the model had called a tool", at: view?.at ?? turn.heard.at(-1)!.at, turns: [turn] });
  },
});

export const laterTurns = conformanceCase({
  proves: "tools.next-turn.sees-whole-pairs",
  situation: "two-turns-later",
  title: "later turns show the model each tool call together with its result",
  needs: ["scripted-model", "doors.http", "tools"],
  brokenBy: ["old-tool-results-are-forgotten"],
  async run({ agent, model, expect }) {
    const session = await (await agent()).newSession();
    const before = [await session.say("look around", { script: LOOK }), await session.say("look again", { script: LOOK })];
    const turn = await session.say("what was there?");
    const view = model.shownFor(turn);
    const wrong = view && brokenPair(view);
    expect.that(wrong === undefined, { expected: "each call with its result, or neither", received: wrong ?? "", because: `the turn came after ${before.length} that called a tool`, at: view?.at ?? 0, turns: [turn] });
  },
});

export const resultsStay = conformanceCase({
  proves: "tools.results.stay-in-their-session",
  situation: "one-tool-at-the-same-time",
  title: "the result of a tool goes to the session that called it, also when two call it at the same time",
  needs: ["scripted-model", "doors.http", "tools"],
  brokenBy: ["tool-results-are-shared-while-turns-overlap"],
  async run({ agent, model, uuid, expect }) {
    const someone = await agent();
    const [north, south] = [uuid(), uuid()];
    const look = (path: string) => ({ hold: true, script: { tools: [{ name: "file_list", arguments: { path } }] } }) as const;
    const one = await (await someone.newSession()).begin("look north", look(north));
    const other = await (await someone.newSession()).begin("look south", look(south));
    for (const turn of [one, other]) {
      await turn.gate.reached();
      turn.gate.releaseCall();
      await turn.gate.reached();
    }
    for (const turn of [one, other]) turn.gate.release();
    await Promise.all([one.end(), other.end()]);

    for (const [turn, strange] of [[one, south], [other, north]] as const) {
      const view = model.callsFor(turn)[1];
      const foreign = view?.rows.find(({ resultOf, text }) => resultOf !== undefined && text.includes(strange));
      expect.that(foreign === undefined, { expected: "the result of its own call", received: foreign?.text ?? "", because: "another session had called the tool with this path", at: view?.at ?? 0, turns: [turn] });
    }
  },
});
