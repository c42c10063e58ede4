import { afterEach, describe, expect, it } from "vitest";
import { createClient } from "../client/index.js";
import { Log } from "../log/index.js";
import type { AgentSupply } from "./agents.js";
import { RunBudget } from "./budget.js";
import { always, conformanceCase, type ConformanceCase } from "./case.js";
import { LoopWatch } from "./loop-watch.js";
import type { Progress } from "./options.js";
import { TargetPace } from "./pace.js";
import { foundations, playCases } from "./play.js";
import type { Playground } from "./playground.js";
import { SmallTarget, type Quirks } from "./testing/small-target.test-support.js";
import { Blocked, Violation } from "./trouble.js";
import type { Stage } from "./words.js";

const opened: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

interface Given {
  readonly quirks?: Quirks;
  readonly agents?: AgentSupply;
  readonly timeScale?: number;
  readonly signal?: AbortSignal;
}

function given({ quirks, agents = { how: "spawn", canDelete: true }, timeScale = 1, signal = new AbortController().signal }: Given = {}) {
  const log = new Log();
  const target = new SmallTarget(log, quirks);
  const client = createClient({ baseUrl: "http://127.0.0.1:1", log });
  const watch = new LoopWatch();
  watch.start();
  opened.push(client, { close: () => watch.stop() });
  const ground: Playground = {
    run: "abcd", nonce: "012345", seed: 1, client, binding: target.binding(), model: undefined, profile: undefined, log,
    pace: new TargetPace(timeScale), budget: new RunBudget({}, log), watch, agents, audit: true, signal,
  };
  const events: Progress[] = [];
  const play = (cases: readonly ConformanceCase[], jobs = 1) => playCases(cases, ground, jobs, (event) => void events.push(event));
  return { log, target, ground, events, play };
}

const violation = (deadline = false) =>
  new Violation({ subjects: [], at: 1, expected: "this", received: "that", because: "it was that", evidence: [], ...(deadline ? { deadline: true as const } : {}) });

function one(situation: string, run: (stage: Stage) => Promise<void>, more: Partial<ConformanceCase> = {}): ConformanceCase {
  return { ...conformanceCase({ proves: "history.turn.is-kept", situation, title: situation, brokenBy: [], run }), ...more };
}

