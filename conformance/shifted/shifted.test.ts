import { describe, expect, it } from "vitest";
import { cases } from "../cases/index.js";
import { faults } from "../faults/index.js";
import { isAsked } from "./asked.js";
import { judgeShifted } from "./judge-shifted.js";

/** One fault in so many is judged here, all of them by `npm run shifted -- all`. */
const ONE_IN = 24;

/** Faults that the front hides, or shows as another, since it reads what is behind it and writes its own. */
const HIDDEN: Readonly<Record<string, string>> = {
  "the-last-event-of-a-long-stream-has-no-blank-line": "the front ends its own events as it should",
  "the-body-outweighs-the-path": "the front's bodies name no session",
  "unusable-ids-mean-the-active-session-over-sse": "any text may be a room's name, so a message to one that is none landed astray",
  "a-summary-takes-in-the-neighbour": "rooms cannot be summed up",
  "a-ping-waits-for-the-turn": "the fence of a line rests on pings, whose own requirement is the contract's shape",
};

describe("an API of another shape in front of the reference server", () => {
  it("has nothing red, and most of what is not about the contract's shape is asked", { timeout: 60_000 }, async () => {
    const { requirements, report } = await judgeShifted(undefined, { cases });
    expect(requirements).toEqual([]);
    expect(report.counts.requirements.passed).toBeGreaterThan(150);
  });

  it.each(faults.filter((one) => isAsked(one) && HIDDEN[one.name] === undefined).filter((_, n) => n % ONE_IN === 0))("shows $name", { timeout: 120_000 }, async (fault) => {
    let judged = await judgeShifted(fault, { cases });
    if (!isExact(judged)) judged = await judgeShifted(fault, { cases, timeScale: 1, jobs: 4 });
    expect({ red: judged.requirements, exact: isExact(judged) }).toEqual({ red: judged.requirements, exact: true });

    function isExact({ requirements, report }: typeof judged): boolean {
      const asked = new Set(report.requirements.filter(({ outcome }) => outcome !== "not-applicable").map(({ id }) => id));
      const declared = fault.breaks.filter((id) => asked.has(id));
      return declared.length > 0 && requirements.length === declared.length && declared.every((id) => requirements.includes(id));
    }
  });
});
