import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { eventsOf, rig } from "./testing/rig.test-support.js";

describe("limits", () => {
  it("answer 429 with Retry-After beyond the requests of a minute, until the minute is over", async () => {
    let now = 0;
    const { call } = await rig({ limits: { requestsPerMinute: 2 }, now: () => now });
    const status = async () => (await call("GET", "/api/health")).status;
    expect([await status(), await status()]).toEqual([200, 200]);
    now = 10_000;
    expect(await call("GET", "/api/health")).toMatchObject({ status: 429, headers: { "retry-after": "50" } });
    now = 60_000;
    expect(await status()).toBe(200);
  });

  it("answer an error frame beyond the messages of a minute of one socket", async () => {
    const { spawn, socket } = await rig({ limits: { messagesPerMinutePerSocket: 1 } });
    const agent = await spawn();
    const [ear, other] = [await socket(agent), await socket(agent)];
    const session_id = randomUUID();
    for (let n = 0; n < 2; n += 1) ear.send({ type: "message", content: "hi", session_id });
    expect(await ear.hear(({ type }) => type === "error")).toMatchObject({ session_id });
    other.send({ type: "ping" });
    await other.hear(({ type }) => type === "pong");
  });

  it("refuse a socket too many of one address and give the place back", async () => {
    const { spawn, socket, port } = await rig({ limits: { socketsPerAddress: 1 } });
    const agent = await spawn();
    const ear = await socket(agent);
    const extra = new WebSocket(`ws://127.0.0.1:${port}/api/agents/${agent}/ws`);
    extra.on("error", () => undefined);
    const [, response] = (await once(extra, "unexpected-response")) as [unknown, { statusCode: number; headers: Record<string, string> }];
    expect([response.statusCode, response.headers["retry-after"]]).toEqual([429, "1"]);
    ear.ws.close();
    await once(ear.ws, "close");
    await socket(agent);
  });

  it("refuse with 503 what is one too many agents, sessions and waiting turns, and with 409 a full session", async () => {
    const { call, spawn, model, server } = await rig({ limits: { maxAgents: 1, maxSessions: 2, maxQueuedTurnsPerSession: 1, maxRowsPerSession: 4 } });
    const agent = await spawn();
    const refused = async (method: string, path: string, body: unknown) => {
      const answer = await call(method, path, body);
      return [answer.status, typeof answer.body.error];
    };
    expect(await refused("POST", "/api/agents", { template: "assistant" })).toEqual([503, "string"]);
    const path = `/api/agents/${agent}/sessions/${randomUUID()}/message`;
    const running = call("POST", path, { message: "hold one" });
    await model.called("one");
    expect(await refused("POST", `/api/agents/${agent}/sessions/${randomUUID()}/message`, { message: "x" })).toEqual([503, "string"]);
    const waiting = call("POST", path, { message: "two" });
    await expect.poll(() => server.seams.turns.count()).toBe(2);
    expect(await refused("POST", path, { message: "three" })).toEqual([503, "string"]);
    model.release("one");
    await Promise.all([running, waiting]);
    expect(await refused("POST", path, { message: "four" })).toEqual([409, "string"]);
  });

  it("fail a turn whose answer outgrows its bound", async () => {
    const { call, spawn } = await rig({ limits: { maxAnswerBytes: 10_000 } });
    const agent = await spawn();
    expect((await call("POST", `/api/agents/${agent}/message`, { message: "flood" })).status).toBe(502);
  });
});

describe("slow readers", () => {
  it("are cut off beyond the buffer while other sessions and the turn itself go on", async () => {
    const { call, spawn, socket } = await rig({ limits: { maxBufferedBytes: 300_000 }, closeWithinMs: 50 });
    const agent = await spawn();
    const ear = await socket(agent);
    const session_id = randomUUID();
    ear.ws.pause();
    // The first floods fill what the system itself buffers between the two ends.
    for (let n = 0; n < 16; n += 1) ear.send({ type: "message", content: `flood ${n}`, session_id });
    const quick = await call("POST", `/api/agents/${agent}/message`, { message: "quick" });
    expect(quick.body.response).toBe("echo: quick");
    await call("POST", `/api/agents/${agent}/sessions/${session_id}/message`, { message: "last" });
    // What the server had read before it cut the socket off was answered and stored in full.
    const roles = (await call("GET", `/api/sessions/${session_id}`)).body.messages.map(({ role }: { role: string }) => role);
    expect(roles.length).toBeGreaterThanOrEqual(4);
    expect(roles).toEqual(roles.map((_: string, n: number) => (n % 2 === 0 ? "User" : "Assistant")));
    const closed = once(ear.ws, "close");
    ear.ws.resume();
    expect([1006, 1013]).toContain((await closed)[0]);
  });

  it("are not those who get one frame or event that is larger than the buffer", async () => {
    const { call, spawn, socket } = await rig({ limits: { maxBufferedBytes: 1_000 } });
    const agent = await spawn();
    const ear = await socket(agent);
    const session_id = randomUUID();
    ear.send({ type: "message", content: "x".repeat(50_000), session_id });
    await expect.poll(() => ear.frames.at(-1)?.type).toBe("response");
    const { text } = await call("POST", `/api/agents/${agent}/message/stream`, { message: "x".repeat(50_000) });
    expect(eventsOf(text).at(-1)?.event).toBe("done");
  });

  it("are not those whose model says everything at once", async () => {
    const { call, spawn } = await rig({ limits: { maxBufferedBytes: 300_000 } });
    const { text } = await call("POST", `/api/agents/${await spawn()}/message/stream`, { message: "flood" });
    expect(eventsOf(text).at(-1)?.event).toBe("done");
  });
});

describe("shutting down", () => {
  it("ends running turns with their terminals, refuses new work and closes sockets with 1001", async () => {
    const { call, spawn, socket, model, server } = await rig();
    const agent = await spawn();
    const ear = await socket(agent);
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    ear.send({ type: "message", content: "hold one", session_id: a });
    const sse = call("POST", `/api/agents/${agent}/sessions/${b}/message/stream`, { message: "hold two" });
    const http = call("POST", `/api/agents/${agent}/sessions/${c}/message`, { message: "hold three" });
    await Promise.all(["one", "two", "three"].map((word) => model.called(word)));
    const closed = once(ear.ws, "close");
    await server.close();
    expect((await closed)[0]).toBe(1001);
    expect(ear.frames.at(-1)).toEqual({ type: "error", content: "Server is shutting down", session_id: a });
    expect(eventsOf((await sse).text).at(-1)?.event).toBe("error");
    expect((await http).status).toBe(503);
  });

  it("is over in bounded time although a peer does not answer the Close frame", async () => {
    const { spawn, socket, server } = await rig({ closeWithinMs: 30 });
    const ear = await socket(await spawn());
    ear.ws.pause();
    await server.close();
    ear.ws.resume();
    expect(ear.frames[0]?.type).toBe("connected");
  });

  it("answers a client's Close frame", async () => {
    const { spawn, socket } = await rig();
    const ear = await socket(await spawn());
    ear.ws.close(1000);
    expect((await once(ear.ws, "close"))[0]).toBe(1000);
  });
});
