import { expect, it } from "vitest";
import { SURVIVORS } from "../survivors.js";
import { proxyFaults } from "./index.js";

const names = proxyFaults.map(({ name }) => name);

it("names of proxy faults are unique, and no two spoil under one name", () => {
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

it("at least fifty-five faults stand in the proxy, a third of them sly, at every depth", () => {
  expect(names.length).toBeGreaterThanOrEqual(55);
  expect(proxyFaults.filter(({ sly }) => sly).length).toBeGreaterThanOrEqual(names.length / 3);
  expect(new Set(proxyFaults.map(({ depth }) => depth)).size).toBe(5);
});

it("each says what it breaks", () => {
  expect(proxyFaults.filter(({ breaks }) => breaks.length === 0).map(({ name }) => name)).toEqual([]);
});

it("survivors are faults that exist", () => {
  expect(SURVIVORS.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
});
