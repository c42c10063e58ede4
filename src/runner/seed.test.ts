import { expect, it } from "vitest";
import { canariesIn, canaryOf } from "../log/index.js";
import { runOf } from "./seed.js";

it("a run's four digits come from its seed alone and fit into canaries", () => {
  expect(runOf(7)).toBe(runOf(7));
  expect(new Set([0, 1, 2, 3, 0xffff_ffff].map(runOf)).size).toBe(5);
  for (const seed of [0, 1, 42, 0xffff_ffff]) expect(canariesIn(`${canaryOf(runOf(seed), 3, 1)} hello`)).toHaveLength(1);
});
