import { describe, expect, it } from "vitest";
import type { Outcome, Report } from "../../generated/report.js";
import { diffReports, diffText } from "./diff.js";
import { PLAIN, sampleReport } from "./testing.test-support.js";

function reportOf(outcomes: Readonly<Record<string, Outcome>>): Report {
  return sampleReport({ cases: [], requirements: Object.entries(outcomes).map(([id, outcome]) => ({ id, level: "MUST", outcome, ...(outcome === "failed" ? { because: "It went\nastray." } : {}) })) });
}

const BEFORE = reportOf({ "a.a.breaks": "passed", "a.b.heals": "failed", "a.c.stays": "failed", "a.d.goes": "passed", "a.e.comes": "not-applicable", "a.f.warns": "passed", "a.g.eases": "failed" });
const AFTER = reportOf({ "a.a.breaks": "failed", "a.b.heals": "passed", "a.c.stays": "failed", "a.e.comes": "passed", "a.f.warns": "warned", "a.g.eases": "warned", "a.h.new": "blocked" });
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe("a comparison of two reports", () => {
  it("says what became red, green and unjudged", () => {
    const { red, warned, green, unjudged, newlyJudged, stillRed } = diffReports(BEFORE, AFTER);
    expect({ red: ids(red), warned: ids(warned), green: ids(green), unjudged: ids(unjudged), newlyJudged: ids(newlyJudged), stillRed: ids(stillRed) }).toEqual({
      red: ["a.a.breaks", "a.h.new"],
      warned: ["a.f.warns"],
      green: ["a.b.heals", "a.g.eases"],
      unjudged: ["a.d.goes"],
      newlyJudged: ["a.e.comes"],
      stillRed: ["a.c.stays"],
    });
  });

  it("takes a warning for red where it is told to", () => {
    const { red, stillRed } = diffReports(BEFORE, AFTER, true);
    expect(ids(red)).toEqual(["a.a.breaks", "a.f.warns", "a.h.new"]);
    expect(ids(stillRed)).toEqual(["a.c.stays", "a.g.eases"]);
  });

  it("goes down to the cases where a requirement stands as it did", () => {
    const [first] = sampleReport().cases;
    const after = sampleReport({ cases: sampleReport().cases.map((one) => (one.id === first!.id ? { ...one, outcome: "failed" } : one)) });
    expect(diffReports(sampleReport(), after).stillRed.map(({ id, after: to }) => [id, to])).toContainEqual([first!.id, "failed"]);
  });

  it("is shown with what became red last, and no control character of a server", () => {
    const text = diffText(BEFORE, AFTER, diffReports(BEFORE, AFTER), PLAIN);
    expect(text.split("\n\n").slice(-2)).toEqual(["Became red (2)\n  a.a.breaks  passed → failed: It went\\nastray.\n  a.h.new  absent → blocked", "2 became red, 1 became a warning, 2 became green, 1 judged now, 1 no longer judged; 1 still red.\n"]);
  });

  it("says when nothing changed", () => {
    expect(diffText(BEFORE, BEFORE, diffReports(BEFORE, BEFORE), { ...PLAIN, quiet: true })).toBe("Nothing changed; 3 still red.\n");
  });
});
