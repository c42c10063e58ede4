import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket as TcpSocket } from "node:net";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import { Log } from "../log/index.js";
import { createClient, NoAnswer, type Client, type Socket, type SocketOptions } from "./index.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

interface Setting {
  readonly client: Client;
  readonly log: Log;
  readonly open: (options?: SocketOptions) => Promise<Socket>;
}

/** A server whose every socket is handed to the test, with its TCP connection below. */
async function setting(onSocket: (ws: WebSocket, tcp: TcpSocket) => void): Promise<Setting> {
  const server: Server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: true });
  sockets.on("connection", (ws, request) => {
    ws.on("error", () => undefined);
    onSocket(ws, request.socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(() => {
    for (const ws of sockets.clients) ws.terminate();
    return new Promise((resolve) => server.close(resolve));
  });
  const log = new Log();
  const client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log });
  undo.push(() => client.close());
  const open = async (options?: SocketOptions): Promise<Socket> => {
    const socket = await client.openSocket("agent", options);
    if (socket.refused) throw new Error(`refused with ${socket.status}`);
    return socket;
  };
  return { client, log, open };
}

const any = (): boolean => true;

describe("a socket", () => {
  it("keeps every message from the first byte after the handshake on, as it came", async () => {
    const { open, log } = await setting((ws) => {
      ws.send('{"type":"connected","agent_id":"agent","session_id":"s"}');
      ws.send("not json");
      ws.send(Buffer.from([0, 1, 2]));
    });
    const socket = await open();
    await socket.next((frame) => frame.binary, 5_000);
    expect(socket.frames.map(({ text, json, binary }) => ({ text, json, binary }))).toEqual([
      { text: '{"type":"connected","agent_id":"agent","session_id":"s"}', json: { type: "connected", agent_id: "agent", session_id: "s" }, binary: false },
      { text: "not json", json: undefined, binary: false },
      { text: "AAEC", json: undefined, binary: true },
    ]);
    expect(log.entries).toEqual([
      expect.objectContaining({ kind: "ws-open", id: socket.id, seq: socket.openSeq, url: "/api/agents/agent/ws" }),
      ...socket.frames.map(({ seq, atMs, text, binary }) => expect.objectContaining({ kind: "ws", dir: "down", id: socket.id, seq, at: atMs, data: text, ...(binary ? { binary } : {}) }) as unknown),
    ]);
  });

  it("narrows a frame by its type", async () => {
    const { open } = await setting((ws) => ws.send('{"type":"pong","session_id":"s"}'));
    const frame = await (await open()).next((one) => one.is("pong"), 5_000);
    if (frame === undefined) throw new Error("a pong came");
    expectTypeOf(frame.json.session_id).toEqualTypeOf<string>();
    expect(frame.json.session_id).toBe("s");
    expect(frame.is("response")).toBe(false);
  });

  it("finds a message from the beginning or from a mark, and none in time", async () => {
    const { open } = await setting((ws) => ws.on("message", (data) => ws.send(String(data))));
    const socket = await open();
    socket.sendText("1");
    expect((await socket.next(any, 5_000))?.text).toBe("1");
    const mark = socket.mark();
    expect(await socket.next(any, 20, mark)).toBeUndefined();
    socket.sendText("2");
    expect((await socket.next(any, 5_000, mark))?.text).toBe("2");
    expect((await socket.next(any, 0))?.text).toBe("1");
  });

  it("sends frames, texts and bytes, and logs each with the reason it was given", async () => {
    const heard: (readonly [string, boolean])[] = [];
    const { open, log } = await setting((ws) => ws.on("message", (data, binary) => void (heard.push([(data as Buffer).toString("latin1"), binary]), ws.send("ok"))));
    const socket = await open();
    const sent = [
      socket.send({ type: "message", content: "hi", session_id: null }),
      socket.sendText("{", { onPurpose: "broken JSON" }),
      socket.sendBinary(Uint8Array.of(1, 2), { onPurpose: "a binary frame" }),
    ];
    await socket.next(any, 5_000, 2).then(() => socket.next((frame) => frame === socket.frames[2], 5_000));
    expect(heard).toEqual([['{"type":"message","content":"hi","session_id":null}', false], ["{", false], ["\u0001\u0002", true]]);
    expect(await Promise.all(sent.map(({ flushed }) => flushed))).toEqual([true, true, true]);
    expect(sent.map(({ seq }) => log.entries[seq - 1])).toEqual([
      expect.objectContaining({ kind: "ws", dir: "up", data: '{"type":"message","content":"hi","session_id":null}' }),
      expect.objectContaining({ kind: "ws", dir: "up", data: "{", onPurpose: "broken JSON" }),
      expect.objectContaining({ kind: "ws", dir: "up", data: "AQI=", binary: true, onPurpose: "a binary frame" }),
    ]);
  });

  it("sends one message in fragments, cut inside a character, and whole ones after it", async () => {
    const heard: string[] = [];
    let frames = 0;
    const { open, log } = await setting((ws, tcp) => {
      tcp.on("data", (chunk: Buffer) => (frames += chunk.length > 0 ? 1 : 0));
      ws.on("message", (data) => void (heard.push(String(data)), ws.send("ok")));
    });
    const socket = await open();
    const bytes = Buffer.from("é");
    socket.sendFragments(["a", bytes.subarray(0, 1), bytes.subarray(1), ""]);
    socket.sendText("whole");
    await socket.next(any, 5_000, 1);
    expect(heard).toEqual(["aé", "whole"]);
    expect(frames).toBeGreaterThan(0);
    expect(log.entries.filter((entry) => entry.kind === "ws" && entry.dir === "up")).toMatchObject([{ data: "aé" }, { data: "whole" }]);
  });

  it("takes a message that came in fragments as one", async () => {
    const { open } = await setting((ws) => {
      ws.send(Buffer.from([0xc3]), { fin: false, binary: false });
      ws.send(Buffer.from([0xa9]), { fin: true, binary: false });
    });
    expect(await (await open()).next(any, 5_000)).toMatchObject({ text: "é", badUtf8: 0 });
  });

  it("shows a text that is no UTF-8 and stays open", async () => {
    const { open } = await setting((ws) => void (ws.send(Buffer.from([0x61, 0xff]), { binary: false }), ws.send("next")));
    const socket = await open();
    expect(await socket.next(any, 5_000)).toMatchObject({ text: "a\uFFFD", badUtf8: 1, bytes: Buffer.from([0x61, 0xff]) });
    expect(await socket.next(any, 5_000, 1)).toMatchObject({ text: "next" });
  });

  it("gets a pong to a ping, and none from a server that does not answer", async () => {
    const { open } = await setting((ws, tcp) => ws.on("message", () => void (tcp.pause(), ws.send("deaf"))));
    const socket = await open();
    const pongs = await Promise.all([socket.ping(5_000), socket.ping(5_000)]);
    expect(pongs.map((pong) => (pong?.tookMs ?? -1) >= 0)).toEqual([true, true]);
    socket.sendText("be deaf");
    await socket.next(any, 5_000);
    expect(await socket.ping(30)).toBeUndefined();
  });

  it("counts the pings of the server, which it answers", async () => {
    let answered: (() => void) | undefined;
    const pong = new Promise<void>((resolve) => (answered = resolve));
    const { open } = await setting((ws) => void (ws.on("pong", () => answered?.()), ws.ping()));
    const socket = await open();
    await pong;
    expect(socket.pingsHeard).toBe(1);
  });

  it("stays with a server that pings more often than it can be answered, and answers its last ping", async () => {
    let heardLast: (() => void) | undefined;
    const last = new Promise<void>((resolve) => (heardLast = resolve));
    const { open } = await setting((ws, tcp) => {
      ws.on("pong", (payload) => payload.toString() === "last" && heardLast?.());
      ws.on("message", () => {
        tcp.cork();
        for (let i = 0; i < 2_000; i += 1) ws.ping(`p${i}`);
        ws.ping("last");
        tcp.uncork();
      });
    });
    const socket = await open();
    socket.sendText("ping me");
    await last;
    expect([socket.pingsHeard, socket.closedAs]).toEqual([2_001, undefined]);
  });

  it("offers compression only when asked to", async () => {
    const extensions: string[] = [];
    const { open } = await setting((ws) => void extensions.push(ws.extensions));
    const [plain, compressed] = [await open(), await open({ compress: true })];
    expect(extensions).toEqual(["", "permessage-deflate"]);
    expect([plain.headers["sec-websocket-extensions"], compressed.headers["sec-websocket-extensions"]]).toEqual([undefined, "permessage-deflate"]);
  });

  it("makes a slow reader of us when it is paused", async () => {
    let server: WebSocket | undefined;
    const { open } = await setting((ws) => (server = ws));
    const socket = await open();
    socket.pause();
    const text = "x".repeat(1_000_000);
    for (let i = 0; i < 30; i++) server?.send(text);
    expect(await socket.next(any, 50)).toBeUndefined();
    expect(server?.bufferedAmount).toBeGreaterThan(1_000_000);
    socket.resume();
    await socket.next(() => socket.frames.length === 30, 10_000);
    expect(socket.frames).toHaveLength(30);
  });
});

