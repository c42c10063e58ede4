import { expect, it } from "vitest";
import { fifoPerKey } from "./scheduler.js";

const about = { door: "http", operation: "test" } as const;

function deferred() {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

it("starts a job of an idle key before it returns and holds the next of that key, not of another", async () => {
  const scheduler = fifoPerKey();
  const started: string[] = [];
  const gate = deferred();
  const job = (name: string, until?: Promise<void>) => () => (started.push(name), until ?? Promise.resolve());
  const first = scheduler.run("a", job("a1", gate.promise), about);
  const second = scheduler.run("a", job("a2"), about);
  const other = scheduler.run("b", job("b1"), about);
  expect([started, scheduler.load("a")]).toEqual([["a1", "b1"], 2]);
  await other;
  gate.resolve();
  await Promise.all([first, second]);
  expect(started).toEqual(["a1", "b1", "a2"]);
  expect([scheduler.load("a"), scheduler.load("b")]).toEqual([0, 0]);
});

it("goes on after a job that fails and tells its caller alone", async () => {
  const scheduler = fifoPerKey();
  const gate = deferred();
  const first = scheduler.run("a", () => gate.promise, about);
  const second = scheduler.run("a", () => Promise.resolve("fine"), about);
  gate.reject(new Error("boom"));
  await expect(first).rejects.toThrow("boom");
  expect(await second).toBe("fine");
});
