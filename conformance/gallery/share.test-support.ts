import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { cases } from "../cases/index.js";
import { tested } from "../part.js";
import { variations } from "./index.js";
import { judgeRight, unexplained } from "./judge-right.js";

/** One share of the gallery: every `of`-th right server against all cases. Shares run side by side, one file each. */
export function galleryShare(share: number, of: number): void {
  describe(`right servers, share ${share + 1} of ${of}`, () => {
    let untouched: Report;
    beforeAll(async () => {
      untouched = (await judgeRight(undefined, { cases })).report;
    }, 120_000);

    it.each(tested(variations).filter((_, i) => i % of === share).map((variation) => [variation.name, variation] as const))("one that %s is accused of nothing", { timeout: 240_000 }, async (_, variation) => {
      const judged = await judgeRight(variation, { cases });
      const { cases: red, report } = judged;
      const letters = report.cases.filter(({ id }) => red.includes(id)).map(({ id, outcome, because, findings }) => ({ id, outcome, because, findings: findings.map(({ because: why, expected, received }) => ({ why, expected, received })) }));
      expect({ red: letters, notAsked: unexplained(judged, variation, untouched) }).toEqual({ red: [], notAsked: [] });
      expect(report.cases.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(cases.length / 3);
    });
  });
}
