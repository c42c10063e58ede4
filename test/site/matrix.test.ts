import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import type { Result } from "../../generated/result.js";
import { matrixDocument } from "../../site/build/matrix-document.js";
import { matrixOf, tallyText } from "../../site/build/matrix.js";

const result: Result = {
  schema: "sessionproof/result/1",
  contract: "0.1.0",
  target: "lantern",
  title: "Lantern",
  version: "2.1.0",
  binding: "native",
  counts: { passed: 2, failed: 1, warned: 0, known: 1, blocked: 1, "not-applicable": 1 },
  requirements: {
    "active.create.moves-it": { outcome: "passed", cases: { passed: 1 } },
    "active.switch.moves-it": { outcome: "known", was: "failed", reason: "a switch is forgotten: docs/findings/lantern-switch.md", cases: { failed: 1 } },
    "order.answers.come-in-order": { outcome: "failed", cases: { failed: 1, passed: 2 } },
    "order.next.waits": { outcome: "blocked", reason: "by active.switch.moves-it", cases: { blocked: 1 } },
    "tags.pong.names-the-active-session": { outcome: "not-applicable", reason: "it has no pings", cases: { "not-applicable": 1 } },
    "tags.response.names-its-own-session": { outcome: "passed", cases: { passed: 1 } },
  },
};

it("counts what each server meets, area by area, in the order of the ledger", () => {
  const { areas, columns } = matrixOf([result]);
  expect(areas).toEqual(["active", "order", "tags"]);
  const [column] = columns;
  expect(areas.map((area) => tallyText(column!.byArea.get(area)!))).toEqual(["1 met, 1 known", "1 not met, 1 blocked", "1 met, 1 not applicable"]);
  expect(tallyText(column!.total)).toBe("2 met, 1 known, 1 not met, 1 blocked, 1 not applicable");
});

it("names each red with its reason, and the finding where the reason names one", () => {
  expect(matrixOf([result]).columns[0]!.reds).toEqual([
    { id: "active.switch.moves-it", kind: "known", reason: "a switch is forgotten: docs/findings/lantern-switch.md", finding: "docs/findings/lantern-switch.md" },
    { id: "order.answers.come-in-order", kind: "not met" },
    { id: "order.next.waits", kind: "blocked", reason: "by active.switch.moves-it" },
  ]);
});

it("is a document with a link to each finding", () => {
  const text = matrixDocument(matrixOf([result]));
  expect(text).toContain("| area | Lantern, 2.1.0 |");
  expect(text).toContain("| `active.switch.moves-it` | known | a switch is forgotten: [lantern-switch](findings/lantern-switch.md) |");
  expect(text).toContain("- 1: it has no pings");
});

it("says so where there are no results", () => {
  expect(matrixDocument(matrixOf([]))).toContain("There are no results yet.");
});

it("docs/matrix.md says what results/ says; else run `npm run matrix`", () => {
  expect(execFileSync(process.execPath, ["dist/site/build/write-matrix.js", "--check"], { encoding: "utf8" })).toBe("");
});
