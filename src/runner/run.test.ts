import { afterEach, describe, expect, it } from "vitest";
import { ledger } from "../../generated/ledger.js";
import { validate } from "../../generated/validators.js";
import { Log } from "../log/index.js";
import { always, conformanceCase, type ConformanceCase } from "./case.js";
import type { RunOptions } from "./options.js";
import { runSuite } from "./run.js";
import { SmallTarget, type Quirks } from "./testing/small-target.test-support.js";
import { Blocked, Violation } from "./trouble.js";
import type { Stage } from "./words.js";

const targets: SmallTarget[] = [];
afterEach(async () => {
  for (const target of targets.splice(0)) await target.close();
});

async function run(cases: readonly ConformanceCase[], more: Partial<RunOptions> = {}, quirks: (log: Log) => Quirks = () => ({})) {
  const log = new Log();
  const target = new SmallTarget(log, quirks(log));
  targets.push(target);
  const baseUrl = await target.listen();
  const { report } = await runSuite({ target: { baseUrl }, binding: { ...target.binding(), name: "native" }, cases, seed: 7, jobs: 4, timeScale: 1, strict: false, log, tool: "sessionproof 0.0.0", ...more });
  const outcomes = Object.fromEntries(report.cases.map(({ id, outcome }) => [id.split("/")[1], outcome]));
  return { report, outcomes, log, target, baseUrl };
}

function one(situation: string, play: (stage: Stage) => Promise<void>, more: Partial<ConformanceCase> = {}): ConformanceCase {
  const proves = more.proves ?? "history.turn.is-kept";
  return { ...conformanceCase({ proves, situation, title: situation, brokenBy: [], run: play }), ...more };
}
const may = ledger.find((row) => row.level === "MAY" && row.untestable === undefined)!.id;
const says = one("says", async ({ agent, expect: facts }) => {
  const session = await (await agent()).newSession();
  facts.that((await session.attempt("hello")).heard.length > 0, { expected: "an answer", received: "none", because: "nothing was heard", at: 1 });
});
const breaks = (more: Partial<Violation["finding"]> = {}) => () =>
  Promise.reject(new Violation({ subjects: [], at: 1, expected: "this", received: "that", because: "it was that", evidence: [1], ...more }));

