import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { ways } from "../ways.js";

/** What names no session by a broken name is in nobody's history, whatever it was answered with. */
export const unusable: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: `routing.${door}-unusable.lands-nowhere`,
    situation: "a-word-for-an-id",
    title: `a message to a session id that is none lands in no session ${over}`,
    needs: [...needs, "sessions.active", "sessions.list"],
    brokenBy: [`unusable-ids-mean-the-active-session-over-${door}`],
    async run({ agent, expect }) {
      const someone = await agent();
      const active = await someone.active();
      const way = await open(someone);
      const turn = await someone.session("not-a-session").attempt("into the void", { door: way });
      await expect.historyLacks(active, turn);
      for (const id of await someone.sessionIds()) await expect.historyLacks(someone.session(id), turn);
    },
  }),
);
