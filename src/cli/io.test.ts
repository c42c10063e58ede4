import { expect, it } from "vitest";
import { hasColours } from "./io.js";

const sink = (isTerminal: boolean) => ({ write: () => undefined, isTerminal, columns: 80 });

it("gives colours to terminals, unless the environment says otherwise", () => {
  expect(hasColours(sink(true), {})).toBe(true);
  expect(hasColours(sink(false), {})).toBe(false);
  expect(hasColours(sink(true), { NO_COLOR: "1" })).toBe(false);
  expect(hasColours(sink(true), { NO_COLOR: "" })).toBe(true);
  expect(hasColours(sink(true), { TERM: "dumb" })).toBe(false);
  expect(hasColours(sink(false), { FORCE_COLOR: "1" })).toBe(true);
  expect(hasColours(sink(true), { FORCE_COLOR: "0" })).toBe(false);
  expect(hasColours(sink(true), { NO_COLOR: "1", FORCE_COLOR: "1" })).toBe(false);
});
