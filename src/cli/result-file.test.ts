import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { packageFile } from "./package-file.js";
import { resultOf } from "./result-file.js";

const TARGET = { name: "fake", title: "a server", version: "1.0.0", binding: "native", packages: {}, start: () => Promise.reject(new Error("not started here")) };

describe("a result", () => {
  it("says what is known, why, and nothing that differs from run to run", () => {
    const result = resultOf(TARGET, reportOf());
    expect(validate("Result", result)).toEqual([]);
    expect(result.counts).toEqual({ passed: 1, failed: 1, warned: 0, known: 1, blocked: 1, "not-applicable": 1 });
    expect(result.requirements).toEqual({
      "a.b.c": { outcome: "passed", cases: { passed: 1 } },
      "a.b.d": { outcome: "known", was: "failed", reason: "upstream knows", cases: { failed: 1 } },
      "a.b.e": { outcome: "not-applicable", reason: "there is no socket", cases: { "not-applicable": 1 } },
      "a.b.f": { outcome: "failed", cases: { failed: 1, passed: 1 } },
      "a.b.g": { outcome: "blocked", reason: "by a.b.f", cases: { blocked: 1 } },
    });
    expect(resultOf(TARGET, { ...reportOf(), seed: 9, startedAt: "2027-01-01T00:00:00Z", durationMs: 9 })).toEqual(result);
  });

  const folder = packageFile("results");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  it.each(files)("in results/%s is in the form that is published, and named after its target", (name) => {
    const result = JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as { target: string; version: string };
    expect(validate("Result", result)).toEqual([]);
    expect(name).toBe(`${result.target}-${result.version}.json`);
  });
});

function reportOf(): Report {
  const one = (requirement: string, situation: string, outcome: Report["cases"][number]["outcome"], more: object = {}): Report["cases"][number] => ({ id: `${requirement}/${situation}`, requirement, level: "MUST", title: "a fact", outcome, durationMs: 5, findings: [], ...more });
  const counts = { passed: 0, failed: 0, warned: 0, blocked: 0, "not-applicable": 0 };
  return {
    schema: "sessionproof/report/1",
    contract: "0.1.0",
    tool: "sessionproof 0.1.0",
    mode: "run",
    target: { url: "http://127.0.0.1:1234" },
    seed: 7,
    startedAt: "2026-01-01T00:00:00Z",
    durationMs: 1,
    exitCode: 1,
    counts: { cases: counts, requirements: counts, findings: 2 },
    cases: [
      one("a.b.c", "x", "passed"),
      one("a.b.d", "x", "failed", { known: "upstream knows" }),
      one("a.b.e", "x", "not-applicable", { because: "there is no socket" }),
      one("a.b.f", "x", "failed"),
      one("a.b.f", "y", "passed"),
      one("a.b.g", "x", "blocked", { blockedBy: "a.b.f" }),
    ],
    requirements: [
      { id: "a.b.g", level: "MUST", outcome: "blocked", blockedBy: "a.b.f" },
      { id: "a.b.c", level: "MUST", outcome: "passed" },
      { id: "a.b.d", level: "MUST", outcome: "failed", known: "upstream knows", because: "sp1234-c001-t1 was lost" },
      { id: "a.b.e", level: "MUST", outcome: "not-applicable" },
      { id: "a.b.f", level: "MUST", outcome: "failed", because: "sp1234-c002-t1 was lost" },
    ],
    undecided: [],
    suite: { faults: [], waits: [], clockStallsMs: 0 },
  };
}