describe("the end of a socket", () => {
  const closes = (log: Log): unknown[] => log.entries.flatMap((entry) => (entry.kind === "ws-close" ? [[entry.by, entry.code]] : []));

  it("is clean when we close and the server answers", async () => {
    const { open, log } = await setting(() => undefined);
    const socket = await open();
    expect(await socket.close(4_001, "bye")).toMatchObject({ code: 4_001, by: "client", clean: true, fault: undefined });
    expect(closes(log)).toEqual([["client", 4_001], ["server", 4_001]]);
    expect(await socket.close()).toBe(socket.closedAs);
  });

  it("is clean when the server closes, with its code and reason", async () => {
    const { open, log } = await setting((ws) => ws.close(1_008, "not you"));
    expect(await (await open()).closed).toMatchObject({ code: 1_008, reason: "not you", by: "server", clean: true });
    expect(closes(log)).toEqual([["server", 1_008]]);
  });

  it("has code 1005 when the Close frame of the server holds none", async () => {
    const { open } = await setting((ws) => ws.close());
    expect(await (await open()).closed).toMatchObject({ code: 1_005, by: "server", clean: true });
  });

  it("has code 1006 when the server drops the connection", async () => {
    const { open, log } = await setting((ws) => ws.terminate());
    expect(await (await open()).closed).toMatchObject({ code: 1_006, by: "server", clean: false });
    expect(closes(log)).toEqual([["server", 1_006]]);
  });

  it("has code 1006 when the server drops the connection in place of an answer to our Close", async () => {
    const { open, log } = await setting((_ws, tcp) => {
      tcp.removeAllListeners("data");
      tcp.on("data", () => tcp.destroy());
    });
    expect(await (await open()).close()).toMatchObject({ code: 1_006, by: "client", clean: false });
    expect(closes(log)).toEqual([["client", 1_000], ["server", 1_006]]);
  });

  it("is cut by us when the server never answers our Close", async () => {
    const { open, log } = await setting((_ws, tcp) => void tcp.pause());
    expect(await (await open()).close(1_000, "", 30)).toMatchObject({ code: 1_006, by: "client", clean: false });
    expect(closes(log)).toEqual([["client", 1_000], ["client", 1_006]]);
  });

  it("keeps the server's code when it closes and then holds the connection", async () => {
    // Close frame with code 1008, and nothing after it.
    const { open, log } = await setting((_ws, tcp) => void (tcp.write(Buffer.from([0x88, 0x02, 0x03, 0xf0])), tcp.removeAllListeners("data"), tcp.pause()));
    const socket = await open();
    expect(await socket.next(any, 300)).toBeUndefined();
    expect(await socket.close(1_000, "", 30)).toMatchObject({ code: 1_008, by: "server", clean: true });
    expect(closes(log)).toEqual([["server", 1_008]]);
  });

  it("comes without a Close frame when we drop it", async () => {
    let seen: ((code: number) => void) | undefined;
    const code = new Promise<number>((resolve) => (seen = resolve));
    const { open, log } = await setting((ws) => ws.on("close", (of) => seen?.(of)));
    const socket = await open();
    socket.pause();
    expect(await socket.drop()).toMatchObject({ code: 1_006, by: "client", clean: false });
    expect(await code).toBe(1_006);
    expect(closes(log)).toEqual([["client", 1_006]]);
  });

  it("tells what the server did against the protocol", async () => {
    // A text frame with a reserved bit, and no extension that gives it a meaning.
    const { open, log } = await setting((_ws, tcp) => void tcp.write(Buffer.from([0xc1, 0x01, 0x61])));
    const closed = await (await open()).closed;
    expect(closed).toMatchObject({ by: "server", clean: false });
    expect(closed.fault).toContain("WS_ERR_UNEXPECTED_RSV_1");
    expect(log.entries.some((entry) => entry.kind === "note")).toBe(true);
  });

  it("ends waits, and throws what is sent after it", async () => {
    const { open } = await setting((ws) => ws.on("message", () => ws.close(1_011)));
    const socket = await open();
    const [wait, pong] = [socket.next(() => false, 60_000), socket.ping(60_000, "never").then(() => "settled")];
    socket.sendText("x");
    expect(await wait).toBeUndefined();
    expect(await pong).toBe("settled");
    await socket.closed;
    expect(() => socket.send({ type: "ping" })).toThrow(NoAnswer);
    expect(() => socket.send({ type: "ping" })).toThrow(/ended by the server \(1011\)/);
    await expect(socket.ping(10)).rejects.toThrow(NoAnswer);
  });

  it("comes with the client's, and leaves no connection", async () => {
    const open: Promise<unknown>[] = [];
    const { client, open: openSocket } = await setting((ws) => open.push(new Promise((resolve) => ws.once("close", resolve))));
    const sockets = [await openSocket(), await openSocket()];
    await client.close();
    expect(sockets.map(({ closedAs }) => closedAs?.by)).toEqual(["client", "client"]);
    await Promise.all(open);
  });
});
