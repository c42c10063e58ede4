import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { ledger } from "../../generated/ledger.js";
import { cases } from "../cases/index.js";
import { faults } from "../faults/index.js";
import { scoreOf, scorePage, type Score } from "./score.js";

const root = resolve(import.meta.dirname, "../..");
const published = JSON.parse(readFileSync(resolve(root, "generated/score.json"), "utf8")) as Score;

it("the published score is about the wrong servers, cases and requirements there are; else run `npm run score`", () => {
  expect(published.rows.map(({ fault }) => fault)).toEqual(faults.map(({ name }) => name));
  expect({ requirements: published.requirements, cases: published.cases }).toEqual({ requirements: ledger.length, cases: cases.length });
});

it("its figures follow from its rows, and its page from its figures", () => {
  expect(scoreOf(published.rows, published.requirements, published.cases)).toEqual(published);
  expect(readFileSync(resolve(root, "docs/score.md"), "utf8")).toBe(scorePage(published));
});

it("every wrong server is caught, and one shows as one red or two", () => {
  expect(published.rows.filter(({ caught }) => !caught).map(({ fault }) => fault)).toEqual([]);
  expect(published.meanRed).toBeLessThanOrEqual(1.5);
});

it("the README states the score", () => {
  expect(existsSync(resolve(root, "docs/score.md"))).toBe(true);
  expect(readFileSync(resolve(root, "README.md"), "utf8")).toContain(`${published.caught} of ${published.faults} wrong servers are caught, ${published.exact} of them by exactly the cases that name them`);
});
