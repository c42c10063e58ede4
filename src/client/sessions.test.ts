import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { WebSocketServer } from "ws";
import { Log } from "../log/index.js";
import { connect, UnexpectedAnswer, type Server } from "./sessions.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Answers by method and path with a status and a body; a body that is text is an event stream. */
async function serverOf(answers: Record<string, readonly [number, unknown]>, options: { apiKey?: string; log?: Log } = {}): Promise<{ server: Server; heard: string[] }> {
  const heard: string[] = [];
  const http = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const asked = `${request.method} ${request.url}`;
      heard.push(`${asked} ${Buffer.concat(chunks).toString()}`.trim());
      const [status, body] = answers[asked] ?? [404, { error: `no ${asked}` }];
      response.writeHead(status, { "content-type": typeof body === "string" ? "text/event-stream" : "application/json" });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  new WebSocketServer({ server: http, verifyClient: ({ req }: { req: IncomingMessage }) => req.url === "/api/agents/a/ws" }).on("connection", (ws) => ws.on("message", () => ws.send('{"type":"pong","session_id":"s"}')));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  undo.push(() => new Promise((resolve) => http.close(resolve)));
  const server = connect({ baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, ...options });
  undo.push(() => server.close());
  return { server, heard };
}

describe("a friendly client", () => {
  it("spawns an agent, speaks to a session of it, and reads the history", async () => {
    const answer = { response: "hello", input_tokens: 1, output_tokens: 1, iterations: 1 };
    const { server, heard } = await serverOf({
      "POST /api/agents": [201, { agent_id: "a", name: "n" }],
      "POST /api/agents/a/sessions": [200, { session_id: "s", label: "work" }],
      "GET /api/agents/a/sessions": [200, { sessions: [{ session_id: "s" }] }],
      "POST /api/agents/a/sessions/s/message": [200, answer],
      "POST /api/agents/a/message": [200, { ...answer, session_id: "s" }],
      "GET /api/sessions/s": [200, { messages: [{ role: "User", content: "hi" }] }],
    });
    const agent = await server.agents.spawn({ template: "assistant" });
    const session = await agent.sessions.create("work");
    const said = await session.say("hi");
    expectTypeOf(said.response).toEqualTypeOf<string>();
    expect(said).toEqual(answer);
    expect((await agent.say("hi")).session_id).toBe("s");
    expect(await agent.sessions.list()).toMatchObject([{ session_id: "s" }]);
    expect(await session.history()).toEqual([{ role: "User", content: "hi" }]);
    expect(heard).toEqual([
      'POST /api/agents {"template":"assistant"}',
      'POST /api/agents/a/sessions {"label":"work"}',
      'POST /api/agents/a/sessions/s/message {"message":"hi"}',
      'POST /api/agents/a/message {"message":"hi"}',
      "GET /api/agents/a/sessions",
      "GET /api/sessions/s",
    ]);
  });

  it("streams the events of an answer as they come", async () => {
    const { server } = await serverOf({
      "POST /api/agents/a/sessions/s/message/stream": [200, 'event: chunk\ndata: {"content":"he","done":false}\n\nevent: chunk\ndata: {"content":"y","done":false}\n\nevent: done\ndata: {"done":true,"usage":{"input_tokens":1,"output_tokens":1}}\n\n'],
    });
    let text = "";
    let usage: number | undefined;
    for await (const event of server.agent("a").sessions.use("s").stream("hi")) {
      if (event.event === "chunk") text += event.data.content;
      if (event.event === "done") usage = event.data.usage.output_tokens;
    }
    expect([text, usage]).toEqual(["hey", 1]);
  });

  it("makes a session of its own up where none is named", async () => {
    const { server } = await serverOf({});
    expect(server.agent("a").sessions.use().id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it("throws what the server says when it says no, at every door", async () => {
    const { server } = await serverOf({});
    const session = server.agent("x").sessions.use("s");
    const no = await session.say("hi").catch((error: unknown) => error);
    expect(no).toBeInstanceOf(UnexpectedAnswer);
    expect(no).toMatchObject({ status: 404, message: "the server answered 404: no POST /api/agents/x/sessions/s/message" });
    await expect(session.stream("hi").next()).rejects.toThrow(/^the server answered 404: no POST/);
    await expect(server.agent("x").socket()).rejects.toThrow("the server answered 401");
  });

  it("speaks on a socket", async () => {
    const { server } = await serverOf({});
    const socket = await server.agent("a").socket();
    socket.send({ type: "ping" });
    for await (const frame of socket) {
      expect(frame.is("pong")).toBe(true);
      break;
    }
    expect(await socket.close()).toMatchObject({ clean: true });
  });

  it("keeps nothing of what it saw unless it is given a log", async () => {
    const log = new Log();
    const told = await serverOf({ "GET /api/agents": [200, []] }, { log });
    expect(await told.server.agents.list()).toEqual([]);
    expect(log.entries).toHaveLength(2);
    const { server } = await serverOf({ "GET /api/agents": [200, []] });
    expect(await server.agents.list()).toEqual([]);
  });
});
