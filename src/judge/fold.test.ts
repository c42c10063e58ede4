import { describe, expect, it } from "vitest";
import { ledger } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import type { Finding } from "./finding.js";
import { fold } from "./fold.js";
import { summarise } from "./summarise.js";

const finding = (requirement: RequirementId, more: Partial<Finding> = {}): Finding => ({ requirement, subjects: [], at: 1, expected: "", received: "", because: "", evidence: [1], ...more });

const ROUTING = "routing.http-explicit.lands-in-its-session";
const TEXT = "text.history.is-the-final-text";

function under(...findings: readonly Finding[]): (string | undefined)[] {
  return fold(findings, ledger).map(({ foldedUnder }) => foldedUnder);
}

describe("folding", () => {
  it("puts a consequence under what it relies on, however far", () => {
    expect(under(finding(TEXT), finding(ROUTING))).toEqual([ROUTING, undefined]);
  });

  it("keeps apart what is about different turns", () => {
    expect(under(finding(TEXT, { subjects: ["a"] }), finding(ROUTING, { subjects: ["b"] }))).toEqual([undefined, undefined]);
    expect(under(finding(TEXT, { subjects: ["a"] }), finding(ROUTING, { subjects: ["b", "a"] }))).toEqual([ROUTING, undefined]);
  });

  it("keeps apart what was seen in different cases", () => {
    expect(under(finding(TEXT, { case: "x" }), finding(ROUTING, { case: "y" }))).toEqual([undefined, undefined]);
    expect(under(finding(TEXT, { case: "x" }), finding(ROUTING, { case: "x" }))).toEqual([ROUTING, undefined]);
  });

  it("folds nothing under itself", () => {
    expect(under(finding(ROUTING), finding(ROUTING))).toEqual([undefined, undefined]);
  });
});

describe("the summary", () => {
  it("has one line a requirement, with outcome, count and first place", () => {
    const findings = [finding(ROUTING, { at: 9 }), finding(ROUTING, { at: 4 }), finding(TEXT, { at: 9 }), finding("turns.sse.ends-after-its-terminal", { at: 2 })];
    const lines = new Map(summarise({ findings, undecided: [], seen: new Map([[ROUTING, 5], ["history.turn.is-held-once", 1]]) }, ledger).map((line) => [line.requirement, line]));
    expect(lines.size).toBe(ledger.length);
    expect(lines.get(ROUTING)).toMatchObject({ outcome: "failed", count: 2, first: 4, seen: 5 });
    expect(lines.get(TEXT)).toMatchObject({ outcome: "failed", foldedUnder: ROUTING });
    expect(lines.get("turns.sse.ends-after-its-terminal")).toMatchObject({ outcome: "warned", count: 1 });
    expect(lines.get("history.turn.is-held-once")).toMatchObject({ outcome: "passed" });
    expect(lines.get("history.turn.is-kept")).toMatchObject({ outcome: "not-applicable" });
  });
});
