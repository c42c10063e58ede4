import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { ways } from "../ways.js";

/** The switch comes while the model is at work; the turn goes on where it was accepted. */
export const switched: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: "routing.running-turn.is-not-moved-by-a-switch",
    situation: `over-${door}`,
    title: `a turn sent ${over} is answered in its session although the active one is switched meanwhile`,
    needs: [...needs, "sessions.active", "sessions.switch", "scripted-model"],
    brokenBy: [`a-switch-ends-the-running-${door}-turn`, `unaddressed-${door}-turns-are-answered-where-the-agent-is-at-their-end`],
    async run({ agent, expect }) {
      const someone = await agent();
      const next = await someone.newSession();
      await next.say("so that there is something to switch to", { door: await open(someone) });
      const first = await someone.active();
      const turn = await someone.unaddressed.begin("take your time", { door: await open(someone), hold: true });
      given(await turn.gate.reached(), "a model that is asked", turn.heard.at(-1)?.at ?? first.lastReadAt);
      await next.makeActive();
      turn.gate.release();
      await expect.completed(turn);
      await expect.historyLacks(next, turn);
    },
  }),
);
