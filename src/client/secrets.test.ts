import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { Log } from "../log/index.js";
import { answerOrNone, createClient, HIDDEN } from "./index.js";
import { Hider } from "./secrets.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const KEY = 'k3y "with"/odd & ünïcode';

/** A server that says everything it hears back, the key included. */
async function gossip(): Promise<string> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const heard = JSON.stringify([request.url, request.headers.authorization, Buffer.from(request.headers.authorization ?? "", "latin1").toString("utf8"), KEY, JSON.stringify(KEY), encodeURIComponent(KEY)]);
    const stream = request.headers.accept === "text/event-stream";
    response.writeHead(200, { "content-type": stream ? "text/event-stream" : "application/json", location: `/?token=${encodeURIComponent(KEY)}`, "set-cookie": "session=abc", "x-key": encodeURIComponent(KEY) });
    response.end(stream ? `data: ${heard}\n\ndata: ${KEY}` : heard);
  });
  const sockets = new WebSocketServer({ server, verifyClient: ({ req }, answer) => (req.url?.includes("no") === true ? answer(false, 401, `bad ${KEY}`) : answer(true)) });
  sockets.on("connection", (ws, request) => {
    ws.send(JSON.stringify({ type: "error", content: `${request.url} ${KEY}` }));
    ws.send(Buffer.from(`\u0000${KEY}`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("the key", () => {
  it("stands nowhere in the log, in no spelling, whatever the server repeats of it", async () => {
    const log = new Log();
    // Headers are Latin-1: a key beyond it could not be sent; this one is inside.
    const client = createClient({ baseUrl: await gossip(), apiKey: KEY, log });
    undo.push(() => client.close());
    await client.call("getHealth");
    await client.call("getHealth", { auth: "query" });
    await client.call("sendMessageToSession", { params: { id: "a", session_id: "s" }, body: { message: `my key is ${KEY}` } });
    await (await client.stream("streamMessage", { params: { id: "a" }, body: { message: KEY } })).ended;
    const socket = await client.openSocket("a", { auth: "query" });
    if (socket.refused) throw new Error("it opens");
    await socket.next((frame) => frame.binary, 5_000);
    expect(socket.frames[1]?.bytes.toString()).toContain(KEY);
    socket.send({ type: "message", content: KEY });
    socket.sendBinary(Buffer.from(KEY));
    await client.openSocket("no");
    await client.raw(`GET /?token=${encodeURIComponent(KEY)} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${KEY}\r\nconnection: close\r\n\r\n`, 5_000);

    // Whatever is done to it, the key begins with these three letters.
    expect(JSON.stringify(log.entries)).not.toContain("k3y");
    expect(JSON.stringify(log.entries)).not.toContain(Buffer.from(KEY).toString("base64").slice(0, 4));
    const decoded = log.entries.flatMap((entry) => (entry.kind === "ws" && entry.binary ? [Buffer.from(entry.data, "base64").toString()] : []));
    expect(decoded).toEqual([`\u0000${HIDDEN}`, HIDDEN]);
    expect(log.entries.length).toBeGreaterThan(17);
    expect(log.entries[0]).toMatchObject({ headers: { authorization: `Bearer ${HIDDEN}` } });
  });

  it("is not in the message of an error", async () => {
    const log = new Log();
    const client = createClient({ baseUrl: "http://127.0.0.1:1", apiKey: KEY, log });
    undo.push(() => client.close());
    const none = await answerOrNone(client.call("getHealth", { auth: "query" }));
    expect(String(none)).not.toContain("k3y");
  });
});

describe("hiding", () => {
  it("hides a credential whole, even where it is not the key, and keeps its scheme", () => {
    const hider = new Hider(undefined);
    expect(hider.headers({ Authorization: "Basic abc", cookie: "a=b", "X-Api-Key": "c", "x-other": "d", location: "/?a=1&token=e#f" })).toEqual({
      Authorization: `Basic ${HIDDEN}`,
      cookie: HIDDEN,
      "X-Api-Key": HIDDEN,
      "x-other": "d",
      location: `/?a=1&token=${HIDDEN}#f`,
    });
    expect(hider.url("/ws?token=&x=token")).toBe(`/ws?token=${HIDDEN}&x=token`);
  });

  it("leaves texts alone where the key is so short that it is part of innocent words", () => {
    const hider = new Hider("say");
    expect(hider.text("they say")).toBe("they say");
    expect(hider.url("/?token=say")).toBe(`/?token=${HIDDEN}`);
  });

  it("leaves bytes without the key as they are", () => {
    expect(new Hider("long enough").base64(Buffer.from([0xff, 0, 1]))).toBe("/wAB");
  });
});
