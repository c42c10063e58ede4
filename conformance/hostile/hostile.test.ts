import { describe, expect, it } from "vitest";
import { REPORTERS, safe, seenIn, type Reporter } from "../../src/reporters/index.js";
import { cases as all } from "../cases/index.js";
import { tested } from "../part.js";
import { KEY } from "./hostile.js";
import { hostiles } from "./index.js";
import { judgeHostile, type Borne } from "./judge-hostile.js";

/** The doors, and a case or two of what stands on each. */
const ASKED = /^(lists\.all-sessions\.hold|history\.turn\.is-kept|http\.get-session|socket\.frames|text\.(ws|sse)\.deltas|simultaneity\.pieces|socket\.connected|ids\.ws-unusable|routing\.ws-explicit|stream\.answer|frames\.pong|turns\.(sse|ws)\.has)/;
const cases = all.filter((one) => one.smoke || ASKED.test(one.id));

const DEADLINE_MS = 60_000;
const MOST_BYTES = 300 * 1024 * 1024;

it("there are more than forty of them, each with a name of its own", () => {
  expect(hostiles.length).toBeGreaterThan(40);
  expect(new Set(hostiles.map(({ name }) => name)).size).toBe(hostiles.length);
});

describe("a hostile server is borne", () => {
  it.each(tested(hostiles).map((one) => [one.name, one] as const))("%s", { timeout: DEADLINE_MS }, async (_, one) => {
    const borne = await judgeHostile(one, cases);
    const told = `${JSON.stringify(borne.report?.cases.filter(({ outcome }) => outcome !== "passed") ?? "")} ${borne.gaveUp ?? ""}`;
    expect(told).toMatch(one.tells);
    // Who floods shares this process with the suite here: its stalls may leave a case in doubt, which is said. Nothing else is the suite's fault.
    expect((borne.report?.suite.faults ?? []).filter(({ message }) => !message.includes("event loop stood still"))).toEqual([]);
    expect(borne.report === undefined || borne.report.exitCode > 0).toBe(true);
    expect(borne.grewBytes).toBeLessThan(MOST_BYTES);
    expect(borne.seen).toEqual([]);
    expect(keyIn(borne)).toBe(false);
    expect(steering(borne)).toEqual([]);
  });
});

function keyIn({ report, gaveUp, log }: Borne): boolean {
  return [JSON.stringify(report ?? ""), gaveUp ?? "", ...log.entries.map((entry) => JSON.stringify(entry))].some((text) => text.includes(KEY));
}

const RENDER = { colours: false, width: 100, quiet: false, verbose: true };

/** Reporters whose text could steer a terminal. What the suite gives up with is made safe where it is printed. */
function steering({ report }: Borne): string[] {
  if (report === undefined) return [];
  const seen = seenIn(report);
  return (["pretty", "github", "summary", "junit"] as const).filter((name) => {
    // The annotations of GitHub are commands of our own.
    const lines = (REPORTERS[name] as Reporter)(report, RENDER, seen).split("\n").map((line) => (name === "github" ? line.replace(/^::[a-z]+(?: .*?)?::/, "") : line));
    return lines.some((line) => safe(line) !== line);
  });
}
