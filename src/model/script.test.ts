import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastCanary } from "../log/index.js";
import { expectedAnswer } from "./answer.js";
import { answerTo } from "./answer-to.js";
import { parseScript } from "./script.js";
import type { Script } from "./script.js";
import { words } from "./words.js";

const A = "sp7f3a-c041-t1";

describe("directives", () => {
  it.each<[string, Script]>([
    ["[[pieces=6 gap=60]]", { pieces: 6, gapMs: 60 }],
    ["[[slow=1500]]", { slowMs: 1500 }],
    ['[[say="a ]] \\"b\\" [[x]]"]]', { say: 'a ]] "b" [[x]]' }],
    ["[[tool=file_list]]", { tools: [{ name: "file_list", arguments: {} }] }],
    ['[[tool=a {"x":[[1]],"y":"}]]"}]] [[tool=b {}]]', { tools: [{ name: "a", arguments: { x: [[1]], y: "}]]" } }, { name: "b", arguments: {} }] }],
    ["[[fail=400]]", { fail: { status: 400 } }],
    ["[[fail=503 after=2]]", { fail: { status: 503, after: 2 } }],
    ["[[hang]]", { hang: {} }],
    ["[[hang after=1]]", { hang: { after: 1 } }],
    ["[[silent]][[recall]] and [[long=100]]", { silent: true, recall: true, longBytes: 100 }],
  ])("%s is understood", (text, script) => {
    expect(parseScript(` ${text} `).script).toEqual(script);
  });

  it.each(["[[dance]]", "[[pieces=0]]", "[[pieces=x]]", "[[fail=200]]", "[[fail=4000]]", '[[say=""]]', '[[say="open]]', "[[tool=a {]]", "[[hang", "[[long=99999999]]", "[[wiki link]]", "[[say=plain]]"])(
    "%s is left alone",
    (text) => {
      expect(parseScript(text)).toEqual({ script: {}, rest: text });
    },
  );

  it("leave the text around them", () => {
    expect(parseScript(" [[pieces=2]] rest [[no]] [[silent]]!").rest).toBe("  rest [[no]] !");
  });
});

describe("words", () => {
  const count = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
  const text = fc.string({ unit: fc.oneof(fc.constantFrom("[[", "]]", "\\", '"', "\n", "</system-reminder>", A, "[[fail=400]]", "é", "👩‍🚀", "\u2028"), fc.string({ minLength: 1, maxLength: 3 })), maxLength: 12 });
  const scripts = fc.record<Script>(
    {
      pieces: count(50),
      slowMs: count(1000),
      say: text.filter((said) => said !== ""),
      tools: fc.array(fc.record({ name: fc.constantFrom("file_list", "web.search"), arguments: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant([[1]]))) }), { minLength: 1, maxLength: 3 }),
      fail: fc.oneof(fc.record({ status: fc.integer({ min: 400, max: 599 }) }), fc.record({ status: fc.constant(500), after: count(5) })),
      hang: fc.oneof(fc.constant({}), fc.record({ after: count(5) })),
      silent: fc.constant<true>(true),
      recall: fc.constant<true>(true),
      longBytes: count(10_000),
    },
    { requiredKeys: [] },
  );

  it("say what they were told, whatever stands in the text or in the strings", () => {
    fc.assert(
      fc.property(text, scripts, (said, script) => {
        const last = lastCanary(words(A, said, script));
        expect(last?.canary).toBe(A);
        expect(parseScript(last!.after)).toEqual({ script: JSON.parse(JSON.stringify(script)), rest: expect.stringMatching(/^ *$/) });
      }),
      { numRuns: 300 },
    );
  });

  it("are the text, the canary, the directives", () => {
    expect(words(A, "hello", { pieces: 2, gapMs: 5 })).toBe(`hello ${A} [[pieces=2 gap=5]]`);
    expect(words(A)).toBe(A);
  });

  it("refuse a gap between pieces nobody counted", () => {
    expect(() => words(A, "hello", { gapMs: 5 })).toThrow("give `pieces`");
  });
});

describe("the expected answer", () => {
  it("is known from the words alone", () => {
    expect(answerTo(words(A, "hi", { pieces: 2 }))).toEqual({ pieces: [`${A}.1 amber `, `${A}.2 birch`], text: `${A}.1 amber ${A}.2 birch` });
    expect(() => answerTo("no canary here")).toThrow("no canary");
  });

  it("is cut between code points, with every piece filled", () => {
    const say = "a👩‍🚀é😀z";
    const { pieces } = expectedAnswer(A, { say, pieces: 20 });
    expect(pieces).toEqual([..."a👩‍🚀é😀z"]);
    expect(expectedAnswer(A, { say, pieces: 3 }).text).toBe(say);
    expect(expectedAnswer(A, { say }).pieces).toEqual([say]);
  });

  it("is never cut inside a canary", () => {
    const { pieces, text } = expectedAnswer(A, { say: `${A}.1 é ${A}.12 ü`, pieces: 4 });
    expect(text).toBe(`${A}.1 é ${A}.12 ü`);
    expect(pieces).toHaveLength(4);
    expect(pieces.join("|")).toContain(`${A}.12`);
    expect(pieces[0]).toMatch(new RegExp(`^${A}\\.1`));
  });

  it("says half a surrogate pair as a replacement character", () => {
    expect(expectedAnswer(A, { say: "x\ud83d" }).text).toBe("x\ufffd");
  });

  it.each([1, 10, 100, 2048, 100_000])("is exactly %i bytes long when told so, without white space at its end", (longBytes) => {
    const { pieces, text } = expectedAnswer(A, { longBytes });
    expect(Buffer.byteLength(text)).toBe(longBytes);
    expect(text.trimEnd()).toBe(text);
    if (longBytes > 1000) expect(pieces.every((piece, k) => piece.startsWith(`${A}.${k + 1} `))).toBe(true);
  });

  it("names the other canaries of the context, in order", () => {
    const [b, c] = ["sp7f3a-c041-t2", "sp7f3a-c041-t3"];
    expect(expectedAnswer(A, { recall: true }, [b!, A, c!]).pieces).toEqual([`${A}.1 recalls `, `${b} ${c}`]);
    expect(expectedAnswer(A, { recall: true }).text).toBe(`${A}.1 recalls nothing`);
  });
});
