import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given, givenHeld } from "../given.js";
import { ways } from "../ways.js";
import { reset } from "./reset.js";

export const runningTurnIsEnded: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: "reset.running-turn.is-ended",
    situation: `in-mid-answer-${door}`,
    title: `a turn ${over} that runs when its session is reset is ended, and nothing of it is stored`,
    needs: [...needs, "sessions.reset", "sessions.active", "native", "scripted-model"],
    brokenBy: ["reset-lets-running-turns-run", ...(door === "http" ? ["a-plain-turn-brings-its-reset-session-back"] : [])],
    async run(stage) {
      const someone = await stage.agent();
      const old = await someone.active();
      const turn = await old.begin("take your time", { door: await open(someone), hold: true });
      turn.gate.release(1);
      await givenHeld(turn, 1);
      const { answer, active } = await reset(stage, someone);
      given(active.id !== old.id, "a reset that replaces the active session", answer.at);
      const end = await turn.end();
      stage.expect.that(end !== undefined, {
        expected: `a terminal of ${turn.canary}`,
        received: "none in time",
        because: "its session was reset while it ran",
        at: turn.heard.at(-1)?.at ?? answer.at,
        turns: [turn],
        deadline: true,
      });
      turn.gate.release();
      await active.attempt("what came of it");
      for (const session of [old, active]) {
        const late = (await session.findHistory())?.rows.find(({ role, text }) => role === "assistant" && text.includes(turn.canary));
        stage.expect.that(late === undefined, {
          expected: `no answer to ${turn.canary}`,
          received: `a row ${JSON.stringify(late?.text)}`,
          because: `its session was reset while it ran, and ${session.id} holds its answer`,
          at: session.lastReadAt,
          turns: [turn],
        });
      }
    },
  }),
);

/** A word that nobody says but the user, before a canary: a leak may well cut the canary off. */
const WORD = "marmalade-on-toast";

export const nextTurnStartsEmpty = conformanceCase({
  proves: "reset.next-turn.starts-empty",
  situation: "a-word-from-before",
  title: "the first model call after a reset holds neither turns nor words from before",
  needs: ["sessions.reset", "sessions.active", "native", "scripted-model"],
  brokenBy: ["the-first-question-outlives-a-reset"],
  async run(stage) {
    const someone = await stage.agent();
    const old = await someone.active();
    const before = [await old.say(`I like ${WORD}`), await old.say("and tea")];
    const { answer, active } = await reset(stage, someone);
    given(active.id !== old.id, "a reset that replaces the active session", answer.at);
    const turn = await active.say("what do I like");
    const view = stage.model.shownFor(turn);
    given(view !== undefined, "a model call for the turn after", answer.at);
    const text = [view.system, ...view.rows.map((row) => row.text)].join("\n");
    const left = [...before.map(({ canary }) => canary), WORD].filter((words) => text.includes(words));
    stage.expect.that(left.length === 0, {
      expected: "nothing from before the reset",
      received: left.join(", "),
      because: "the session was reset, and this is the first turn of the new one",
      at: view.at,
      turns: [turn, ...before],
    });
  },
});
