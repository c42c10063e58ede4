import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { rig, type Rig } from "./testing/rig.test-support.js";

async function refusal(ws: WebSocket): Promise<{ status: number; headers: Record<string, unknown>; body: unknown }> {
  ws.on("error", () => undefined);
  const [, response] = (await once(ws, "unexpected-response")) as [unknown, NodeJS.ReadableStream & { statusCode: number; headers: Record<string, unknown> }];
  let text = "";
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(text) };
}

const upgrade = ({ port }: Rig, path: string, headers: Record<string, string> = {}) => new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });

/** What a server answers to bytes as they are. */
async function raw({ port }: Rig, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.end(bytes);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

describe("refusals over HTTP", () => {
  it("of what is no HTTP wait for the answers to what came before it", async () => {
    const one = await rig();
    const agent = await one.spawn();
    const body = JSON.stringify({ message: "hold one" });
    const said = raw(one, `POST /api/agents/${agent}/message/stream HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}GARBAGE\r\n\r\n`);
    await one.model.called("one");
    one.model.release("one");
    expect(await said).toMatch(/^HTTP\/1\.1 200 [^]*event: done[^]*\r\n0\r\n\r\nHTTP\/1\.1 400 [^]*\{"error":"The request is not valid HTTP"\}$/);
  });

  it("keep their form where a request that waits for a 100 came on the heels of another", async () => {
    const said = await raw(await rig(), "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\nGET /api/health/x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 404", "HTTP/1.1 404"]);
    const alone = await raw(await rig(), "GET /nowhere HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
    expect(alone.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 100", "HTTP/1.1 404"]);
  });

  it("have the documented status and the error body", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const message = `/api/agents/${agent}/message`;
    const text = { "content-type": "text/plain" };
    const cases: [number, string, string, unknown?, Record<string, string>?][] = [
      [404, "GET", "/nowhere"],
      [404, "GET", "/api/agents/"],
      [405, "PUT", "/api/agents"],
      [405, "OPTIONS", "/api/health"],
      [400, "GET", "/api/sessions/%zz"],
      [400, "GET", "/api/sessions/%ff"],
      [400, "GET", "/api/sessions/abc"],
      [400, "GET", `/api/sessions/${randomUUID().replaceAll("-", "")}`],
      [400, "GET", `/api/sessions/{${randomUUID()}}`],
      [404, "GET", `/api/sessions/${randomUUID()}`],
      [400, "GET", "/api/agents/bob"],
      [404, "GET", `/api/agents/${randomUUID()}`],
      [404, "GET", `/api/agents/${agent}/sessions/by-label/none`],
      [426, "GET", `/api/agents/${agent}/ws`],
      [400, "POST", message],
      [400, "POST", message, "{nope"],
      [400, "POST", message, Buffer.from([0x22, 0xff, 0x22])],
      [415, "POST", message, '{"message":"x"}', text],
      [415, "POST", message, '{"message":"x"}', { "content-encoding": "gzip" }],
      [422, "POST", message, {}],
      [422, "POST", message, "[]"],
      [422, "POST", message, { message: 1 }],
      [422, "POST", message, { message: "x", attachments: "y" }],
      [413, "POST", message, { message: "x".repeat(65_537) }],
      [413, "POST", message, { message: "é".repeat(32_769) }],
      [413, "POST", message, { message: "x", padding: "y".repeat(3_000_000) }],
      [400, "POST", `/api/agents/${agent}/sessions/x/message`, { message: "x" }],
      [502, "POST", message, { message: "fail" }],
      [400, "POST", "/api/agents", {}],
      [400, "POST", "/api/agents", { manifest_toml: "= nope" }],
      [400, "POST", "/api/agents", { manifest_toml: "[model]" }],
      [404, "POST", "/api/agents", { template: "poet" }],
      [400, "POST", "/api/agents", { template: "../x" }],
      [400, "POST", `/api/agents/${agent}/stop`, { session_id: 5 }],
      [415, "POST", `/api/agents/${agent}/session/reset`, "hello", text],
    ];
    for (const [status, method, path, body, headers] of cases) {
      const answer = await call(method, path, body, headers);
      const said = `${method} ${path}`;
      expect([said, answer.status]).toEqual([said, status]);
      expect([said, answer.headers["content-type"], typeof answer.body.error]).toEqual([said, "application/json", "string"]);
    }
    expect((await call("PUT", "/api/agents")).headers["allow"]).toBe("GET, HEAD, POST");
  });

  it("take exactly 65 536 bytes and an empty message", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    for (const message of ["x".repeat(65_536), "é".repeat(32_768), ""]) {
      expect((await call("POST", `/api/agents/${agent}/message`, { message })).status).toBe(200);
    }
  });

  it("treat no body, zero bytes of JSON and {} alike where a body is optional", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    for (const path of ["sessions", "session/reset", "session/compact", "stop"]) {
      for (const [body, headers] of [[undefined, {}], ["", { "content-type": "application/json" }], [{}, {}]] as const) {
        expect((await call("POST", `/api/agents/${agent}/${path}`, body, headers)).status).toBe(200);
      }
    }
  });

  it("answer HEAD as GET, without a body", async () => {
    const { call } = await rig();
    const [head, get] = [await call("HEAD", "/api/health"), await call("GET", "/api/health")];
    expect([head.status, head.text, head.headers["content-length"]]).toEqual([200, "", get.headers["content-length"]]);
  });

  it("answer what is no HTTP with the error body", async () => {
    const it = await rig();
    for (const [status, bytes] of [
      [400, "NONSENSE\r\n\r\n"],
      [400, "GET /api/health HTTP/1.1\r\n\r\n"],
      [417, "GET /api/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: tea\r\n\r\n"],
      [405, "CONNECT example:1 HTTP/1.1\r\nHost: a\r\n\r\n"],
      [431, `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`],
    ] as const) {
      const text = await raw(it, bytes);
      expect(text.startsWith(`HTTP/1.1 ${status} `)).toBe(true);
      expect(text).toContain('{"error":"');
    }
    expect((await it.call("GET", "/api/health")).status).toBe(200);
  });

  it("give a second agent of a name 409 and a second assistant its own name", async () => {
    const { call } = await rig();
    const manifest_toml = 'name = "twin"';
    expect((await call("POST", "/api/agents", { manifest_toml })).status).toBe(201);
    expect((await call("POST", "/api/agents", { manifest_toml })).status).toBe(409);
    const names = [];
    for (let n = 0; n < 2; n += 1) names.push((await call("POST", "/api/agents", { template: "assistant" })).body.name);
    expect(names).toEqual(["assistant", "assistant-2"]);
  });
});

