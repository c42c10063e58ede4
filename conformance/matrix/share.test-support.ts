import { describe, expect, it } from "vitest";
import { cases } from "../cases/index.js";
import { faults } from "../faults/index.js";
import { compare } from "./compare.js";
import { sampleFor } from "./sample.js";
import { judgeWithSecondLook } from "./second-look.js";

const NOTHING = { missedRequirements: [], missedCases: [], extraRequirements: [], extraCases: [] };

/** One share of the matrix: every `of`-th fault against the cases sampled for it. Shares run side by side, one file each. */
export function matrixShare(share: number, of: number): void {
  describe(`faults, share ${share + 1} of ${of}`, () => {
    it.each(faults.filter((_, i) => i % of === share).map((fault) => [fault.name, fault] as const))("%s is caught by exactly the cases that name it", { timeout: 120_000 }, async (_, fault) => {
      const asked = sampleFor(fault, cases);
      expect(compare(fault, await judgeWithSecondLook(fault, asked), asked)).toEqual(NOTHING);
    });
  });
}
