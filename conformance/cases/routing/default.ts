import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { ways } from "../ways.js";

/** A session is named, then none, by the same door: what was named last must not stick. */
export const unaddressed: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: `routing.${door}-default.lands-in-the-active-session`,
    situation: "after-a-named-one",
    title: `a turn that names no session goes to the active one ${over}, also after one that named another`,
    needs: [...needs, "sessions.active"],
    brokenBy: [`unaddressed-${door}-turns-go-to-the-session-named-last`, `unaddressed-${door}-turns-go-to-the-newest-session`],
    async run({ agent, expect }) {
      const someone = await agent();
      await someone.active();
      const named = await someone.newSession();
      const way = await open(someone);
      await named.attempt("by name", { door: way });
      const turn = await someone.unaddressed.attempt("to whom it may concern", { door: way });
      await expect.historyLacks(named, turn);
    },
  }),
);