describe("refusals on a socket", () => {
  it("are error frames with the session meant, and the socket stays open", async () => {
    const { call, spawn, socket } = await rig();
    const agent = await spawn();
    const active = (await call("GET", `/api/agents/${agent}`)).body.session_id;
    const ear = await socket(agent);
    const named = randomUUID();
    const frames: [unknown, string][] = [
      ["{broken", active],
      [Buffer.from("binary"), active],
      ["   ", active],
      ["42", active],
      [{ type: "zzz", session_id: named }, named],
      [{ type: 7 }, active],
      [{ type: "message" }, active],
      [{ type: "message", content: "  ", session_id: named.toUpperCase() }, named],
      [{ type: "message", content: "x", session_id: "junk" }, active],
      [{ type: "message", content: "x", session_id: 5 }, active],
      [{ type: "message", content: "x".repeat(65_536), session_id: named }, named],
      [{ type: "command", command: "dance" }, active],
      [{ type: "command", command: "reset", session_id: named }, named],
      [{ type: "message", content: "fail", session_id: named }, named],
    ];
    for (const [frame, session_id] of frames) {
      ear.send(frame);
      expect([frame, await ear.hear(({ type }) => type === "error")]).toEqual([frame, { type: "error", content: expect.any(String) as string, session_id }]);
    }
    ear.send({ type: "ping" });
    expect(await ear.hear(({ type }) => type === "pong")).toEqual({ type: "pong", session_id: active });
    expect((await call("GET", `/api/agents/${agent}/session`)).body.messages).toEqual([]);
  });

  it("leave the server alive after frames that break the protocol", async () => {
    const { call, spawn, socket } = await rig();
    const agent = await spawn();
    const huge = await socket(agent);
    huge.send("x".repeat(1_100_000));
    expect((await once(huge.ws, "close"))[0]).toBe(1009);
    const bad = await socket(agent);
    bad.ws.send(Buffer.from([0x22, 0xff]), { binary: false });
    expect((await once(bad.ws, "close"))[0]).toBe(1007);
    expect((await call("GET", "/api/health")).status).toBe(200);
  });

  it("refuse an upgrade with the error body", async () => {
    const it = await rig();
    const agent = await it.spawn();
    expect(await refusal(upgrade(it, `/api/agents/${randomUUID()}/ws`))).toMatchObject({ status: 404, body: { error: "Agent not found" } });
    expect(await refusal(upgrade(it, "/api/agents/bob/ws"))).toMatchObject({ status: 400 });
    expect(await refusal(upgrade(it, "/nowhere"))).toMatchObject({ status: 404 });
    expect(await refusal(upgrade(it, `/api/agents/${agent}/ws`, { origin: "https://evil.example" }))).toMatchObject({ status: 403 });
  });
});

