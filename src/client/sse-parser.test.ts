import { createParser } from "eventsource-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SseBlockTooLarge, SseParser, type SseBlock } from "./sse-parser.js";

interface Read {
  readonly blocks: readonly SseBlock[];
  readonly rest: string;
  readonly parser: SseParser;
}

function read(chunks: readonly (string | Uint8Array)[], maxBlockChars?: number): Read {
  const blocks: SseBlock[] = [];
  const parser = new SseParser((block) => blocks.push(block), maxBlockChars);
  for (const chunk of chunks) parser.push(Buffer.from(chunk as string));
  return { blocks, rest: parser.end(), parser };
}

const events = ({ blocks }: Read): (readonly [string, string])[] => blocks.flatMap(({ event }) => (event ? [[event.name, event.data] as const] : []));
const raws = ({ blocks }: Read): string[] => blocks.map(({ raw }) => raw);

/** Every way to read a text: whole, and byte by byte. */
function ways(text: string): Read[] {
  return [read([text]), read([...Buffer.from(text)].map((byte) => Uint8Array.of(byte)))];
}

describe("an event stream", () => {
  it.each(["\n", "\r\n", "\r"])("has lines that end with %j", (end) => {
    for (const one of ways(["event: chunk", "data: a", "", "data: b", "", ""].join(end))) {
      expect(events(one)).toEqual([["chunk", "a"], ["message", "b"]]);
      expect(raws(one)).toEqual([`event: chunk${end}data: a`, "data: b"]);
      expect(one.rest).toBe("");
    }
  });

  it("joins data lines by LF, keeps every space but the first, and takes a line without a colon as an empty field", () => {
    for (const one of ways("data:a\ndata:  b\ndata\ndata: c: d\n\n")) expect(events(one)).toEqual([["message", "a\n b\n\nc: d"]]);
  });

  it("dispatches an event with empty data for data alone, and none for an event name alone", () => {
    for (const one of ways("data\n\ndata\ndata\n\nevent: x\n\ndata:")) {
      expect(events(one)).toEqual([["message", ""], ["message", "\n"]]);
      expect(raws(one)).toEqual(["data", "data\ndata", "event: x"]);
      expect(one.rest).toBe("data:");
    }
  });

  it("hands out comments and unknown fields, and takes field names to the letter", () => {
    for (const one of ways(": skip\n\n:\n\nDATA: x\n data: y\ndata : z\nfoo\n\n")) {
      expect(events(one)).toEqual([]);
      expect(one.blocks.map(({ comments }) => comments)).toEqual([[" skip"], [""], []]);
      expect(one.blocks[2]?.unknownFields).toEqual(["DATA", " data", "data ", "foo"]);
    }
  });

  it("keeps the last event id from block to block, also from a block without data, and ignores one with a NUL", () => {
    for (const one of ways("id: 1\n\ndata: a\n\nid: 2\0\ndata: b\n\nid\ndata: c\n\n")) {
      expect(one.blocks.map(({ event }) => event?.lastEventId)).toEqual([undefined, "1", "1", ""]);
      expect(one.parser.lastEventId).toBe("");
    }
  });

  it("takes a retry of digits alone", () => {
    for (const one of ways("retry: 10\n\nretry: 1e3\n\nretry: -1\n\nretry:\n\n")) expect(one.parser.retryMs).toBe(10);
    expect(read(["data: a\n\n"]).parser.retryMs).toBeUndefined();
  });

  it("drops one byte order mark at the start and none later", () => {
    for (const one of ways("\uFEFFdata: a\n\n\uFEFFdata: b\n\n")) {
      expect(one.parser.hadBom).toBe(true);
      expect(events(one)).toEqual([["message", "a"]]);
      expect(one.blocks[1]?.unknownFields).toEqual(["\uFEFFdata"]);
    }
    for (const one of ways("\uFEFF\uFEFFdata: a\n\n")) expect(one.blocks[0]?.unknownFields).toEqual(["\uFEFFdata"]);
    for (const one of ways("data: a\n\n")) expect(one.parser.hadBom).toBe(false);
  });

  it("keeps what stands after the last blank line, with the beginning of a character that never came whole", () => {
    for (const one of ways("data: a\n\ndata: b\r\ndata: c")) {
      expect(events(one)).toEqual([["message", "a"]]);
      expect(one.rest).toBe("data: b\r\ndata: c");
    }
    const cut = read([Buffer.from("data: é").subarray(0, -1)]);
    expect(cut.rest).toBe("data: \uFFFD");
    expect(cut.parser.badUtf8).toBe(1);
  });

  it("ignores blank lines between blocks", () => {
    for (const one of ways("\n\r\n\rdata: a\r\r\n\n\rdata: b\n\n")) expect(raws(one)).toEqual(["data: a", "data: b"]);
  });

  it("counts bad UTF-8 and leaves a U+FFFD that was sent out of the count", () => {
    const bytes = Buffer.concat([Buffer.from("data: \uFFFD"), Buffer.from([0xef, 0xbf, 0xef, 0xbf, 0xbd, 0x80]), Buffer.from("x\n\n")]);
    for (const chunks of [[bytes], [...bytes].map((byte) => Uint8Array.of(byte))]) {
      const one = read(chunks);
      expect(events(one)).toEqual([["message", "\uFFFD\uFFFD\uFFFD\uFFFDx"]]);
      expect(one.parser.badUtf8).toBe(2);
    }
  });

  it("refuses a block over its bound, in one line or in many, and takes one at it", () => {
    expect(events(read(["data: 34567890\n\n".repeat(3)], 15))).toHaveLength(3);
    expect(() => read(["data: 34567890123456"], 15)).toThrow(SseBlockTooLarge);
    expect(() => read(["a: 1\n".repeat(4)], 15)).toThrow(SseBlockTooLarge);
  });
});

