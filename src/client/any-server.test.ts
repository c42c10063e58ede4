import fc from "fast-check";
import { createServer, type AddressInfo, type Socket as TcpSocket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Log } from "../log/index.js";
import { answerOrNone, createClient, NoAnswer, type Client } from "./index.js";

/** What the server says next, in pieces, and how it ends. */
interface Speech {
  readonly pieces: readonly Buffer[];
  readonly end: "end" | "reset" | "hold";
}

let speech: Speech = { pieces: [], end: "end" };
const open = new Set<TcpSocket>();
const server = createServer((socket) => {
  open.add(socket.on("error", () => undefined).once("close", () => open.delete(socket)));
  socket.once("data", () => {
    const { pieces, end } = speech;
    for (const piece of pieces) socket.write(piece);
    if (end === "end") socket.end();
    if (end === "reset") socket.resetAndDestroy();
  });
});
let baseUrl = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const socket of open) socket.destroy();
  server.close();
});

/** Parts of answers, right and wrong, in any order. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("HTTP/1.1 200 OK\r\n", "HTTP/1.1 101 Switching Protocols\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 204 No Content\r\n", "HTTP/1.1 999 Odd\r\n", "HTTP/1.0 200 OK\r\n\r\n") },
  { weight: 3, arbitrary: fc.constantFrom("content-type: text/event-stream\r\n", "transfer-encoding: chunked\r\n", "content-length: 5\r\n", "connection: close\r\n", "upgrade: websocket\r\nconnection: upgrade\r\n", "\r\n", "5\r\nhello\r\n", "9\r\ndata: 1\n\n\r\n", "0\r\n\r\n", "hello", "data: 1\n\n") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);
const speeches: fc.Arbitrary<Speech> = fc.record({
  pieces: fc.array(piece.map((text) => Buffer.from(text)), { maxLength: 9 }),
  end: fc.constantFrom("end", "end", "reset", "hold"),
});

const ENDS = new Set(["response", "response-end", "response-error", "client-gone", "ws-refused", "ws-close"]);

/** Asks a server that speaks so, and sees that it comes to one end, in the log too. */
async function askedOnce(said: Speech, ask: (client: Client) => Promise<unknown>): Promise<void> {
  speech = said;
  const log = new Log();
  const client = createClient({ baseUrl, log, headersTimeoutMs: 40 });
  try {
    await ask(client);
  } finally {
    await client.close();
  }
  expect(log.entries.filter(({ kind }) => ENDS.has(kind))).toHaveLength(1);
}

describe("whatever a server says", { timeout: 60_000 }, () => {
  it("a call ends as an answer or as none", () =>
    fc.assert(
      fc.asyncProperty(speeches, (said) =>
        askedOnce(said, async (client) => {
          const answer = await answerOrNone(client.call("getHealth"));
          expect(answer instanceof NoAnswer ? answer.reason : "answered").not.toBe("other");
        }),
      ),
      { numRuns: 80 },
    ));

  it("a stream ends as a stream, an answer or as none", () =>
    fc.assert(
      fc.asyncProperty(speeches, (said) =>
        askedOnce(said, async (client) => {
          const stream = await answerOrNone(client.stream("streamMessage", { params: { id: "a" }, body: { message: "m" } }));
          if (stream instanceof NoAnswer) return expect(stream.reason).not.toBe("other");
          await stream.next(() => false, 20);
          await stream.close();
          expect(["end", "error", "gone"]).toContain(await stream.ended);
        }),
      ),
      { numRuns: 80 },
    ));

  it("a handshake ends as a refusal or as no answer", () =>
    fc.assert(
      fc.asyncProperty(speeches, (said) =>
        askedOnce(said, async (client) => {
          const socket = await answerOrNone(client.openSocket("a"));
          expect(socket instanceof NoAnswer || socket.refused).toBe(true);
        }),
      ),
      { numRuns: 80 },
    ));
});
