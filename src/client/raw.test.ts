import { createServer } from "node:http";
import { createServer as createTcp, type AddressInfo, type Server, type Socket as TcpSocket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { Log } from "../log/index.js";
import { answerOrNone, createClient, type Client, type ClientOptions } from "./index.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function setting(server: Server, more: Partial<ClientOptions> = {}): Promise<{ client: Client; log: Log; url: string }> {
  const open = new Set<TcpSocket>();
  server.on("connection", (socket: TcpSocket) => void open.add(socket.on("error", () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const log = new Log();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ baseUrl: url, log, ...more });
  undo.push(() => client.close());
  return { client, log, url };
}

describe("raw bytes", () => {
  it("go out as they stand, and what comes is read as kindly as can be", async () => {
    const { client, log } = await setting(createServer());
    const answer = await client.for("c").raw("GET /api/health HTTP/9.9\r\nX: 1\r\n\r\n", 5_000, { onPurpose: "no such version of HTTP" });
    expect(answer).toMatchObject({ status: 400, headers: { connection: "close" }, bodyText: "", ended: "end" });
    expect(answer.text).toMatch(/^HTTP\/1\.1 400 /);
    expect(log.entries).toEqual([
      expect.objectContaining({ kind: "request", case: "c", id: answer.id, method: "GET", url: "/api/health", headers: { x: "1" }, onPurpose: "no such version of HTTP" }),
      expect.objectContaining({ kind: "response", case: "c", id: answer.id, status: 400 }),
    ]);
  });

  it("end at the deadline where the server keeps the connection, or as soon as there is enough", async () => {
    const { client } = await setting(createServer((_request, response) => void response.end("hello")));
    const request = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";
    const late = await client.raw(request, 500);
    expect([late.ended, late.status]).toEqual(["deadline", 200]);
    const early = await client.raw(request, 60_000, { until: (received) => received.includes("hello") });
    expect([early.ended, early.bodyText]).toEqual(["enough", "hello"]);
  });

  it("say what it was when no status line comes, or nothing at all", async () => {
    const { client, log } = await setting(createTcp((socket) => socket.once("data", (data) => (String(data) === "a" ? socket.end("odd") : socket.resetAndDestroy()))));
    expect(await client.raw("a", 5_000)).toMatchObject({ text: "odd", status: undefined, ended: "end" });
    expect(await client.raw("b", 5_000)).toMatchObject({ text: "", status: undefined, ended: "reset" });
    expect(log.entries.filter(({ kind }) => kind === "response-error")).toMatchObject([{ error: "bad-http: 3 bytes that do not begin with a status line" }, { error: "reset: nothing came" }]);
  });

  it("have no answer where nobody listens", async () => {
    const server = createTcp();
    const { client } = await setting(server);
    await new Promise((resolve) => server.close(resolve));
    undo.splice(0, 1);
    expect(await answerOrNone(client.raw("x", 5_000))).toMatchObject({ reason: "refused" });
  });

  it("are bounded in what they take", async () => {
    const { client } = await setting(
      createTcp((socket) => {
        const more = (): void => void socket.write("x".repeat(10_000), (error) => error ?? more());
        more();
      }),
      { maxAnswerBytes: 50_000 },
    );
    const answer = await client.raw("x", 5_000);
    expect(answer.ended).toBe("too-large");
    expect(answer.bytes.length).toBeGreaterThan(50_000);
    expect(answer.bytes.length).toBeLessThan(500_000);
  });

  it("can be spoken in several steps, such as frames after an upgrade", async () => {
    const server = createServer();
    const closed = new Promise<number>((resolve) => new WebSocketServer({ server }).on("connection", (ws) => ws.on("error", () => undefined).on("close", resolve)));
    const { client } = await setting(server);
    const connection = await client.openRaw(5_000);
    connection.write("GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n");
    expect(await connection.until((received) => received.includes("\r\n\r\n"), 5_000)).toBe("enough");
    expect(connection.received.toString()).toMatch(/^HTTP\/1\.1 101 /);
    // A masked text frame whose one byte, 0xff, is no UTF-8; the mask is zero.
    connection.write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff]));
    const head = connection.received.length;
    expect(await connection.until((received) => received.length >= head + 4, 5_000)).toBe("enough");
    // Close frame with code 1007: invalid payload.
    expect([...connection.received.subarray(head, head + 4)]).toEqual([0x88, 0x02, 0x03, 0xef]);
    connection.finish();
    await connection.free();
    expect(await closed).toBe(1_006);
  });

  it("are over when the client is closed", async () => {
    const { client } = await setting(createTcp());
    const answer = client.raw("x", 60_000);
    const connection = await client.openRaw(5_000);
    await client.close();
    expect((await answer).ended).toBe("reset");
    expect(connection.ended).toBe("reset");
    connection.write("x");
    expect(await answerOrNone(client.raw("x", 10))).toMatchObject({ reason: "gone" });
  });
});
