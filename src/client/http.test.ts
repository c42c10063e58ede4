import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTcp, type AddressInfo, type Socket as TcpSocket } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { Log } from "../log/index.js";
import { answerOrNone, createClient, NoAnswer, type Client, type ClientOptions } from "./index.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function serve(handler: RequestListener, host = "127.0.0.1"): Promise<string> {
  return listen(createServer(handler), host);
}

/** A server that speaks no HTTP of its own: every connection is handed to the test. */
async function serveTcp(onConnection: (socket: TcpSocket) => void): Promise<string> {
  const open = new Set<TcpSocket>();
  const server = createTcp((socket) => {
    open.add(socket.on("error", () => undefined));
    onConnection(socket);
  });
  undo.push(() => open.forEach((socket) => socket.destroy()));
  return listen(server as Server);
}

async function listen(server: Server, host = "127.0.0.1"): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  undo.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function clientOf(baseUrl: string, more: Partial<ClientOptions> = {}): { client: Client; log: Log } {
  const log = new Log();
  const client = createClient({ baseUrl, log, ...more });
  undo.push(() => client.close());
  return { client, log };
}

/** Answers with what was asked, as the server saw it. */
const mirror: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method, url, headers } = request;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  });
};

describe("a call", () => {
  it("sends the operation's method and path, with every parameter percent-encoded whole", async () => {
    const { client } = clientOf(await serve(mirror));
    const answer = await client.call("getSession", { params: { id: "a/../b c?d" } });
    expect(answer.json).toMatchObject({ method: "GET", url: "/api/sessions/a%2F..%2Fb%20c%3Fd", body: "" });
  });

  it("puts the path of the base URL before the operation's path", async () => {
    const { client, log } = clientOf(`${await serve(mirror)}/behind/a proxy/`);
    const answer = await client.call("getHealth", { query: { deep: true, tag: ["a", "b"], none: null } });
    expect(answer.json).toMatchObject({ url: "/behind/a%20proxy/api/health?deep=true&tag=a&tag=b" });
    expect(log.entries[0]).toMatchObject({ kind: "request", url: "/behind/a%20proxy/api/health?deep=true&tag=a&tag=b" });
  });

  it("reaches a server on an IPv6 address", async () => {
    const { client } = clientOf(await serve(mirror, "::1"));
    expect(client.target.hostname).toBe("::1");
    const answer = await client.call("getHealth");
    expect(answer.status).toBe(200);
  });

  it("sends a body as JSON, and a raw body as it stands", async () => {
    const { client } = clientOf(await serve(mirror));
    const params = { id: "a", session_id: "s" };
    const typed = await client.call("sendMessageToSession", { params, body: { message: "hé" } });
    expect(typed.json).toMatchObject({ body: '{"message":"hé"}', headers: { "content-type": "application/json" } });
    const raw = await client.call("sendMessageToSession", { params, raw: { body: '{"message"', contentType: "text/plain" }, onPurpose: "broken JSON" });
    expect(raw.json).toMatchObject({ body: '{"message"', headers: { "content-type": "text/plain" } });
    const bare = await client.call("sendMessageToSession", { params, raw: { body: "x", contentType: null } });
    expect((bare.json as { headers: object }).headers).not.toHaveProperty("content-type");
    const none = await client.call("sendMessageToSession", { params, raw: {} });
    expect(none.json).toMatchObject({ body: "", headers: { "content-length": "0" } });
  });

  it("lets headers be replaced in any case, and removed", async () => {
    const { client } = clientOf(await serve(mirror), { apiKey: "a-key-of-some-length" });
    const answer = await client.call("getHealth", { headers: { Authorization: "Basic x", accept: undefined } });
    const { headers } = answer.json as { headers: Record<string, string> };
    expect(headers["authorization"]).toBe("Basic x");
    expect(headers).not.toHaveProperty("accept");
    const none = await client.call("getHealth", { auth: "none" });
    expect((none.json as { headers: object }).headers).not.toHaveProperty("authorization");
  });

  it("hands out the answer as it came: status, headers in their own spelling, bytes, text, JSON", async () => {
    const { client, log } = clientOf(
      await serve((_request, response) => {
        response.writeHead(404, ["X-Odd", "1", "x-odd", "2", "Content-Type", "text/plain"]);
        response.end(Buffer.from('\uFEFF{"a":1}'));
      }),
    );
    const answer = await client.call("getSession", { params: { id: "x" } });
    expect(answer).toMatchObject({ status: 404, contentType: "text/plain", bodyText: '\uFEFF{"a":1}', json: undefined, badUtf8: 0 });
    expect(answer.headers["x-odd"]).toBe("1, 2");
    expect(answer.rawHeaders.slice(0, 4)).toEqual(["X-Odd", "1", "x-odd", "2"]);
    expect(answer.tookMs).toBeGreaterThanOrEqual(0);
    expect(log.entries).toEqual([
      expect.objectContaining({ kind: "request", id: answer.id, seq: answer.requestSeq, method: "GET" }),
      expect.objectContaining({ kind: "response", id: answer.id, seq: answer.seq, status: 404, at: answer.atMs, body: '\uFEFF{"a":1}' }),
    ]);
  });

  it("counts byte sequences that are no UTF-8 and keeps the bytes", async () => {
    const bytes = Buffer.from([0x22, 0xc3, 0x28, 0xef, 0xbf, 0xbd, 0xff, 0x22]);
    const { client } = clientOf(await serve((_request, response) => void response.end(bytes)));
    const answer = await client.call("getHealth");
    expect(answer.bodyBytes.equals(bytes)).toBe(true);
    expect(answer.badUtf8).toBe(2);
    expect(answer.json).toBe("\uFFFD(\uFFFD\uFFFD");
  });

  it("takes content codings off, within the bound of an answer", async () => {
    const text = JSON.stringify({ status: "ok", note: "x".repeat(5_000) });
    const codings = { gzip: gzipSync(text), br: brotliCompressSync(text), deflate: deflateSync(text), "gzip, br": brotliCompressSync(gzipSync(text)) };
    for (const [coding, bytes] of Object.entries(codings)) {
      const { client, log } = clientOf(await serve((_request, response) => void response.writeHead(200, { "content-encoding": coding }).end(bytes)));
      const answer = await client.call("getHealth");
      expect([coding, answer.bodyText]).toEqual([coding, text]);
      expect(log.entries.find(({ kind }) => kind === "response")).toMatchObject({ body: text, headers: { "content-encoding": coding } });
    }
    const bomb = gzipSync(Buffer.alloc(9 * 1024 * 1024));
    const { client } = clientOf(await serve((_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb)));
    await expect(client.call("getHealth")).rejects.toMatchObject({ reason: "too-large" });
  });

  it("leaves a body as it came where its coding is broken", async () => {
    const { client } = clientOf(await serve((_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("not gzip")));
    expect((await client.call("getHealth")).bodyText).toBe("not gzip");
  });

  it("narrows the JSON by the status", async () => {
    const { client } = clientOf(await serve((_request, response) => void response.writeHead(404).end('{"error":"gone"}')));
    const answer = await client.call("getSession", { params: { id: "x" } });
    expect(answer.is(200)).toBe(false);
    if (!answer.is(404)) throw new Error("the status is 404");
    expectTypeOf(answer.json.error).toEqualTypeOf<string>();
    expect(answer.json.error).toBe("gone");
  });

  it("follows no redirect, so that the key goes to no other host", async () => {
    let elsewhere = 0;
    const other = await serve((_request, response) => void (elsewhere++, response.end("{}")));
    const { client } = clientOf(await serve((_request, response) => void response.writeHead(307, { location: other }).end()), { apiKey: "a-key-of-some-length" });
    const answer = await client.call("sendMessageToSession", { params: { id: "a", session_id: "s" }, body: { message: "m" } });
    expect(answer.status).toBe(307);
    expect(answer.headers["location"]).toBe(other);
    expect(elsewhere).toBe(0);
  });

  it("uses connections again", async () => {
    const ports = new Set<number | undefined>();
    const { client } = clientOf(await serve((request, response) => void (ports.add(request.socket.remotePort), response.end("{}"))));
    for (let i = 0; i < 8; i++) await client.call("getHealth");
    // Two and not one: a connection rests for one turn of the event loop before it is used again.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it("comes from the local address it was given", async () => {
    const { client } = clientOf(await serve((request, response) => void response.end(JSON.stringify(request.socket.remoteAddress))), { localAddress: "127.0.0.9" });
    expect((await client.call("getHealth")).json).toBe("127.0.0.9");
  });

  it("tells the caller its exchange id before anything is sent", async () => {
    const { client, log } = clientOf(await serve(mirror));
    const seen: unknown[] = [];
    const answer = await client.call("getHealth", { onSent: ({ id, seq }) => seen.push(id, seq, log.entries.length) });
    expect(seen).toEqual([answer.id, answer.requestSeq, 1]);
  });

  it("is a compile error with an unknown operation, a missing parameter or a wrong field", () => {
    const check = (client: Client): unknown[] => [
      // @ts-expect-error no such operation
      client.call("getNothing"),
      // @ts-expect-error the session's id is missing
      client.call("getSession"),
      // @ts-expect-error the field is called message
      client.call("sendMessageToSession", { params: { id: "a", session_id: "s" }, body: { text: "m" } }),
      // @ts-expect-error it answers with a stream
      client.call("streamMessageToSession", { params: { id: "a", session_id: "s" }, body: { message: "m" } }),
    ];
    expect(check).toBeTypeOf("function");
  });
});

describe("a free request", () => {
  it("sends any method and path as they stand", async () => {
    const { client } = clientOf(await serve(mirror));
    const answer = await client.send({ method: "OPTIONS", path: "/api//x/../y?z=%41", query: {} });
    expect(answer.json).toMatchObject({ method: "OPTIONS", url: "/api//x/../y?z=%41" });
  });

  it("takes an answer to HEAD that has a length and no body", async () => {
    const { client } = clientOf(await serve((_request, response) => void response.writeHead(200, { "content-length": "10" }).end()));
    expect(await client.send({ method: "HEAD", path: "/" })).toMatchObject({ status: 200, bodyText: "" });
  });

  it("throws for what HTTP cannot carry, before anything is logged", async () => {
    const { client, log } = clientOf("http://127.0.0.1:9");
    await expect(client.send({ method: "GET", path: "/a b" })).rejects.toThrow(TypeError);
    await expect(client.send({ method: "GET", path: "nowhere" })).rejects.toThrow(TypeError);
    await expect(client.send({ method: "G T", path: "/" })).rejects.toThrow(TypeError);
    await expect(client.send({ method: "GET", path: "/", headers: { "x": "a\nb" } })).rejects.toThrow(TypeError);
    await expect(client.send({ method: "GET", path: "/", headers: { Expect: "100-continue" } })).rejects.toThrow(/raw/);
    expect(log.entries).toEqual([]);
  });
});

describe("no answer", () => {
  async function noneOf(promise: Promise<unknown>): Promise<NoAnswer> {
    const none = await answerOrNone(promise);
    if (!(none instanceof NoAnswer)) throw new Error("an answer came");
    return none;
  }

  it("is refused where nobody listens", async () => {
    const url = await serve(mirror);
    await undo.pop()?.();
    const { client, log } = clientOf(url);
    const none = await noneOf(client.call("getHealth"));
    expect(none.reason).toBe("refused");
    expect(log.entries).toEqual([expect.objectContaining({ kind: "request" }), expect.objectContaining({ kind: "response-error", id: none.id, seq: none.seq, error: none.message })]);
  });

  it("is a reset when the server drops the connection before an answer", async () => {
    const { client } = clientOf(await serveTcp((socket) => socket.once("data", () => socket.resetAndDestroy())));
    expect((await noneOf(client.call("getHealth"))).reason).toBe("reset");
  });

  it.each([
    ["a length", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"a\":"],
    ["chunks", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"],
    ["chunks and connection: close", "HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"],
  ])("is a reset with what had come when a body with %s ends early", async (_how, answer) => {
    const { client, log } = clientOf(await serveTcp((socket) => socket.once("data", () => socket.end(answer))));
    const none = await noneOf(client.call("getHealth"));
    expect(none).toMatchObject({ reason: "reset", status: 200 });
    expect(none.partial.toString()).toBe('{"a":');
    expect(log.entries.at(-1)).toMatchObject({ kind: "response-error", error: expect.stringContaining("after 5 bytes") as string });
  });

  it("is a timeout when nothing comes in time, and the connection is not used again", async () => {
    let asked = 0;
    const { client } = clientOf(await serve((_request, response) => void (asked++ > 0 && response.end("{}"))));
    const none = await noneOf(client.call("getHealth", { deadlineMs: 30 }));
    expect(none.reason).toBe("timeout");
    expect(none.message).toContain("30 ms");
    expect((await client.call("getHealth")).status).toBe(200);
  });

  it("is a timeout when the body never ends", async () => {
    const { client } = clientOf(await serve((_request, response) => void response.write("{")), { headersTimeoutMs: 500 });
    expect(await noneOf(client.call("getHealth"))).toMatchObject({ reason: "timeout", status: 200 });
  });

  it("is too large over the bound, and not at it", async () => {
    const { client } = clientOf(await serve((request, response) => void response.end("x".repeat(request.url === "/at" ? 1000 : 1001))), { maxAnswerBytes: 1000 });
    expect((await client.send({ method: "GET", path: "/at" })).bodyText).toHaveLength(1000);
    expect((await noneOf(client.send({ method: "GET", path: "/over" }))).reason).toBe("too-large");
  });

  it.each([
    ["another protocol", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["a head over the bound", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(40_000)}\r\n\r\n`],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"],
  ])("is bad HTTP for %s", async (_what, answer) => {
    const { client } = clientOf(await serveTcp((socket) => socket.once("data", () => socket.end(answer))));
    expect((await noneOf(client.call("getHealth"))).reason).toBe("bad-http");
  });

  it("is a failed handshake when TLS meets a server without it", async () => {
    const { client } = clientOf((await serve(mirror)).replace("http:", "https:"));
    expect(client.target).toMatchObject({ tls: true, socketOrigin: expect.stringMatching(/^wss:/) as string });
    expect((await noneOf(client.call("getHealth"))).reason).toBe("tls");
    expect((await noneOf(client.openSocket("a"))).reason).toBe("tls");
    expect((await noneOf(client.raw("x", 5_000))).reason).toBe("tls");
  });

  it("is gone when the caller leaves, and the log says that it was us", async () => {
    const left = new AbortController();
    const { client, log } = clientOf(await serve(() => left.abort()));
    expect((await noneOf(client.call("getHealth", { signal: left.signal }))).reason).toBe("gone");
    expect(log.entries.at(-1)).toMatchObject({ kind: "client-gone" });
    expect((await noneOf(client.call("getHealth", { signal: left.signal }))).reason).toBe("gone");
  });

  it("ends no process when nobody awaits it", async () => {
    const { client, log } = clientOf("http://127.0.0.1:1");
    const said = new Promise((resolve) => log.onEntry((entry) => entry.kind === "response-error" && resolve(entry)));
    void client.call("getHealth");
    expect(await said).toMatchObject({ kind: "response-error" });
  });
});

describe("a client", () => {
  it("stamps the entries of a view with its case, and others with none", async () => {
    const { client, log } = clientOf(await serve(mirror));
    await Promise.all([client.for("case/a").call("getHealth"), client.for("case/b").call("getHealth"), client.call("getHealth")]);
    expect(log.entries.map((entry) => entry.case).sort()).toEqual(["case/a", "case/a", "case/b", "case/b", undefined, undefined]);
  });

  it("leaves no connection when it is closed, and answers nothing more", async () => {
    const seen = new Set<TcpSocket>();
    const { client } = clientOf(await serve((request, response) => void (seen.add(request.socket), request.url === "/hang" || response.end("{}"))));
    await client.call("getHealth");
    const hanging = answerOrNone(client.for("c").send({ method: "GET", path: "/hang" }));
    await client.call("getHealth");
    await client.close();
    expect(await hanging).toMatchObject({ reason: "gone" });
    await Promise.all([...seen].map((socket) => socket.destroyed || new Promise((resolve) => socket.once("close", resolve))));
    expect(await answerOrNone(client.call("getHealth"))).toMatchObject({ reason: "gone" });
  });

  it("closes with a view only what the view opened", async () => {
    const { client } = clientOf(await serve((request, response) => void (request.url === "/hang" || response.end("{}"))));
    const [a, b] = [client.for("a"), client.for("b")];
    const ofA = answerOrNone(a.send({ method: "GET", path: "/hang" }));
    const ofB = answerOrNone(b.send({ method: "GET", path: "/hang", deadlineMs: 5_000 }));
    await a.close();
    expect(await ofA).toMatchObject({ reason: "gone" });
    expect((await b.send({ method: "GET", path: "/" })).status).toBe(200);
    await client.close();
    expect(await ofB).toMatchObject({ reason: "gone" });
  });

  it.each(["no url", "ftp://host", "http://user:pw@host", "http://host?x=1"])("refuses %s as a base URL with a sentence", (baseUrl) => {
    expect(() => createClient({ baseUrl, log: new Log() })).toThrow(/^The base URL /);
  });
});
