import { expect, it } from "vitest";
import { ledger } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import type { Finding } from "../judge/index.js";
import { foldRun } from "./folding.js";

const below = "history.turn.is-kept";
const above = ledger.find((row) => row.proof === "case" && row.relies.includes(below))!.id;
const finding = (requirement: RequirementId, caseId: string, at: number, subjects: readonly string[] = []): Finding => ({
  requirement, case: caseId, at, subjects, expected: "a", received: "b", because: "c", evidence: [at],
});
const folded = (ruled: ReturnType<typeof foldRun>) => ruled.map((one) => [one.finding.requirement, one.under]);

it("a case's finding is explained by what its requirement relies on and was broken in the same case, about whichever turn", () => {
  expect(folded(foldRun([finding(below, "x/y", 1, ["t1"])], [finding(above, "x/y", 2, ["t2"])]))).toEqual([[below, undefined], [above, below]]);
});

it("a finding of another case explains nothing", () => {
  expect(folded(foldRun([finding(below, "x/z", 1, ["t1"])], [finding(above, "x/y", 2, ["t2"])]))).toEqual([[below, undefined], [above, undefined]]);
});

it("nothing is explained by what relies on it", () => {
  expect(folded(foldRun([finding(above, "x/y", 1, ["t1"])], [finding(below, "x/y", 2, ["t2"])]))).toEqual([[above, undefined], [below, undefined]]);
});
