import { describe, expect, it } from "vitest";
import type { CaseResult, Outcome, RequirementResult } from "../../generated/report.js";
import { exitCode } from "./exit-code.js";

const suite = { faults: [], waits: [], clockStallsMs: 0 };
function report(cases: readonly (readonly [Outcome, string?])[], requirements: readonly (readonly [string, Outcome])[] = []) {
  return {
    suite,
    cases: cases.map(([outcome, blockedBy], n): CaseResult => ({ id: `a.b.c/${n}`, requirement: "a.b.c", level: "MUST", title: "t", outcome, durationMs: 0, findings: [], ...(blockedBy === undefined ? {} : { blockedBy }) })),
    requirements: requirements.map(([id, outcome]): RequirementResult => ({ id, level: "MUST", outcome })),
  };
}
const lax = { strict: false };
const strict = { strict: true };

describe("the exit code", () => {
  it("is 0 when what applies passed", () => {
    expect(exitCode(report([["passed"], ["not-applicable"]]), strict)).toBe(0);
  });

  it("is 1 for a failure, and for a warning only when strict", () => {
    expect(exitCode(report([["passed"], ["failed"]]), lax)).toBe(1);
    expect(exitCode(report([["passed"], ["warned"]]), lax)).toBe(0);
    expect(exitCode(report([["passed"], ["warned"]]), strict)).toBe(1);
  });

  it("is 1 for a case that is blocked by nothing red, or by a mere warning", () => {
    expect(exitCode(report([["passed"], ["blocked"]]), lax)).toBe(1);
    expect(exitCode(report([["passed"], ["blocked", "d.e.f"]], [["d.e.f", "warned"]]), lax)).toBe(1);
    expect(exitCode(report([["passed"], ["blocked", "d.e.f"]], [["d.e.f", "passed"]]), lax)).toBe(1);
  });

  it("is 2 when nothing was checked", () => {
    expect(exitCode(report([]), lax)).toBe(2);
    expect(exitCode(report([["not-applicable"]]), lax)).toBe(2);
  });

  it("is 2 when the suite itself failed or was interrupted, whatever else was found", () => {
    expect(exitCode({ ...report([["failed"]]), suite: { ...suite, faults: [{ message: "x" }] } }, lax)).toBe(2);
    expect(exitCode({ ...report([["passed"]]), stopped: "It was interrupted." }, lax)).toBe(2);
  });

  it("goes by requirements where a report has no cases", () => {
    expect(exitCode(report([], [["a.b.c", "passed"]]), lax)).toBe(0);
    expect(exitCode(report([], [["a.b.c", "failed"]]), lax)).toBe(1);
    expect(exitCode(report([], [["a.b.c", "not-applicable"]]), lax)).toBe(2);
  });
});
