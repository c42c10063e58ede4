import { afterEach, describe, expect, it } from "vitest";
import type { Progress } from "../runner/index.js";
import { FakeIo } from "./io.test-support.js";
import { progressTeller } from "./progress.js";
import type { ProgressTeller } from "./progress.js";

const tellers: ProgressTeller[] = [];
afterEach(() => tellers.splice(0).forEach((teller) => teller.end()));

function tellerOn(io: FakeIo, quiet = false, now = (): number => 0): ProgressTeller {
  const teller = progressTeller(io, quiet, now);
  tellers.push(teller);
  return teller;
}

const started = (id: string, done: number): Progress => ({ kind: "case-started", case: id, done, of: 8 });
const ended = (id: string, done: number, outcome: "passed" | "failed" = "passed"): Progress => ({ kind: "case-ended", case: id, outcome, durationMs: 1, done, of: 8, ...(outcome === "failed" ? { because: "It went\nastray." } : {}) });

describe("progress away from a terminal", () => {
  it("is a few plain lines", () => {
    const io = new FakeIo();
    const { tell } = tellerOn(io);
    tell({ kind: "preflight", step: "reachable", text: "http://127.0.0.1:4200 answers." });
    tell({ kind: "plan", cases: 8, notApplicable: 2 });
    for (let done = 1; done <= 8; done += 1) tell(ended("a.b.c/d", done));
    expect(io.err).toBe("http://127.0.0.1:4200 answers.\n8 cases to run; 2 more not applicable\n2 of 8 cases\n4 of 8 cases\n6 of 8 cases\n8 of 8 cases\n");
  });

  it("tells findings as they appear, and no more than a reader can follow", () => {
    const io = new FakeIo();
    const { tell } = tellerOn(io);
    for (let done = 1; done <= 20; done += 1) tell(ended(`a.b.c/${done}`, Math.min(done, 1), "failed"));
    expect(io.err.split("\n").slice(0, 2)).toEqual(["✗ a.b.c/1: It went\\nastray.", "✗ a.b.c/2: It went\\nastray."]);
    expect(io.err.split("\n").slice(-2)).toEqual(["More is red; what follows is counted, and told at the end.", ""]);
    expect(io.err.split("\n")).toHaveLength(14);
  });

  it("is silent when it is quiet", () => {
    const io = new FakeIo();
    const teller = tellerOn(io, true);
    teller.tell({ kind: "plan", cases: 8, notApplicable: 0 });
    teller.say("Stopping.");
    expect(io.err).toBe("");
  });
});

describe("progress on a terminal", () => {
  /** What a terminal would show at the end, line by line. */
  const screen = (text: string): string[] => text.split("\n").map((line) => line.split("\r\u001b[2K").at(-1)!);

  it("is one live line with areas, counts and what is being waited for", () => {
    const io = new FakeIo({ isTerminal: true });
    let now = 0;
    const { tell } = tellerOn(io, false, () => now);
    tell({ kind: "preflight", step: "reachable", text: "It answers." });
    tell(started("tags.response.names-its-own-session/x", 0));
    tell(started("order.http.is-kept/y", 0));
    now = 2_500;
    tell(ended("tags.response.names-its-own-session/x", 1, "failed"));
    expect(screen(io.err)).toEqual(["It answers.", "✗ tags.response.names-its-own-session/x: It went\\nastray.", "1/8 cases  1 red  order  waiting 2.5 s for order.http.is-kept/y"]);
  });

  it("never grows beyond the line, and leaves nothing behind", () => {
    const io = new FakeIo({ isTerminal: true, columns: 30 });
    let now = 0;
    const teller = tellerOn(io, false, () => now);
    teller.tell(started("order.http.is-kept/a-very-long-situation", 0));
    now = 60_000;
    teller.tell(started("tags.http.is-kept/z", 0));
    expect(screen(io.err)).toEqual(["0/8 cases  order, tags  waiti…"].map((line) => line.slice(0, 28) + "…"));
    teller.end();
    expect(screen(io.err)).toEqual([""]);
  });

  it("keeps a sentence that is said meanwhile, above the live line", () => {
    const io = new FakeIo({ isTerminal: true });
    const teller = tellerOn(io);
    teller.tell(started("order.http.is-kept/y", 3));
    teller.say("Stopping.\u001b[2J");
    expect(screen(io.err)).toEqual(["Stopping.\\x1b[2J", "0/8 cases  order"]);
  });
});
