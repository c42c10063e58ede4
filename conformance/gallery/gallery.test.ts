import { expect, it } from "vitest";
import { variations } from "./index.js";

it("names each of at least sixty right servers once, by a sentence, and says why the contract allows it", () => {
  const names = variations.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(names.filter((name) => !/^[a-z]+(?:-[a-z0-9']+)+$/.test(name))).toEqual([]);
  expect(variations.filter(({ allowed }) => !/^[A-Z`].*\.$/.test(allowed)).map(({ name }) => name)).toEqual([]);
});
