import { describe, expect, it } from "vitest";
import { columnsOf, count, duration, row, wrap } from "./layout.js";

describe("columnsOf", () => {
  it("counts what a terminal shows", () => {
    expect([columnsOf("abc"), columnsOf("世界"), columnsOf("e\u0301"), columnsOf("😀")]).toEqual([3, 4, 1, 2]);
  });
});

describe("wrap", () => {
  it("breaks at spaces", () => {
    expect(wrap("one two three four", 10)).toEqual(["one two", "three four"]);
  });

  it("breaks a word that is longer than a line behind a comma or slash, where one is near", () => {
    expect(wrap('{"type":"response","session_id":"1111"}', 20)).toEqual(['{"type":"response",', '"session_id":"1111"}']);
    expect(wrap("abcdefghijklmnopqrstuvwxyz", 10)).toEqual(["abcdefghij", "klmnopqrst", "uvwxyz"]);
  });

  it("begins a long word on the line where there is room", () => {
    expect(wrap("→ abcdefghijklmnopqrst", 12)).toEqual(["→ abcdefghij", "klmnopqrst"]);
  });

  it("loses nothing but blanks at the ends of lines", () => {
    const text = "a bb ccc /dddddddddddddddddddd/eeeeeeeeeee?f=1&g=世界世界世界世界 hh";
    for (let width = 8; width < 70; width += 1) {
      const lines = wrap(text, width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }
  });

  it("makes one empty line of an empty text", () => {
    expect(wrap("", 20)).toEqual([""]);
  });
});

describe("row", () => {
  it("sets later lines under the first", () => {
    const shape = { indent: 2, label: 6, width: 20, paintLabel: String };
    expect(row("says", "one two three four", shape)).toEqual(["  says  one two", "        three four"]);
  });
});

it("says numbers as a reader does", () => {
  expect([count(1, "case"), count(2, "case"), count(2, "entry", "entries")]).toEqual(["1 case", "2 cases", "2 entries"]);
  expect([duration(240.4), duration(3_412), duration(125_000)]).toEqual(["240 ms", "3.4 s", "2 min 5 s"]);
});
