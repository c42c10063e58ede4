import { expect, it } from "vitest";
import { CaseClock } from "./case-clock.js";
import { FakeClock } from "./testing/fake-clock.test-support.js";

function started(limitMs: number) {
  const time = new FakeClock();
  const seen = { overdue: 0 };
  return { time, seen, clock: new CaseClock(limitMs, () => void (seen.overdue += 1), time) };
}

it("a case is overdue when its time is over", async () => {
  const { time, seen } = started(100);
  await time.pass(99);
  expect(seen.overdue).toBe(0);
  await time.pass(1);
  expect(seen.overdue).toBe(1);
});

it("a wait for a budget does not use up a case's time, also when waits overlap", async () => {
  const { time, seen, clock } = started(100);
  await time.pass(40);
  const first = clock.pause();
  await time.pass(500);
  const second = clock.pause();
  first();
  first();
  await time.pass(500);
  second();
  await time.pass(59);
  expect(seen.overdue).toBe(0);
  await time.pass(1);
  expect(seen.overdue).toBe(1);
});

it("a case that has ended is never overdue", async () => {
  const { time, seen, clock } = started(100);
  const resume = clock.pause();
  clock.end();
  resume();
  await time.pass(1_000);
  expect(seen.overdue).toBe(0);
});
