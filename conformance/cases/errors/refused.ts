import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { ways } from "../ways.js";

/** The contract's bound of a message, in bytes; a profile may declare another. */
const MAX_MESSAGE_BYTES = 65_536;

function tooLong(bound: number = MAX_MESSAGE_BYTES): string {
  return "lorem ipsum ".repeat(Math.ceil(bound / 11));
}

/** A message that is far too long is refused at every door, whatever is said about it: what counts here is what it leaves behind. */
export const refusedMessages: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: "errors.refused-message.starts-no-turn",
    situation: `too-long-${over.replaceAll(" ", "-").toLowerCase()}`,
    title: `a message that is refused ${over} leaves no row and reaches no model`,
    needs: [...needs, "scripted-model"],
    brokenBy: [...(door === "ws" ? [] : ["what-is-refused-is-written-down"]), ...(door === "sse" ? ["the-model-is-shown-what-is-refused"] : []), ...(door === "ws" ? ["long-frames-are-refused-and-obeyed"] : [])],
    async run({ agent, expect, model, limits }) {
      const someone = await agent();
      const [session, way] = [await someone.newSession(), await open(someone)];
      const refused = await session.attempt(tooLong(limits.maxMessageBytes), { door: way });
      const end = await refused.end();
      given(end?.kind === "refused" || end?.kind === "failed", "a message that is refused", end?.at ?? 0);
      await session.say("a short one", { door: way });
      await expect.historyLacks(session, refused);
      const shown = model.shownFor(refused);
      expect.that(shown === undefined, { expected: "no call of the model", received: "a call with its words", because: "what is refused starts no turn", at: shown?.at ?? 0, turns: [refused] });
    },
  }),
);
