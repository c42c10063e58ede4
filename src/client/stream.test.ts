import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTcp, type AddressInfo } from "node:net";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { Log } from "../log/index.js";
import { answerOrNone, createClient, type Client, type ClientOptions, type StreamAnswer } from "./index.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const PARAMS = { id: "a", session_id: "s" };

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Setting {
  readonly client: Client;
  readonly log: Log;
  readonly open: (deadlineMs?: number) => Promise<StreamAnswer<"streamMessageToSession">>;
}

async function setting(baseUrl: Promise<string>, more: Partial<ClientOptions> = {}): Promise<Setting> {
  const log = new Log();
  const client = createClient({ baseUrl: await baseUrl, log, ...more });
  undo.push(() => client.close());
  const open = (deadlineMs = 5_000): Promise<StreamAnswer<"streamMessageToSession">> => client.stream("streamMessageToSession", { params: PARAMS, body: { message: "m" }, deadlineMs });
  return { client, log, open };
}

/** A server whose stream is written by the test. */
function streaming(write: (response: ServerResponse, request: IncomingMessage) => void, contentType = "text/event-stream"): Promise<string> {
  return listen(
    createServer((request, response) => {
      response.writeHead(200, { "content-type": contentType });
      response.flushHeaders();
      write(response, request);
    }),
  );
}

describe("a stream", () => {
  it("asks for an event stream, and gives the head before any event", async () => {
    let accept: string | undefined;
    let go: () => void = () => undefined;
    const { open } = await setting(streaming((response, { headers }) => ((accept = headers.accept), (go = () => response.end("data: 1\n\n")))));
    const stream = await open();
    expect(accept).toBe("text/event-stream");
    expect(stream).toMatchObject({ status: 200, answer: undefined, events: [] });
    go();
    expect(await stream.ended).toBe("end");
    expect(stream.events).toHaveLength(1);
  });

  it("hands out every event in order, as it came, and logs each block", async () => {
    const text = "event: phase\r\ndata: {\"phase\":\"streaming\",\"detail\":null}\r\n\r\n: skip\n\nevent: chunk\ndata: {\"content\":\"é\",\ndata: \"done\":false}\n\nid: 4\ndata: not json\n\ndata: cut";
    const { open, log } = await setting(
      streaming(async (response) => {
        for (const byte of Buffer.from(text)) if (!response.write(Uint8Array.of(byte))) await new Promise((resolve) => response.once("drain", resolve));
        response.end();
      }),
    );
    const stream = await open();
    expect(await stream.ended).toBe("end");
    expect(stream.events.map(({ name, data, json, lastEventId }) => ({ name, data, json, lastEventId }))).toEqual([
      { name: "phase", data: '{"phase":"streaming","detail":null}', json: { phase: "streaming", detail: null }, lastEventId: "" },
      { name: "chunk", data: '{"content":"é",\n"done":false}', json: { content: "é", done: false }, lastEventId: "" },
      { name: "message", data: "not json", json: undefined, lastEventId: "4" },
    ]);
    expect(stream.rest).toBe("data: cut");
    expect(stream.blocks.map(({ comments }) => comments)).toEqual([[], [" skip"], [], []]);
    expect(log.entries.map(({ kind }) => kind)).toEqual(["request", "response-head", "sse", "sse", "sse", "sse", "sse-rest", "response-end"]);
    expect(log.entries.flatMap((entry) => (entry.kind === "sse" || entry.kind === "sse-rest" ? [entry.raw] : []))).toEqual([...stream.blocks.map(({ raw }) => raw), "data: cut"]);
    const [first] = stream.events;
    expect(log.entries[(first?.seq ?? 0) - 1]).toMatchObject({ kind: "sse", at: first?.atMs, raw: first?.raw });
  });

  it("narrows an event by its name", async () => {
    const { open } = await setting(streaming((response) => void response.end('event: chunk\ndata: {"content":"a","done":false}\n\n')));
    const event = await (await open()).next((one) => one.is("chunk"), 5_000);
    if (event === undefined || !event.is("chunk")) throw new Error("a chunk came");
    expectTypeOf(event.json.content).toEqualTypeOf<string>();
    expect(event.json.content).toBe("a");
    expect(event.is("done")).toBe(false);
  });

  it("finds an event from the beginning or from a mark, and none in time", async () => {
    let say: (text: string) => void = () => undefined;
    const { open } = await setting(streaming((response) => ((say = (text) => response.write(`data: ${text}\n\n`)), say("1"))));
    const stream = await open();
    expect((await stream.next(() => true, 5_000))?.data).toBe("1");
    const mark = stream.mark();
    expect(await stream.next(() => true, 20, mark)).toBeUndefined();
    const second = stream.next(() => true, 5_000, mark);
    say("2");
    expect((await second)?.data).toBe("2");
    expect((await stream.next(() => true, 0))?.data).toBe("1");
  });

  it("can be read as it comes", async () => {
    const { open } = await setting(streaming((response) => void response.end("data: 1\n\ndata: 2\n\n")));
    const heard: string[] = [];
    for await (const event of await open()) heard.push(event.data);
    expect(heard).toEqual(["1", "2"]);
  });

  it("ends as an error when the server breaks off, with what had come", async () => {
    const { open, log } = await setting(streaming((response) => void response.write("data: 1\n\ndata: 2", () => response.destroy())));
    const stream = await open();
    expect(await stream.ended).toBe("error");
    expect(stream.failure?.reason).toBe("reset");
    expect([stream.events.length, stream.rest]).toEqual([1, "data: 2"]);
    expect(await stream.next((event) => event.data === "3", 5_000)).toBeUndefined();
    expect(log.entries.slice(-2).map(({ kind }) => kind)).toEqual(["sse-rest", "response-error"]);
  });

  it("ends as an error when chunks end without the last one, also on a connection that was to be closed", async () => {
    const server = createTcp((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n"));
    });
    const { open } = await setting(listen(server as Server));
    const stream = await open();
    expect(await stream.ended).toBe("error");
    expect(stream.events).toHaveLength(1);
  });

  it("ends as gone when we leave, and the server sees the connection end", async () => {
    let seen: Promise<unknown> = Promise.resolve();
    const { open, log } = await setting(streaming((response) => ((seen = new Promise((resolve) => response.once("close", resolve))), response.write("data: 1\n\n"))));
    const stream = await open();
    await stream.next(() => true, 5_000);
    await stream.close();
    expect(await stream.ended).toBe("gone");
    await seen;
    expect(log.entries.at(-1)).toMatchObject({ kind: "client-gone", id: stream.id });
    await stream.close();
    expect(log.entries.filter(({ kind }) => kind === "client-gone")).toHaveLength(1);
  });

  it("ends as gone when the client is closed, also while paused", async () => {
    const { open, client } = await setting(streaming((response) => void response.write("data: 1\n\n")));
    const [one, two] = [await open(), await open()];
    two.pause();
    await one.next(() => true, 5_000);
    await client.close();
    expect([await one.ended, await two.ended]).toEqual(["gone", "gone"]);
  });

  it("keeps to its head's deadline, and has none after the head", async () => {
    const silent = await setting(listen(createServer(() => undefined)));
    expect(await answerOrNone(silent.open(30))).toMatchObject({ reason: "timeout" });
    let say: () => void = () => undefined;
    const held = await setting(streaming((response) => (say = () => response.end("data: late\n\n"))));
    const stream = await held.open(500);
    expect(await stream.next(() => true, 600)).toBeUndefined();
    say();
    expect(await stream.ended).toBe("end");
    expect(stream.events).toHaveLength(1);
  });

  it("ends as an error over the bound", async () => {
    const { open } = await setting(streaming((response) => void response.write(`data: ${"x".repeat(2_000)}\n`)), { maxAnswerBytes: 1_000 });
    const stream = await open();
    expect(await stream.ended).toBe("error");
    expect(stream.failure?.reason).toBe("too-large");
  });

  it("makes a slow reader of us when it is paused", async () => {
    let written = 0;
    let stuck: Promise<unknown> = Promise.resolve();
    let drained = false;
    const event = `data: ${"x".repeat(60_000)}\n\n`;
    const { open } = await setting(
      streaming((response) => {
        stuck = (async () => {
          while (written < 60_000_000) {
            written += event.length;
            if (response.write(event)) continue;
            const drain = new Promise((resolve) => response.once("drain", resolve));
            // The buffers between count as full when nothing has drained for this long.
            if (await Promise.race([drain.then(() => false), new Promise((resolve) => setTimeout(resolve, 300, true))])) {
              void drain.then(() => ((drained = true), response.end()));
              return;
            }
          }
        })();
      }),
      { maxAnswerBytes: 100_000_000 },
    );
    const stream = await open();
    stream.pause();
    await stuck;
    expect(written).toBeLessThan(60_000_000);
    expect(drained).toBe(false);
    stream.resume();
    expect(await stream.ended).toBe("end");
    expect(stream.events.length * event.length).toBe(written);
  });

  it("counts bad UTF-8", async () => {
    const { open } = await setting(streaming((response) => void response.end(Buffer.from([0x64, 0x61, 0x74, 0x61, 0x3a, 0xff, 0x0a, 0x0a]))));
    const stream = await open();
    await stream.ended;
    expect([stream.badUtf8, stream.events[0]?.data]).toEqual([1, "\uFFFD"]);
  });
});