describe("a run", () => {
  it("of cases that hold is as expected, and its report keeps to its schema", async () => {
    const { report, outcomes, target } = await run([says, one("holds", async () => {})]);
    expect(validate("Report", report)).toEqual([]);
    expect(outcomes).toEqual({ says: "passed", holds: "passed" });
    expect(report).toMatchObject({ exitCode: 0, mode: "run", seed: 7, target: { version: "9.9", model: "none" }, suite: { faults: [], jobs: 4 } });
    expect(report.requirements).toMatchObject([{ id: "history.turn.is-kept", outcome: "passed" }]);
    expect(new Set(target.deleted)).toEqual(target.agents);
  });

  it("writes a letter for what does not hold, with the command that tries it again", async () => {
    const { report, baseUrl } = await run([one("broken", breaks()), says]);
    expect(validate("Report", report)).toEqual([]);
    expect(report).toMatchObject({ exitCode: 1, counts: { findings: 1, cases: { failed: 1, passed: 1 } } });
    expect(report.cases[0]).toMatchObject({
      id: "history.turn.is-kept/broken",
      outcome: "failed",
      findings: [{
        requirement: "history.turn.is-kept", level: "MUST", at: 1, expected: "this", received: "that", because: "it was that",
        sentence: expect.stringContaining("MUST"), source: expect.stringContaining("promise P"), exchanges: [{ kind: "meta", seq: 1 }],
        again: `sessionproof run ${baseUrl} --model none --select history.turn.is-kept/broken --seed 7`,
      }],
    });
  });

  it("only warns of a SHOULD, and finds it when strict", async () => {
    const cases = [one("should", breaks(), { proves: "turns.sse.ends-after-its-terminal" }), says];
    const lax = await run(cases);
    expect(lax.outcomes).toEqual({ should: "warned", says: "passed" });
    expect(lax.report.exitCode).toBe(0);
    expect((await run(cases, { strict: true })).report.exitCode).toBe(1);
  });

  it("tells what is broken of a MAY and charges nothing", async () => {
    const { report } = await run([one("may", breaks(), { proves: may })]);
    expect(validate("Report", report)).toEqual([]);
    expect(report).toMatchObject({ exitCode: 0, counts: { findings: 0 }, told: [{ requirement: may, text: "expected this, received that: it was that", at: 1 }] });
    expect(report.cases).toMatchObject([{ outcome: "passed", findings: [] }]);
    expect(report.requirements[0]).not.toHaveProperty("count");
  });

  it("shows both looks where a finding rests on a deadline", async () => {
    const { report } = await run([one("late", breaks({ deadline: true, received: "nothing within 2000 ms" }))]);
    expect(validate("Report", report)).toEqual([]);
    expect(report.cases[0]).toMatchObject({ outcome: "failed", attempts: 2, findings: [{ attempts: [{ outcome: "failed", heard: "nothing within 2000 ms" }, { outcome: "failed" }] }] });
  });

  it("charges nothing for a deadline that our own standstill may have missed", async () => {
    const standStill = () => {
      const until = performance.now() + 300;
      while (performance.now() < until);
      return breaks({ deadline: true })();
    };
    const { report } = await run([one("starved", standStill)]);
    expect(report.cases[0]).toMatchObject({ outcome: "blocked", because: expect.stringContaining("event loop stood still"), findings: [] });
    expect(report).toMatchObject({ exitCode: 2, counts: { findings: 0 } });
  });

  it("calls an error of a case a fault of the suite", async () => {
    const { report } = await run([says, one("faulty", () => Promise.reject(new RangeError("oops")))]);
    expect(validate("Report", report)).toEqual([]);
    expect(report).toMatchObject({ exitCode: 2, suite: { faults: [{ case: "history.turn.is-kept/faulty", message: expect.stringContaining("RangeError: oops") }] } });
    expect(report.cases.find(({ outcome }) => outcome === "blocked")).toMatchObject({ because: expect.stringMatching(/^the suite failed: /), findings: [] });
  });

  it("tells what does not apply and why, and is not green when that is all", async () => {
    const { report } = await run([one("modelled", async () => {}, { needs: ["scripted-model"] }), always("history.deleted-session.stays-deleted", [])]);
    expect(validate("Report", report)).toEqual([]);
    expect(report.cases.map(({ outcome, because }) => [outcome, because])).toEqual([
      ["not-applicable", "nothing of this kind was seen"],
      ["not-applicable", expect.stringContaining("--model none")],
    ]);
    expect(report.exitCode).toBe(2);
  });

  it("that is interrupted says so and says what it did not come to", async () => {
    const stop = new AbortController();
    const { report } = await run([says, one("long", async () => stop.abort()), one("z", () => new Promise(() => {}))], { signal: stop.signal, jobs: 1 });
    expect(validate("Report", report)).toEqual([]);
    expect(report).toMatchObject({ exitCode: 2, stopped: "It was interrupted." });
    expect(report.cases.find(({ id }) => id.endsWith("/z"))).toMatchObject({ outcome: "blocked", because: expect.stringContaining("interrupted") });
  });

  it("ends with a sentence when it is interrupted before anything was judged", async () => {
    await expect(run([says], { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "ToolError", code: "interrupted" });
  });

  it("says the same twice", async () => {
    const cases = [says, one("broken", breaks()), one("given", () => Promise.reject(new Blocked("given x: answered 500", 1)))];
    const bare = ({ report, baseUrl }: Awaited<ReturnType<typeof run>>) =>
      JSON.parse(JSON.stringify(report).replaceAll(baseUrl, "URL"), (key, value: unknown) => (/^(at|atMs|durationMs|startedAt|paceMs|clockStallsMs)$/.test(key) ? 0 : value)) as unknown;
    expect(bare(await run(cases))).toEqual(bare(await run(cases)));
  });
});

describe("what is judged over the whole log", () => {
  const tag = "tags.typing.carries-a-session-id";
  /** Every turn is accompanied by a frame, with a session id or without. */
  const frames = (withId: boolean) => (log: Log): Quirks => ({
    hear: () => {
      const id = log.nextId("w");
      log.add({ kind: "ws-open", case: says.id, id, url: "/api/agents/a/ws" });
      log.add({ kind: "ws", case: says.id, id, dir: "down", data: JSON.stringify({ type: "typing", state: "start", ...(withId ? { session_id: "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f" } : {}) }) });
      return [{ kind: "completed", native: "end" }];
    },
  });

  it("passes where it was seen and right", async () => {
    const { outcomes, report } = await run([says, always(tag, [])], {}, frames(true));
    expect(outcomes).toEqual({ says: "passed", always: "passed" });
    expect(report.requirements.find(({ id }) => id === tag)).toMatchObject({ outcome: "passed", checked: 2 });
  });

  it("is one letter with a count and the first place, and the case that showed it passes", async () => {
    const { outcomes, report, baseUrl } = await run([says, always(tag, [])], {}, frames(false));
    expect(validate("Report", report)).toEqual([]);
    expect(outcomes).toEqual({ says: "passed", always: "failed" });
    const letter = report.cases.find(({ outcome }) => outcome === "failed")!.findings;
    expect(letter).toMatchObject([{ requirement: tag, count: 2, because: expect.stringContaining("seen 2 times"), again: `sessionproof run ${baseUrl} --model none --select ${says.id} --select ${tag}/always --seed 7` }]);
    expect(letter[0]?.exchanges.map(({ kind }) => kind)).toContain("ws");
    expect(report.requirements.find(({ id }) => id === tag)).toMatchObject({ outcome: "failed", count: 2, first: letter[0]?.at });
    expect(report).toMatchObject({ exitCode: 1, counts: { findings: 1 } });
  });

  it("says nothing about requirements that were not chosen", async () => {
    const { report } = await run([says], {}, frames(false));
    expect(report).toMatchObject({ exitCode: 0, counts: { findings: 0 } });
    expect(report.requirements.map(({ id }) => id)).toEqual([says.proves]);
  });
});

describe("one defect", () => {
  const smokeId = "doors.history.is-readable";
  const standing = "ids.read-case.does-not-matter";

  it("is one red: what stands on a red smoke requirement is blocked by it", async () => {
    const { report } = await run([one("smoke", breaks(), { proves: smokeId, smoke: true }), one("other", async () => {}, { proves: standing }), says]);
    expect(validate("Report", report)).toEqual([]);
    expect(report.cases.find(({ id }) => id.startsWith(standing))).toMatchObject({ outcome: "blocked", blockedBy: smokeId, findings: [] });
    expect(report.requirements.find(({ id }) => id === standing)).toMatchObject({ outcome: "blocked", blockedBy: smokeId });
    expect(report).toMatchObject({ exitCode: 1, counts: { findings: 1, cases: { failed: 1 } } });
  });

  it("is one red when a smoke case cannot even be played", async () => {
    const { report } = await run([one("smoke", () => Promise.reject(new Blocked("given a history: answered 500", 1)), { proves: smokeId, smoke: true }), one("other", async () => {}, { proves: standing })]);
    expect(report.cases.map(({ outcome, blockedBy }) => [outcome, blockedBy])).toEqual([["blocked", undefined], ["blocked", smokeId]]);
    expect(report.exitCode).toBe(1);
  });

  it("is one red when a door is dead: whatever goes wrong behind it is the door's, at the first look", async () => {
    const door = "doors.http-explicit.carries-a-turn";
    /** A requirement that does not rely on this door in the ledger. */
    const elsewhere = { proves: "errors.body.is-as-documented" } as const;
    const speak = async ({ agent, expect: facts }: Stage) => void (await facts.completed(await (await (await agent()).newSession()).attempt("hello")));
    const { report } = await run(
      [
        one("smoke", speak, { proves: door, smoke: true }),
        one("violated", speak, elsewhere),
        one("blocked", async ({ agent }) => void (await (await (await agent()).newSession()).say("hello")), elsewhere),
        one("late", async (stage) => { await speak(stage).catch(() => {}); await breaks({ deadline: true })(); }, elsewhere),
        one("other-way", async ({ agent }) => void (await (await agent()).unaddressed.attempt("hello")), elsewhere),
      ],
      {},
      () => ({ hear: (_text, named) => (named ? [{ kind: "failed", native: "HTTP 502", status: 502 }] : [{ kind: "completed", native: "end", text: "hi" }]) }),
    );
    expect(validate("Report", report)).toEqual([]);
    const byName = Object.fromEntries(report.cases.map((each) => [each.id.split("/")[1], each]));
    expect(byName["smoke"]).toMatchObject({ outcome: "failed" });
    for (const name of ["violated", "blocked", "late"]) expect(byName[name]).toMatchObject({ outcome: "blocked", blockedBy: door, attempts: 1 });
    expect(byName["violated"]?.findings).toMatchObject([{ foldedUnder: door }]);
    expect(byName["other-way"]).toMatchObject({ outcome: "passed" });
    expect(report).toMatchObject({ exitCode: 1, counts: { findings: 1 } });
  });

  it("explains a given that could not be had later on", async () => {
    const { report } = await run([
      one("late-red", breaks(), { proves: smokeId }),
      one("other", () => Promise.reject(new Blocked("given a history: answered 500", 1)), { proves: standing }),
      one("unrelated", () => Promise.reject(new Blocked("given an agent: answered 500", 99)), { proves: smokeId }),
    ]);
    expect(report.cases.find(({ id }) => id.startsWith(standing))).toMatchObject({ outcome: "blocked", blockedBy: smokeId });
    expect(report.cases.find(({ id }) => id.endsWith("/unrelated"))).not.toHaveProperty("blockedBy");
  });
});
