import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sseData } from "./sse-data.js";

async function* cutEvery(text: string, bytes: number): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes);
}

async function read(text: string, bytes = 1_000): Promise<string[]> {
  const events: string[] = [];
  for await (const data of sseData(cutEvery(text, bytes))) events.push(data);
  return events;
}

describe("the data of a stream", () => {
  it("is whole however the bytes are cut, characters and line ends included", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("é👩‍🚀", "x", "日本", " y"), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom("\n", "\r\n", "\r"), async (texts, bytes, end) => {
        expect(await read(texts.map((text) => `data: ${text}${end}${end}`).join(""), bytes)).toEqual(texts);
      }),
    );
  });

  it("leaves comments and other fields out, joins lines, and minds a missing space", async () => {
    expect(await read(": hi\nevent: x\nid: 1\ndata:a\ndata: b\n\n\n\ndata: c\n\n")).toEqual(["a\nb", "c"]);
  });

  it.each([1, 2, 3, 4, 5, 8, 9])("takes CR LF for one line end also when cut between the two (every %i bytes)", async (bytes) => {
    expect(await read("data: a\r\ndata: b\r\n\r\n", bytes)).toEqual(["a\nb"]);
  });

  it("counts a last event that lacks its blank line", async () => {
    expect(await read("data: a\n\ndata: [DONE]")).toEqual(["a", "[DONE]"]);
    expect(await read("data: a\r\n\r\ndata: b\r")).toEqual(["a", "b"]);
  });
});
