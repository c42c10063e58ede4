import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { ways } from "../ways.js";

const TOO_LONG = "lorem ipsum ".repeat(6_000);

/** A message that is far too long is refused at every door, whatever is said about it: what counts here is what it leaves behind. */
export const refusedMessages: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: "errors.refused-message.starts-no-turn",
    situation: `too-long-${over.replaceAll(" ", "-").toLowerCase()}`,
    title: `a message that is refused ${over} leaves no row and reaches no model`,
    needs: [...needs, "scripted-model"],
    brokenBy: [...(door === "ws" ? [] : ["what-is-refused-is-written-down"]), ...(door === "sse" ? ["the-model-is-shown-what-is-refused"] : []), ...(door === "ws" ? ["long-frames-are-refused-and-obeyed"] : [])],
    async run({ agent, expect, model }) {
      const someone = await agent();
      const [session, way] = [await someone.newSession(), await open(someone)];
      const refused = await session.attempt(TOO_LONG, { door: way });
      const end = await refused.end();
      given(end?.kind === "refused" || end?.kind === "failed", "a message that is refused", end?.at ?? 0);
      await session.say("a short one", { door: way });
      await expect.historyLacks(session, refused);
      const shown = model.shownFor(refused);
      expect.that(shown === undefined, { expected: "no call of the model", received: "a call with its words", because: "what is refused starts no turn", at: shown?.at ?? 0, turns: [refused] });
    },
  }),
);
