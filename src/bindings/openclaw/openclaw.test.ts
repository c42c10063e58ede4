import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import { createClient, type Client } from "../../client/index.js";
import { Log } from "../../log/index.js";
import type { Heard, SocketChannel } from "../binding.js";
import { openclaw } from "./index.js";

const KEY = "agent:main:dashboard:0b8e2ac4-4a55-4c33-9d7e-1f6d2c3b4a59";
const TOKEN = "a-token-that-is-long-enough";

interface Request {
  readonly id: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a gateway says to a request: frames in order. */
type Said = (request: Request) => readonly object[];

let server: Server | undefined;
let client: Client | undefined;

/** A gateway that shakes hands and says what it is told to. */
async function gateway(said: Said): Promise<{ readonly client: Client; readonly asked: Request[]; readonly log: Log }> {
  const asked: Request[] = [];
  server = createServer();
  new WebSocketServer({ server }).on("connection", (socket: WebSocket) => {
    const tell = (frame: object): void => socket.send(JSON.stringify(frame));
    tell({ type: "event", event: "connect.challenge", payload: { nonce: "n", ts: 1 } });
    socket.on("message", (data) => {
      const request = JSON.parse(String(data)) as Request;
      asked.push(request);
      for (const frame of request.method === "connect" ? [answer(request, { type: "hello-ok", protocol: 4 })] : said(request)) tell(frame);
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  const log = new Log();
  client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, apiKey: TOKEN, log });
  return { client, asked, log };
}

afterEach(async () => {
  await client?.close();
  await new Promise((resolve) => server?.close(resolve));
});

const answer = ({ id }: Request, payload: object) => ({ type: "res", id, ok: true, payload });
const error = ({ id }: Request, code: string, message: string) => ({ type: "res", id, ok: false, error: { code, message } });
const chat = (runId: string, more: object, sessionKey = KEY) => ({ type: "event", event: "chat", payload: { runId, sessionKey, ...more } });
const spoken = (text: string) => ({ role: "assistant", content: [{ type: "text", text }] });
const accepted = (request: Request) => answer(request, { runId: request.id, sessionKey: KEY, status: "accepted" });

async function open(through: Client): Promise<SocketChannel> {
  const opened = await openclaw.openSocket(through, "main");
  if (!opened.ok) throw new Error(opened.what);
  return opened.value;
}

/** Everything heard until the fence. */
async function heardOf(through: Client, text: string): Promise<readonly Omit<Heard, "at">[]> {
  const socket = await open(through);
  socket.send({ named: KEY, text });
  expect(await socket.fence(5_000)).toBe(true);
  return socket.heard.map(({ at: _, ...heard }) => heard);
}

const onMessage = (events: Said): Said => (request) => (request.method === "agent" ? [accepted(request), ...events(request)] : [answer(request, { session: null })]);

describe("a connection", () => {
  it("brings the key in its connect, and the log does not show it", async () => {
    const { client: through, asked, log } = await gateway((request) => [answer(request, {})]);
    await open(through);
    expect(asked[0]?.params["auth"]).toEqual({ token: TOKEN });
    expect(JSON.stringify(log.entries)).not.toContain(TOKEN);
  });

  it("that is not let in is told with the gateway's words", async () => {
    const { client: through } = await gateway(() => []);
    server!.removeAllListeners("upgrade");
    new WebSocketServer({ server: server! }).on("connection", (socket: WebSocket) => {
      socket.send(JSON.stringify({ type: "event", event: "connect.challenge", payload: {} }));
      socket.on("message", (data) => socket.send(JSON.stringify(error(JSON.parse(String(data)) as Request, "UNAVAILABLE", "gateway starting"))));
    });
    expect(await openclaw.openSocket(through, "main")).toMatchObject({ ok: false, status: 503, what: "answered UNAVAILABLE: gateway starting" });
  });
});

describe("a turn", () => {
  it("goes from its acceptance over its pieces to one end, and the second answer is none", async () => {
    const turn = onMessage((request) => [
      { type: "event", event: "agent", payload: { runId: request.id, sessionKey: KEY, stream: "lifecycle", data: { phase: "start" } } },
      chat(request.id, { state: "delta", deltaText: "good " }),
      chat(request.id, { state: "delta", deltaText: "day" }),
      chat(request.id, { state: "final", message: spoken("good day") }),
      answer(request, { runId: request.id, status: "ok", result: {} }),
    ]);
    expect(await heardOf((await gateway(turn)).client, "hello")).toEqual([
      { kind: "progress", native: "res accepted", label: KEY },
      { kind: "progress", native: "agent lifecycle start", label: KEY },
      { kind: "delta", native: "chat delta", text: "good ", label: KEY },
      { kind: "delta", native: "chat delta", text: "day", label: KEY },
      { kind: "completed", native: "chat final", text: "good day", label: KEY },
    ]);
  });

  it("is silent where its end brings no text, and failed where it was aborted", async () => {
    const ends = onMessage((request) => [chat(request.id, { state: "final" }), chat(request.id, { state: "aborted", stopReason: "rpc" })]);
    expect((await heardOf((await gateway(ends)).client, "hello")).slice(1)).toEqual([
      { kind: "silent", native: "chat final", label: KEY },
      { kind: "failed", native: "chat aborted", text: "aborted: rpc", label: KEY },
    ]);
  });

  it("that fails is told once, though its request is answered with an error as well", async () => {
    const fails = onMessage((request) => [chat(request.id, { state: "error", errorMessage: "no model" }), error(request, "UNAVAILABLE", "no model")]);
    expect((await heardOf((await gateway(fails)).client, "hello")).slice(1)).toEqual([{ kind: "failed", native: "chat error", text: "no model", label: KEY }]);
  });

  it("that is not taken is refused", async () => {
    const refuses: Said = (request) => [request.method === "agent" ? error(request, "INVALID_REQUEST", "no such agent") : answer(request, {})];
    expect(await heardOf((await gateway(refuses)).client, "hello")).toEqual([{ kind: "refused", native: "res error", status: 400, text: "INVALID_REQUEST: no such agent" }]);
  });

  it("takes back what was streamed without a piece", async () => {
    const again = onMessage((request) => [chat(request.id, { state: "delta", deltaText: "", replace: true })]);
    expect((await heardOf((await gateway(again)).client, "hello")).at(-1)).toEqual({ kind: "progress", native: "chat delta", label: KEY });
  });

  it("hears of other runs only what holds its canary, with the label that it has", async () => {
    const others = onMessage(() => [
      chat("another", { state: "delta", deltaText: "not mine spd6f3-c001-t2.1 amber" }),
      chat("another", { state: "delta", deltaText: "spd6f3-c001-t1.1 amber" }, "agent:main:other"),
    ]);
    expect((await heardOf((await gateway(others)).client, "hello spd6f3-c001-t1")).slice(1)).toEqual([{ kind: "delta", native: "chat delta", text: "spd6f3-c001-t1.1 amber", label: "agent:main:other" }]);
  });
});

describe("a history", () => {
  const page = (messages: readonly object[]) => ({ sessionKey: KEY, sessionId: "s1", messages });

  it("has the text of its parts, and asks for what is too large for a page by itself", async () => {
    const large = { role: "assistant", content: [{ type: "text", text: "[chat.history omitted: message too large]" }], __openclaw: { id: "m2", truncated: true } };
    const { client: through, asked } = await gateway((request) => [
      request.method === "chat.history" ? answer(request, page([{ role: "user", content: "hello" }, large, { role: "custom", content: "a note" }])) : answer(request, { ok: true, message: spoken("a long answer") }),
    ]);
    const read = await openclaw.history(through, "main", KEY);
    const rows = [{ role: "user", text: "hello" }, { role: "assistant", text: "a long answer" }, { role: "other", text: "a note" }];
    expect(read).toMatchObject({ ok: true, value: { session: KEY, rows }, asked: expect.any(Number) as number });
    expect(asked.at(-1)).toMatchObject({ method: "chat.message.get", params: { messageId: "m2" } });
  });

  it("without a session id is that of no session", async () => {
    const { client: through } = await gateway((request) => [answer(request, { sessionKey: KEY, messages: [] })]);
    expect(await openclaw.history(through, "main", KEY)).toMatchObject({ ok: false, status: 404 });
  });
});

it("a session that was not there was not deleted", async () => {
  const { client: through } = await gateway((request) => [answer(request, { ok: true, deleted: false })]);
  expect(await openclaw.deleteSession(through, "main", KEY)).toMatchObject({ ok: false, status: 404 });
});

it("what is no turn is asked over one connection, which subscribes to nothing", async () => {
  const { client: through, asked } = await gateway((request) => [answer(request, { key: KEY })]);
  await Promise.all([openclaw.newSession(through, "main"), openclaw.newSession(through, "main")]);
  expect(asked.map(({ method }) => method)).toEqual(["connect", "sessions.create", "sessions.create"]);
  expect(asked[0]?.params["caps"]).toEqual(["session-scoped-events"]);
});