describe("the key", () => {
  it("is asked for at every door but health, with the same verdict", async () => {
    const it = await rig({ apiKey: "s3cret" });
    const agent = await it.spawn();
    for (const [method, path] of [
      ["GET", "/api/agents"],
      ["GET", "/api/sessions"],
      ["GET", "/nowhere"],
      ["PUT", "/api/agents"],
      ["POST", `/api/agents/${agent}/message`],
      ["POST", `/api/agents/${agent}/message/stream`],
      ["GET", "/api/agents?token=s3cret"],
    ] as const) {
      for (const authorization of ["", "Bearer wrong", "Basic s3cret", "s3cret"]) {
        const answer = await it.call(method, path, undefined, { authorization });
        expect([path, answer.status, answer.headers["www-authenticate"]]).toEqual([path, 401, "Bearer"]);
      }
    }
    expect((await it.call("GET", "/api/health", undefined, { authorization: "" })).status).toBe(200);
    for (const suffix of ["", "?token=wrong", "?token="]) {
      expect(await refusal(upgrade(it, `/api/agents/${agent}/ws${suffix}`))).toMatchObject({ status: 401, headers: { "www-authenticate": "Bearer" } });
    }
    const open = upgrade(it, `/api/agents/${agent}/ws?token=s3cret`);
    await once(open, "open");
    open.terminate();
    (await it.socket(agent)).ws.terminate();
  });
});

describe("origins", () => {
  it("that are neither own nor allowed are refused where state changes, others are let in with CORS headers", async () => {
    const it = await rig({ allowedOrigins: ["https://app.example"] });
    const agent = await it.spawn();
    const post = (origin: string) => it.call("POST", `/api/agents/${agent}/message`, { message: "x" }, { origin });
    for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1", "https://app.example.evil", "http://localhost.evil"]) {
      expect([origin, (await post(origin)).status]).toEqual([origin, 403]);
    }
    for (const origin of ["https://app.example", it.url, `http://localhost:${it.port}`]) {
      const answer = await post(origin);
      expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([200, origin]);
    }
    const asks = { origin: "https://app.example", "access-control-request-method": "POST" };
    expect(await it.call("OPTIONS", "/api/agents", undefined, asks)).toMatchObject({ status: 204, headers: { "access-control-allow-origin": "https://app.example" } });
    expect((await it.call("OPTIONS", "/api/agents", undefined, { ...asks, origin: "https://evil.example" })).status).toBe(403);
  });

  it("of a name that was pointed here do not count as own", async () => {
    const it = await rig();
    const headers = { origin: `http://rebound.example:${it.port}`, host: `rebound.example:${it.port}` };
    expect((await it.call("POST", "/api/agents", { template: "assistant" }, headers)).status).toBe(403);
  });
});
