import { expect, it } from "vitest";
import { native } from "../../src/bindings/native/index.js";
import { Log } from "../../src/log/index.js";
import { ScriptedModel } from "../../src/model/index.js";
import { runSuite, type Progress } from "../../src/runner/index.js";
import { createServer, type Limits } from "../../src/server/index.js";
import { cases as all } from "../cases/index.js";
import { redCases } from "../matrix/red.js";

/** The right server with limits that no profile tells of; its minute lasts so many milliseconds. */
async function judged(limits: Partial<Limits>, ids: RegExp, minuteMs: number, timeScale = 1) {
  const log = new Log();
  const model = new ScriptedModel({ log });
  const began = Date.now();
  const server = createServer({ model, limits, now: () => began + ((Date.now() - began) * 60_000) / minuteMs });
  const { url } = await server.listen(0, "127.0.0.1");
  const told: Progress[] = [];
  try {
    const cases = all.filter((one) => one.smoke || ids.test(one.id));
    const { report } = await runSuite({ target: { baseUrl: url }, binding: native, cases, model, log, seed: 1, jobs: 4, timeScale, strict: true, minuteMs, onProgress: (event) => void told.push(event) });
    return { report, told, waits: report.suite.waits.map((wait) => wait.for) };
  } finally {
    await server.close();
  }
}

it("a refused upgrade that nobody foresaw is named, waited for and no red", { timeout: 60_000 }, async () => {
  const { report, told, waits } = await judged({ socketsPerAddress: 1 }, /^frames\.(pong|connected|typing|response)|^socket\.connected\.comes-first\/on|^routing\.ws-(explicit|default)/, 6_000);
  expect(redCases(report)).toEqual([]);
  expect(waits).toContain("a limit that the profile does not declare (429 to an upgrade)");
  expect(told.find(({ kind }) => kind === "throttled")).toMatchObject({ ms: 100, text: expect.stringMatching(/met 429 to an upgrade, a limit that the profile does not declare; it is tried again in 100 ms$/) as string });
});

it("a case that a limit never lets through is blocked by that limit, and not charged", { timeout: 60_000 }, async () => {
  const { report } = await judged({ messagesPerMinutePerSocket: 1 }, /^simultaneity\.(one-socket|ping)/, 600, 0.1);
  const blocked = report.cases.filter(({ outcome }) => outcome === "blocked");
  expect(report.cases.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(blocked.map(({ because }) => because)).toContainEqual("the target limits us beyond what its profile declares: a rate limit told in an `error` frame");
});