describe("an answer that is no stream", () => {
  it("comes whole, as that of a call, and is logged as one", async () => {
    const { open, log } = await setting(listen(createServer((_request, response) => void response.writeHead(404, { "content-type": "application/json" }).end('{"error":"no such agent"}'))));
    const stream = await open();
    expect(stream).toMatchObject({ status: 404, events: [], answer: { status: 404, json: { error: "no such agent" } } });
    expect(await stream.ended).toBe("end");
    expect(await stream.next(() => true, 5_000)).toBeUndefined();
    if (stream.answer?.is(404) !== true) throw new Error("the status is 404");
    expectTypeOf(stream.answer.json.error).toEqualTypeOf<string>();
    expect(log.entries.map(({ kind }) => kind)).toEqual(["request", "response"]);
  });

  it("may have status 200 and another content type", async () => {
    const { open } = await setting(streaming((response) => void response.end("data: 1\n\n"), "text/plain"));
    expect((await open()).answer?.bodyText).toBe("data: 1\n\n");
  });

  it("takes the content type without regard to case and parameters", async () => {
    const { open } = await setting(streaming((response) => void response.end("data: 1\n\n"), "Text/Event-Stream; charset=utf-8"));
    const stream = await open();
    await stream.ended;
    expect(stream.events).toHaveLength(1);
  });
});
