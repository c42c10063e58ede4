import { describe, expect, it } from "vitest";
import { parseLog } from "./parse-log.js";

describe("reading a log", () => {
  it("takes line numbers as places and passes over blank lines", () => {
    const { entries, problems } = parseLog('\uFEFF{"at":1,"kind":"meta","v":1}\r\n\n{"at":2,"kind":"request","id":"r1","method":"GET","url":"/"}\n');
    expect(problems).toEqual([]);
    expect(entries.map(({ seq, at, kind }) => [seq, at, kind])).toEqual([[1, 1, "meta"], [3, 2, "request"]]);
    expect(entries[1]).toMatchObject({ headers: {} });
  });

  it("reports lines that are no entries, and goes on", () => {
    const { entries, problems } = parseLog(['{"kind":"note","text":"a"}', "{bad", "[1]", '{"kind":"novel"}', '{"kind":"response","id":"r1"}', '{"kind":"note","text":"b"}'].join("\n"));
    expect(entries.map(({ seq }) => seq)).toEqual([1, 6]);
    expect(problems).toEqual([
      { line: 2, what: "is no JSON" },
      { line: 3, what: "is no JSON object" },
      { line: 4, what: 'has an unknown kind "novel"' },
      { line: 5, what: "is a response without status (a number)" },
    ]);
  });
});
