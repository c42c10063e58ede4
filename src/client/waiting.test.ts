import { describe, expect, it } from "vitest";
import { deadline, DeadlinePassed } from "./deadline.js";
import { Mailbox } from "./mailbox.js";

describe("a deadline", () => {
  it("passes the outcome on when it comes in time", async () => {
    expect(await deadline(Promise.resolve(1), 60_000, "number")).toBe(1);
    await expect(deadline(Promise.reject(new Error("own")), 60_000, "number")).rejects.toThrow("own");
  });

  it("says what did not come, and in what time", async () => {
    const late = deadline(new Promise(() => undefined), 5, "answer");
    await expect(late).rejects.toThrow(DeadlinePassed);
    await expect(late).rejects.toThrow("no answer within 5 ms");
  });

  it("leaves no timer behind", async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    await deadline(Promise.resolve(), 60_000, "x");
    await new Mailbox<number>().next(() => true, 0);
    const box = new Mailbox<number>();
    const waiting = box.next(() => true, 60_000);
    box.close();
    await waiting;
    expect(timers()).toBe(before);
  });
});

describe("a mailbox", () => {
  it("gives one item to everyone who waits for it", async () => {
    const box = new Mailbox<number>();
    const both = Promise.all([box.next((n) => n > 1, 60_000), box.next((n) => n === 2, 60_000)]);
    box.push(1);
    box.push(2);
    expect(await both).toEqual([2, 2]);
  });

  it("looks at an item once for each who waits", async () => {
    const box = new Mailbox<number>();
    box.push(1);
    const looked: number[] = [];
    const waiting = box.next((n) => (looked.push(n), n === 3), 60_000);
    box.push(2);
    box.push(3);
    await waiting;
    expect(looked).toEqual([1, 2, 3]);
  });

  it("rejects the one whose predicate throws, and serves the others", async () => {
    const box = new Mailbox<number>();
    const bad = box.next(() => { throw new Error("predicate"); }, 60_000);
    const good = box.next(() => true, 60_000);
    box.push(1);
    await expect(bad).rejects.toThrow("predicate");
    expect(await good).toBe(1);
  });

  it("gives what is there even after it was closed, and nothing beyond", async () => {
    const box = new Mailbox<number>();
    box.push(1);
    box.close();
    expect([await box.next(() => true, 60_000), await box.next((n) => n > 1, 60_000)]).toEqual([1, undefined]);
    const all: number[] = [];
    for await (const n of box.from()) all.push(n);
    expect(all).toEqual([1]);
  });
});
