import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { sayings } from "./told-to.js";

/** A report with every outcome. */
const report = JSON.parse(readFileSync(new URL("../reporters/fixtures/report.json", import.meta.url), "utf8")) as Report;
const idOf = (outcome: string): string => report.cases.find((one) => one.outcome === outcome)!.id;

it("fails a failed case with its letter, in plain text", () => {
  const id = idOf("failed");
  const said = sayings(report, false)(id);
  expect(said.kind).toBe("fails");
  const { text } = said as { text: string };
  for (const label of ["sentence", "source", "step", "expected", "received", "because", "again"]) expect(text).toMatch(new RegExp(`^  ${label} `, "m"));
  expect(text).not.toContain("\u001b");
});

it("passes a warned case and tells of it; where warnings count, it fails", () => {
  const id = idOf("warned");
  expect(sayings(report, false)(id)).toMatchObject({ kind: "warns", text: expect.stringContaining("(SHOULD)") as string });
  expect(sayings(report, true)(id)).toMatchObject({ kind: "fails" });
});

it("skips what is not applicable, with the reason", () => {
  const one = report.cases.find(({ outcome }) => outcome === "not-applicable")!;
  expect(sayings(report, false)(one.id)).toEqual({ kind: "skips", text: one.because });
});

it("skips a case that something red blocks, and fails one that nothing else tells of", () => {
  const blocked = report.cases.find(({ outcome }) => outcome === "blocked")!;
  const { blockedBy: _, ...alone } = blocked;
  const failed = report.requirements.find(({ outcome }) => outcome === "failed")!.id;
  const of = (one: Report["cases"][number]): unknown => sayings({ ...report, cases: [one] }, false)(one.id);
  expect(of({ ...alone, blockedBy: failed })).toMatchObject({ kind: "skips", text: expect.stringContaining(`blocked by ${failed}`) as string });
  expect(of(alone)).toMatchObject({ kind: "fails", text: expect.stringContaining("blocked: ") as string });
  expect(sayings({ ...report, cases: [alone], stopped: "It was interrupted." }, false)(alone.id)).toMatchObject({ kind: "skips" });
});

it("skips what is known to fail, with the reason of the list", () => {
  const one = { ...report.cases.find(({ outcome }) => outcome === "failed")!, known: "ticket 7" };
  expect(sayings({ ...report, cases: [one] }, true)(one.id)).toEqual({ kind: "skips", text: "known to fail: ticket 7" });
});
