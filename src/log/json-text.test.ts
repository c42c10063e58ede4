import { expect, it } from "vitest";
import { valueOfJson } from "./json-text.js";

const nested = (depth: number): string => `${"[".repeat(depth)}${" ".repeat(3_000)}${"]".repeat(depth)}`;

it("reads JSON, and nothing else", () => {
  expect(valueOfJson('{"a":[1]}')).toEqual({ a: [1] });
  expect([valueOfJson("NaN"), valueOfJson("")]).toEqual([undefined, undefined]);
});

it("does not read what is nested deeper than a thousand", () => {
  expect(valueOfJson(nested(1_000))).toBeDefined();
  expect(valueOfJson(nested(1_001))).toBeUndefined();
});

it("counts no brackets within strings", () => {
  const text = `${"[".repeat(2_000)}\\"${"{".repeat(2_000)}\\\\`;
  expect(valueOfJson(JSON.stringify([text, "]"]))).toEqual([text, "]"]);
});
