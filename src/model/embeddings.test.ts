import { describe, expect, it } from "vitest";
import { embed, embeddingsAnswer, readEmbeddings } from "./embeddings.js";

const likeness = (a: string, b: string): number => embed(a).reduce((sum, value, axis) => sum + value * embed(b)[axis]!, 0);

describe("embeddings", () => {
  it("are the same for the same text, of length one, and nearer where words are shared", () => {
    expect(embed("MARIGOLD the vault code")).toEqual(embed("MARIGOLD the vault code"));
    expect(likeness("marigold", "marigold")).toBeCloseTo(1);
    expect(likeness("MARIGOLD the vault code is 9041", "marigold")).toBeGreaterThan(likeness("the weather in the north", "marigold"));
  });

  it("point somewhere for a text without words", () => {
    expect(embed("")[0]).toBe(1);
    expect(embed("?!", 3)).toEqual([1, 0, 0]);
  });

  it("are had for a text, a list of texts and lists of tokens", () => {
    expect(readEmbeddings({ input: "a" })).toEqual({ texts: ["a"], dimensions: 64, base64: false });
    expect(readEmbeddings({ input: ["a", "b"], dimensions: 8, encoding_format: "base64" })).toEqual({ texts: ["a", "b"], dimensions: 8, base64: true });
    expect(readEmbeddings({ input: [1, 2] })?.texts).toEqual(["1 2"]);
    expect(readEmbeddings({ input: [[1], [2]] })?.texts).toEqual(["1", "2"]);
    expect(readEmbeddings({ input: [] })).toBeUndefined();
    expect(readEmbeddings({ input: ["a", 1] })).toBeUndefined();
    expect(readEmbeddings({})).toBeUndefined();
  });

  it("carry the same numbers as base64", () => {
    const answer = embeddingsAnswer({ texts: ["one two"], dimensions: 4, base64: true }, "m") as { data: { embedding: string }[] };
    const bytes = Buffer.from(answer.data[0]!.embedding, "base64");
    expect([0, 1, 2, 3].map((at) => bytes.readFloatLE(at * 4))).toEqual([...Float32Array.from(embed("one two", 4))]);
  });
});
