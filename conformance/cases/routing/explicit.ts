import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { ways } from "../ways.js";

/** Two sessions spoken to in turn, three times each by one door: words that go astray do so on a later turn as well as on the first. */
export const explicit: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: `routing.${door}-explicit.lands-in-its-session`,
    situation: "two-sessions-in-turn",
    title: `two sessions spoken to in turn ${over} hold nothing of each other`,
    needs: [...needs, "sessions.active"],
    brokenBy: [`named-${door}-turns-go-to-the-active-session`, `third-${door}-turn-of-a-session-goes-to-the-active-one`],
    async run({ agent, expect }) {
      const someone = await agent();
      const [active, one, other] = [await someone.active(), await someone.newSession(), await someone.newSession()];
      const way = await open(someone);
      for (const words of ["at first", "and then", "and at last"]) {
        const [toOne, toOther] = [await one.attempt(words, { door: way }), await other.attempt(words, { door: way })];
        for (const [turn, home, elsewhere] of [[toOne, one, other], [toOther, other, one]] as const) {
          // Words that are at home too were copied, not sent astray: what a history holds besides is a fact of its own.
          if ((await home.findHistory())?.canaries.includes(turn.canary)) continue;
          await expect.historyLacks(elsewhere, turn);
          await expect.historyLacks(active, turn);
        }
      }
    },
  }),
);
