import { afterEach, expect, it } from "vitest";
import { LoopWatch } from "./loop-watch.js";

const watch = new LoopWatch();
afterEach(() => watch.stop());

function standStill(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it("a standstill is known while it has not been noticed by any timer yet", () => {
  watch.start();
  const mark = watch.mark();
  standStill(120);
  expect(watch.worstSince(mark)).toBeGreaterThanOrEqual(90);
});

it("a standstill is remembered, and belongs only to marks before its end", async () => {
  watch.start();
  const before = watch.mark();
  standStill(120);
  await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setImmediate(resolve));
  const worst = watch.worstSince(before);
  expect(worst).toBeGreaterThanOrEqual(90);
  expect(watch.worstSince(watch.mark() + 1)).toBeLessThan(worst);
});
