import { describe, expect, it } from "vitest";
import { Log } from "../log/index.js";
import { RunBudget, type Limits } from "./budget.js";
import { FakeClock, settle } from "./testing/fake-clock.test-support.js";

function budgetOf(limits: Limits) {
  const clock = new FakeClock();
  const log = new Log(() => clock.now());
  const stop = new AbortController();
  const waits = { begun: 0, over: 0 };
  const budget = new RunBudget(limits, log, clock).for("a.b.c/d", stop.signal, () => {
    waits.begun += 1;
    return () => void (waits.over += 1);
  });
  return { clock, log, stop, budget, waits };
}

function runOf(limits: Limits) {
  const clock = new FakeClock();
  const log = new Log(() => clock.now());
  const whole = new RunBudget(limits, log, clock);
  return { clock, log, whole, run: (id: string) => whole.for(id, new AbortController().signal) };
}

describe("the budget", () => {
  it("lets everything pass where the profile declares no limit", async () => {
    const { budget, log } = budgetOf({});
    for (let i = 0; i < 100; i += 1) await budget.take("message", "w1");
    expect(log.entries).toEqual([]);
  });

  it("holds the message that would be one too many for its socket until the minute is over", async () => {
    const { budget, clock, log, waits } = budgetOf({ socketMessagesPerMinute: 2 });
    await budget.take("message", "w1");
    await clock.pass(10_000);
    await budget.take("message", "w1");
    let third = false;
    void budget.take("message", "w1").then(() => (third = true));
    await budget.take("message", "w2");
    await clock.pass(49_999);
    expect(third).toBe(false);
    await clock.pass(1);
    expect(third).toBe(true);
    expect(log.entries).toMatchObject([{ kind: "note", case: "a.b.c/d", waitedFor: "message", waitedMs: 50_000 }]);
    expect(waits.begun).toBe(waits.over);
  });

  it("gives places of a minute in the order in which they were asked for", async () => {
    const { budget, clock } = budgetOf({ requestsPerMinute: 1 });
    const order: number[] = [];
    for (const n of [1, 2, 3]) void budget.take("request").then(() => order.push(n));
    await settle();
    expect(order).toEqual([1]);
    await clock.pass(60_000);
    expect(order).toEqual([1, 2]);
    await clock.pass(60_000);
    expect(order).toEqual([1, 2, 3]);
  });

  it("hands a closed socket's place to the one who waits longest", async () => {
    const { budget } = budgetOf({ sockets: 1 });
    await budget.take("socket");
    const order: string[] = [];
    void budget.take("socket").then(() => order.push("first"));
    void budget.take("socket").then(() => order.push("second"));
    await settle();
    expect(order).toEqual([]);
    budget.release("socket");
    await settle();
    expect(order).toEqual(["first"]);
    budget.release("socket");
    await settle();
    expect(order).toEqual(["first", "second"]);
  });

  it("ends every wait when the run is interrupted, and keeps no place for it", async () => {
    const { budget, stop } = budgetOf({ sockets: 1, requestsPerMinute: 2 });
    await budget.take("socket");
    await budget.take("request");
    const socket = expect(budget.take("socket")).rejects.toThrow("enough");
    const request = expect(budget.take("request")).rejects.toThrow("enough");
    await settle();
    stop.abort(new Error("enough"));
    await Promise.all([socket, request]);
    await expect(budget.take("message")).rejects.toThrow("enough");
  });

  it("never lets cases hold sockets that others need to come to their end, and lets who has some go first", async () => {
    const { run, log } = runOf({ sockets: 3 });
    const [a, b, c] = [run("a"), run("b"), run("c")];
    const given: string[] = [];
    const ask = (name: string, budget: typeof a) => void budget.take("socket").then(() => given.push(name));
    ask("a1", a), ask("b1", b), ask("c1", c), ask("a2", a), ask("b2", b);
    await settle();
    expect(given).toEqual(["a1", "b1", "a2"]);
    a.release("socket");
    await settle();
    expect(given).toEqual(["a1", "b1", "a2", "b2"]);
    b.release("socket"), b.release("socket");
    await settle();
    expect(given.at(-1)).toBe("c1");
    expect(log.entries).toEqual([]);
  });

  it("takes at once only what need not be waited for", async () => {
    const { budget, clock } = budgetOf({ socketMessagesPerMinute: 1, minuteMs: 3_000 });
    expect([budget.takeNow("message", "w1"), budget.takeNow("message", "w1"), budget.takeNow("message", "w2")]).toEqual([true, false, true]);
    await clock.pass(3_000);
    expect(budget.takeNow("message", "w1")).toBe(true);
  });

  it("sends nothing while the target wants to be left alone", async () => {
    const { run, clock, whole } = runOf({});
    const held = whole.holdOff(5_000, new AbortController().signal);
    let sent = false;
    void run("a").take("request").then(() => (sent = true));
    await clock.pass(4_999);
    expect(sent).toBe(false);
    await clock.pass(1);
    await held;
    expect(sent).toBe(true);
  });
});
