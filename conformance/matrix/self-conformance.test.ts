import { expect, it } from "vitest";
import { requirement } from "../../generated/ledger.js";
import { cases } from "../cases/index.js";
import { faults } from "../faults/index.js";
import { judgeFault } from "./judge-fault.js";

it("the reference server passes every case", { timeout: 120_000 }, async () => {
  const { report, cases: red } = await judgeFault(undefined, { cases });
  expect(red).toEqual([]);
  expect(report.cases.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(cases.length * 0.95);
});

it("every case is named by a fault that exists, and every fault by a case", () => {
  const known = new Set(faults.map(({ name }) => name));
  const named = new Set(cases.flatMap(({ brokenBy }) => brokenBy));
  // A MAY is told and never red, so nothing can break it.
  expect(cases.filter(({ brokenBy, proves }) => brokenBy.length === 0 && requirement(proves).level !== "MAY").map(({ id }) => id)).toEqual([]);
  expect([...named].filter((name) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !named.has(name))).toEqual([]);
});

it("ids of cases and names of faults are unique, titles are facts", () => {
  const ids = cases.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  const names = faults.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(cases.filter(({ title }) => /\bshould\b|\btest that\b/i.test(title)).map(({ id }) => id)).toEqual([]);
});