describe("playing cases", () => {
  it("plays smoke first and alone, then the others in order, at most so many at once", async () => {
    const { play } = given();
    const order: string[] = [];
    let running = 0;
    let most = 0;
    const tracked = (situation: string, more: Partial<ConformanceCase> = {}) =>
      one(situation, async () => {
        order.push(situation);
        running += 1;
        most = Math.max(most, more.smoke ? running * 100 : running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      }, more);
    const smoke = { smoke: true as const, proves: "doors.history.is-readable" as const };
    const played = await play([tracked("a"), tracked("b"), tracked("c"), tracked("s1", smoke), tracked("s2", smoke)], 2);
    expect(order).toEqual(["s1", "s2", "a", "b", "c"]);
    expect(most).toBe(100);
    expect(played.map(({ case: { situation }, attempts }) => [situation, attempts[0]?.end.kind])).toEqual(["a", "b", "c", "s1", "s2"].map((name) => [name, "held"]));
  });

  it("runs as many cases at once as there are jobs", async () => {
    const { play } = given();
    let arrived = 0;
    let everybodyIsHere = () => {};
    const together = new Promise<void>((resolve) => (everybodyIsHere = resolve));
    const meeting = (situation: string) => one(situation, () => { arrived += 1; if (arrived === 3) everybodyIsHere(); return together; });
    const played = await play([meeting("a"), meeting("b"), meeting("c")], 3);
    expect(played.every(({ attempts }) => attempts[0]?.end.kind === "held")).toBe(true);
  });

  it("gives each attempt a fresh agent with a name of its own, and deletes it afterwards", async () => {
    const { play, target } = given();
    const seen: string[] = [];
    const two = (situation: string) => one(situation, async ({ agent }) => void seen.push((await agent()).id, (await agent()).id));
    await play([two("a"), two("b")]);
    expect(new Set(seen).size).toBe(4);
    expect(new Set(target.names).size).toBe(4);
    expect(target.deleted.sort()).toEqual(seen.sort());
  });

  it("notes an agent that could not be deleted and judges nothing by it", async () => {
    const { play, log } = given({ quirks: { delete: async () => ({ ok: false, status: 500, what: "answered 500", at: 1, id: "r1" }) } });
    const [played] = await play([one("a", async ({ agent }) => void (await agent()))]);
    expect(played?.attempts[0]?.end.kind).toBe("held");
    expect(log.entries).toContainEqual(expect.objectContaining({ kind: "note", text: "agent agent-1 could not be deleted: answered 500" }));
  });

  it("takes lent agents one after the other and says when there are too few", async () => {
    const { play, target } = given({ agents: { how: "lend", ids: ["mine"] } });
    target.lend("mine");
    const [first, second] = await play([one("a", async ({ agent }) => void (await agent())), one("b", async ({ agent }) => void [await agent(), await agent()])]);
    expect(first?.attempts[0]?.end.kind).toBe("held");
    expect(second?.attempts[0]?.end).toMatchObject({ kind: "unavailable", text: expect.stringContaining("lends 1") });
    expect(target.names).toEqual([]);
    expect(target.deleted).toEqual([]);
  });

  it("does not play what stands on a red smoke requirement", async () => {
    const { play } = given();
    let ran = false;
    const smoke = one("smoke", () => Promise.reject(violation()), { smoke: true, proves: "doors.history.is-readable" });
    const dependent = one("other", async () => void (ran = true), { proves: "ids.read-case.does-not-matter" });
    const [, other] = await play([smoke, dependent]);
    expect(foundations("ids.read-case.does-not-matter")).toContain("doors.history.is-readable");
    expect(other).toMatchObject({ standsOn: "doors.history.is-readable", attempts: [] });
    expect(ran).toBe(false);
  });

  it("plays nothing for a requirement that is judged over everything", async () => {
    const { play } = given();
    expect(await play([always("tags.typing.carries-a-session-id", [])])).toMatchObject([{ attempts: [] }]);
  });

  it("ends early when it is interrupted, and says which cases that hit", async () => {
    const stop = new AbortController();
    const { play } = given({ signal: stop.signal });
    const forever = one("a", () => {
      stop.abort();
      return new Promise(() => {});
    });
    const [first, second] = await play([forever, one("b", async () => {})]);
    expect(first?.attempts[0]?.end.kind).toBe("interrupted");
    expect(second?.attempts).toEqual([]);
  });
});

describe("a second look", () => {
  it("is taken at what did not come in time: alone, afterwards, with four times the time and other canaries", async () => {
    const { play, events } = given();
    const deadlines: number[] = [];
    const canaryNumbers = new Set<string>();
    const late = one("late", async ({ within, uuid }) => {
      deadlines.push(within(1_000));
      canaryNumbers.add(uuid());
      if (deadlines.length === 1) throw violation(true);
    });
    let others = 0;
    const [played] = await play([late, one("b", async () => void (others += 1)), one("c", async () => void (others += deadlines.length === 1 ? 1 : 100))], 1);
    expect(others).toBe(2);
    expect(deadlines).toEqual([1_000, 4_000]);
    expect(canaryNumbers.size).toBe(2);
    expect(played?.attempts.map(({ end }) => end.kind)).toEqual(["violated", "held"]);
    expect(events.filter((event) => event.kind === "second-look")).toMatchObject([{ case: late.id }]);
  });

  it("is taken once: what comes again counts", async () => {
    const { play } = given();
    const [violated, blocked] = await play([one("a", () => Promise.reject(violation(true))), one("b", () => Promise.reject(new Blocked("given a turn: nothing came", 1, true)))]);
    expect(violated?.attempts.map(({ end }) => end.kind)).toEqual(["violated", "violated"]);
    expect(blocked?.attempts.map(({ end }) => end.kind)).toEqual(["blocked", "blocked"]);
  });

  it("is not taken at a plain contradiction", async () => {
    const { play } = given();
    const [violated, blocked] = await play([one("a", () => Promise.reject(violation())), one("b", () => Promise.reject(new Blocked("given an agent: answered 500", 1)))]);
    expect(violated?.attempts).toHaveLength(1);
    expect(blocked?.attempts).toHaveLength(1);
  });

  it("is taken again while our own event loop stands still, and is then no proof", async () => {
    const { play } = given();
    const [played] = await play([
      one("a", async () => {
        const until = performance.now() + 300;
        while (performance.now() < until);
        throw violation(true);
      }),
    ]);
    expect(played?.attempts).toHaveLength(4);
    expect(played?.attempts.every(({ stallMs }) => stallMs >= 200)).toBe(true);
  });

  it("is taken at a case that does not come to an end", async () => {
    const { play } = given({ timeScale: 0.001 });
    const [played] = await play([one("a", () => new Promise(() => {}))]);
    expect(played?.attempts.map(({ end }) => end)).toMatchObject([{ kind: "blocked", deadline: true, text: expect.stringContaining("30 ms") }, { kind: "blocked", text: expect.stringContaining("120 ms") }]);
  });
});

it("an error of a case itself is a fault of the suite, not of the server", async () => {
  const { play } = given();
  const [played] = await play([one("a", () => Promise.reject(new TypeError("x is not a function")))]);
  expect(played?.attempts).toMatchObject([{ end: { kind: "suite-fault", text: expect.stringContaining("TypeError: x is not a function") } }]);
});
