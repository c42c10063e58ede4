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
        await expect.historyLacks(other, toOne);
        await expect.historyLacks(one, toOther);
        await expect.historyLacks(active, toOne);
        await expect.historyLacks(active, toOther);
      }
    },
  }),
);