/** Lines that matter to the grammar, and any text. */
const line = fc.oneof(
  fc.constantFrom("", "", "data", "data:", "data: a", "data:  b", "data:é€😀", "event: x", "event:", "id: 7", "id:", "retry: 5", ": c", ":", "foo: bar", "data: {\"a\":1}"),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const streamText = fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r")), { maxLength: 40 }).map((lines) => lines.map(([text, end]) => text + end).join(""));
/** A text as UTF-8, cut anywhere. */
const cutBytes = fc.tuple(streamText, fc.array(fc.nat(400), { maxLength: 12 })).map(([text, cuts]) => {
  const bytes = Buffer.from(text);
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  return { text, bytes, chunks: places.slice(1).map((end, i) => bytes.subarray(places[i], end)) };
});

describe("for any stream", () => {
  it("says the same however the bytes are cut", () => {
    fc.assert(
      fc.property(cutBytes, ({ bytes, chunks }) => {
        const [whole, cut] = [read([bytes]), read(chunks)];
        expect(cut.blocks).toEqual(whole.blocks);
        expect(cut.rest).toBe(whole.rest);
        expect(cut.parser.badUtf8).toBe(0);
      }),
    );
  });

  it("loses no line: the blocks and the rest hold every line that is not blank, in order", () => {
    fc.assert(
      fc.property(cutBytes, ({ text, chunks }) => {
        const { blocks, rest } = read(chunks);
        const lines = (some: string): string[] => some.split(/\r\n|\r|\n/).filter((one) => one !== "");
        expect([...blocks.map(({ raw }) => raw), rest].flatMap(lines)).toEqual(lines(text.replace(/^\uFEFF/, "")));
      }),
    );
  });

  it("dispatches what eventsource-parser does, apart from where that one deviates", () => {
    fc.assert(
      fc.property(
        // A leading byte order mark in a string is not its business, a final CR is held back by it, and an id with a NUL or
        // without data is not kept by it: ids are compared by the event's own block alone.
        streamText.filter((text) => !text.startsWith("\uFEFF")),
        (text) => {
          const closed = `${text}\n: end\n`;
          const theirs: (readonly [string, string])[] = [];
          const parser = createParser({ onEvent: ({ event, data }) => theirs.push([event || "message", data]) });
          parser.feed(closed);
          expect(events(read([closed]))).toEqual(theirs);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("agrees with eventsource-parser on the id of a block that has both an id and data", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 5 }).filter((id) => !/[\r\n\0]/.test(id)), { maxLength: 6 }), (ids) => {
        const text = ids.map((id) => `id: ${id}\ndata: x\n\n`).join("");
        const theirs: string[] = [];
        createParser({ onEvent: ({ id }) => theirs.push(id ?? "") }).feed(text);
        expect(read([text]).blocks.map(({ event }) => event?.lastEventId)).toEqual(theirs);
      }),
    );
  });

  it("counts bad UTF-8 as the decoder replaces it, however the bytes are cut", () => {
    const bytes = fc.array(fc.constantFrom(0x41, 0x80, 0xbd, 0xbf, 0xc3, 0xe2, 0xef, 0xf0, 0x9f, 0xff), { maxLength: 30 });
    fc.assert(
      fc.property(bytes, (some) => {
        const whole = read([Uint8Array.from(some)]);
        const cut = read(some.map((byte) => Uint8Array.of(byte)));
        expect(cut.parser.badUtf8).toBe(whole.parser.badUtf8);
        expect(whole.parser.badUtf8 === 0).toBe(Buffer.from(Uint8Array.from(some).buffer).equals(Buffer.from(Buffer.from(some).toString("utf8"))));
      }),
    );
  });
});
