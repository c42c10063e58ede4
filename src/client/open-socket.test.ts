import { createServer, type IncomingMessage } from "node:http";
import { createServer as createTcp, type AddressInfo, type Server, type Socket as TcpSocket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { Log } from "../log/index.js";
import { answerOrNone, createClient, type Client, type ClientOptions } from "./index.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function setting(server: Server, more: Partial<ClientOptions> = {}): Promise<{ client: Client; log: Log }> {
  const open = new Set<TcpSocket>();
  server.on("connection", (socket: TcpSocket) => void open.add(socket.on("error", () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const log = new Log();
  const client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log, ...more });
  undo.push(() => client.close());
  return { client, log };
}

/** Answers every upgrade with these bytes and closes. */
function answering(text: string): Server {
  return createServer().on("upgrade", (_request, socket) => void socket.end(text));
}

/** Accepts every upgrade and shows its request. */
function accepting(seen: IncomingMessage[]): Server {
  const server = createServer();
  new WebSocketServer({ server }).on("connection", (_ws, request) => seen.push(request));
  return server;
}

describe("a handshake", () => {
  it("is refused with the status, the headers and the body of the answer", async () => {
    const { client, log } = await setting(answering('HTTP/1.1 404 Not Found\r\nX-Why: gone\r\ncontent-length: 25\r\n\r\n{"error":"no such agent"}\n'));
    const refused = await client.for("c").openSocket("a/b", { onPurpose: "an agent that is not there" });
    expect(refused).toMatchObject({ refused: true, status: 404, headers: { "x-why": "gone" }, bodyText: '{"error":"no such agent"}', json: { error: "no such agent" } });
    expect(log.entries).toEqual([
      expect.objectContaining({ kind: "ws-refused", case: "c", url: "/api/agents/a%2Fb/ws", status: 404, body: '{"error":"no such agent"}', onPurpose: "an agent that is not there" }),
    ]);
  });

  it("follows no redirect", async () => {
    const { client } = await setting(answering("HTTP/1.1 302 Found\r\nlocation: ws://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"));
    expect(await client.openSocket("a")).toMatchObject({ refused: true, status: 302 });
  });

  it("is refused by a server that answers with a page", async () => {
    const { client } = await setting(createServer((_request, response) => void response.end("<html>")));
    expect(await client.openSocket("a")).toMatchObject({ refused: true, status: 200, bodyText: "<html>", json: undefined });
  });

  it("sends the key as a header, in the query or not at all, and an Origin only when told to", async () => {
    const seen: IncomingMessage[] = [];
    const { client } = await setting(accepting(seen), { apiKey: "a key & more" });
    await client.openSocket("a");
    await client.openSocket("a", { auth: "query", query: { v: 1 } });
    await client.openSocket("a", { auth: "none", origin: "http://evil.example", headers: { "X-Own": "1" }, path: "/api/agents/a/ws2" });
    expect(seen.map(({ url, headers }) => [url, headers.authorization, headers.origin, headers["x-own"]])).toEqual([
      ["/api/agents/a/ws", "Bearer a key & more", undefined, undefined],
      ["/api/agents/a/ws?v=1&token=a+key+%26+more", undefined, undefined, undefined],
      ["/api/agents/a/ws2", undefined, "http://evil.example", "1"],
    ]);
  });

  it("comes from the local address of the client", async () => {
    const seen: IncomingMessage[] = [];
    const { client } = await setting(accepting(seen), { localAddress: "127.0.0.8" });
    await client.openSocket("a");
    expect(seen[0]?.socket.remoteAddress).toBe("127.0.0.8");
  });

  it.each([
    ["reset", "drops the connection", (socket: TcpSocket) => void socket.once("data", () => socket.destroy())],
    ["bad-http", "speaks another protocol", (socket: TcpSocket) => void socket.end("SSH-2.0-x\r\n\r\n")],
    ["bad-http", "accepts with a wrong key", (socket: TcpSocket) => void socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: x\r\n\r\n")],
    ["timeout", "never answers", () => undefined],
    ["timeout", "never ends the body of its refusal", (socket: TcpSocket) => void socket.write("HTTP/1.1 401 Unauthorized\r\ncontent-length: 9\r\n\r\nx")],
    ["reset", "breaks the body of its refusal off", (socket: TcpSocket) => void socket.end("HTTP/1.1 401 Unauthorized\r\ncontent-length: 9\r\n\r\nx")],
  ])("has no answer (%s) from a server that %s", async (reason, _what, onConnection) => {
    const { client, log } = await setting(createTcp(onConnection));
    expect(await answerOrNone(client.openSocket("a", { deadlineMs: reason === "timeout" ? 50 : 5_000 }))).toMatchObject({ reason, message: expect.stringContaining(`${reason}: `) as string });
    expect(log.entries.map(({ kind }) => kind)).toEqual(["response-error"]);
  });

  it("has no answer where nobody listens", async () => {
    const server = createTcp();
    const { client } = await setting(server);
    await new Promise((resolve) => server.close(resolve));
    undo.splice(0, 1);
    expect(await answerOrNone(client.openSocket("a"))).toMatchObject({ reason: "refused" });
  });

  it("is given up when the client is closed", async () => {
    const { client, log } = await setting(createTcp());
    const opening = answerOrNone(client.openSocket("a"));
    await client.close();
    expect(await opening).toMatchObject({ reason: "gone" });
    expect(log.entries.map(({ kind }) => kind)).toEqual(["client-gone"]);
    expect(await answerOrNone(client.openSocket("a"))).toMatchObject({ reason: "gone" });
  });
});
