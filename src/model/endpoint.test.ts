import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { request as send } from "undici";
import { Log } from "../log/index.js";
import { expectedAnswer, SIDE_ANSWER } from "./answer.js";
import { serveModel } from "./endpoint.js";
import type { ServedModel } from "./endpoint.js";
import { OpenAiModel } from "./openai.js";
import type { ChatEvent, ChatMessage, ChatRequest, ModelPort } from "./port.js";
import type { Script } from "./script.js";
import { ScriptedModel } from "./scripted.js";
import { words } from "./words.js";

const [A, B] = ["sp7f3a-c041-t1", "sp7f3a-c041-t2"] as const;
const never = new AbortController().signal;
const user = (content: string): ChatMessage => ({ role: "user", content });

let log: Log;
let model: ScriptedModel;
let served: ServedModel;
let client: OpenAiModel;

beforeEach(async () => {
  log = new Log();
  model = new ScriptedModel({ log, pauseScale: 0 });
  served = await serveModel(model, { maxBodyBytes: 1_000_000 });
  client = new OpenAiModel({ baseUrl: `${served.url}/v1`, modelName: "any", apiKey: "secret" });
});

afterEach(async () => {
  model.dispose();
  await client.close();
  await served.close();
});

async function taken(port: ModelPort, request: ChatRequest, signal = never): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of port.chat(request, signal)) events.push(event);
  return events;
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  const response = await send(served.url + path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });
  return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
}

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await send(served.url + path);
  return { status: response.statusCode, body: await response.body.json() };
}

describe("the endpoint, asked through the OpenAI client", () => {
  const tools = [{ name: "file_list", description: "lists files", parameters: { type: "object" } }];
  const scripts: [string, Script][] = [
    ["the default", {}],
    ["many pieces", { pieces: 40 }],
    ["unicode in single code points", { say: "né👩‍🚀 日本\n\"quoted\" \\ \u2028 end", pieces: 30 }],
    ["a long text", { longBytes: 300_000 }],
    ["silence", { silent: true }],
    ["a tool", { tools: [{ name: "file_list", arguments: { path: "é [[1]]" } }] }],
  ];

  it.each(scripts.flatMap(([name, script]) => [true, false].map((stream) => [name, stream, script] as const)))("says %s as in process (streamed: %s)", async (_, stream, script) => {
    const request: ChatRequest = { stream, tools, messages: [{ role: "system", content: "Be kind." }, user(words(A, "hi", script))] };
    const withoutId = (events: ChatEvent[]): unknown[] => events.map((event) => (event.type === "tool-call" ? { ...event, call: { ...event.call, id: "" } } : event));
    expect(withoutId(await taken(client, request))).toEqual(withoutId(await taken(new ScriptedModel({ pauseScale: 0 }), request)));
  });

  it.each([true, false])("takes the tool's result back (streamed: %s)", async (stream) => {
    const turn = words(A, "look", { tools: [{ name: "file_list", arguments: {} }] });
    const [first] = await taken(client, { stream, tools, messages: [user(turn)] });
    const call = first?.type === "tool-call" ? first.call : expect.unreachable();
    const messages: ChatMessage[] = [user(turn), { role: "assistant", content: "", toolCalls: [call] }, { role: "tool", content: "a.txt", toolCallId: call.id }];
    const second = await taken(client, { stream, tools, messages });
    expect(second.map((event) => (event.type === "text" ? event.text : "")).join("")).toBe(expectedAnswer(A).text);
  });

  it.each([true, false])("passes a refusal on with its status (streamed: %s)", async (stream) => {
    const refused = taken(client, { stream, messages: [user(words(A, "", { fail: { status: 429 } }))] });
    await expect(refused).rejects.toMatchObject({ name: "ModelFailure", status: 429, message: `scripted refusal of ${A}` });
  });

  it("breaks a stream off behind the pieces that were said", async () => {
    const heard: string[] = [];
    const broken = (async () => {
      for await (const event of client.chat({ stream: true, messages: [user(words(A, "", { fail: { status: 500, after: 2 } }))] }, never)) if (event.type === "text") heard.push(event.text);
    })();
    await expect(broken).rejects.toMatchObject({ name: "ModelFailure", status: 0 });
    expect(heard).toEqual(expectedAnswer(A).pieces.slice(0, 2));
    await expect(taken(client, { stream: true, messages: [user(words(B, "", { fail: { status: 500, after: 0 } }))] })).rejects.toMatchObject({ status: 0 });
  });

  it.each([true, false])("notices that the caller left (streamed: %s)", async (stream) => {
    const gate = model.gate(A);
    const leaving = new AbortController();
    const call = taken(client, { stream, messages: [user(words(A))] }, leaving.signal);
    gate.release(1);
    await gate.reached(1);
    leaving.abort(new Error("left"));
    await expect(call).rejects.toThrow("left");
    await gate.aborted;
    expect(log.entries.at(-1)).toMatchObject({ kind: "model-answer", id: "m1", aborted: true });
  });

  it("notices a caller that stops listening in mid-answer", async () => {
    const gate = model.gate(A);
    gate.release(1);
    for await (const event of client.chat({ stream: true, messages: [user(words(A))] }, never)) {
      expect(event).toEqual({ type: "text", text: `${A}.1 amber ` });
      break;
    }
    await gate.aborted;
  });

  it("laces two streams piece by piece", async () => {
    const gates = [model.gate(A), model.gate(B)];
    const heard: string[] = [];
    let told = (): void => undefined;
    const calls = [A, B].map(async (canary) => {
      for await (const event of client.chat({ stream: true, messages: [user(words(canary))] }, never)) {
        if (event.type === "text") heard.push(event.text.trim());
        told();
      }
    });
    for (let piece = 1; piece <= 3; piece += 1) {
      for (const gate of gates) {
        const came = new Promise<void>((resolve) => (told = resolve));
        gate.release(1);
        await came;
      }
    }
    model.releaseAll();
    await Promise.all(calls);
    expect(heard).toEqual([1, 2, 3].flatMap((k) => [A, B].map((canary) => expectedAnswer(canary).pieces[k - 1]!.trim())));
  });

  it("breaks off what is held when it is closed", async () => {
    const gate = model.gate(A);
    const held = taken(client, { stream: true, messages: [user(words(A))] });
    held.catch(() => undefined);
    await gate.reached();
    await served.close();
    await expect(held).rejects.toMatchObject({ name: "ModelFailure", status: 0 });
    await gate.aborted;
  });
});

describe("the endpoint, asked plainly", () => {
  it("takes parts, unknown fields, unknown roles, and paths with or without /v1", async () => {
    const body = { model: "m-1", temperature: 0.7, wild: [1], messages: [{ role: "developer", content: "x" }, { role: "user", content: [{ type: "text", text: "hi" }, { type: "image_url" }, { type: "text", text: A }] }] };
    for (const path of ["/v1/chat/completions", "/chat/completions", "/v1//chat/completions/"]) {
      const { status, text } = await post(path, body);
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({ model: "m-1", object: "chat.completion", choices: [{ index: 0, message: { role: "assistant", content: expectedAnswer(A).text }, finish_reason: "stop" }] });
    }
    expect(new Set(log.entries.map((entry) => ("id" in entry ? entry.id : ""))).size).toBe(3);
  });

  it("streams chunks of one id, a finish reason, usage and [DONE]", async () => {
    const { headers, text } = await post("/v1/chat/completions", { stream: true, stream_options: { include_usage: true }, messages: [user(words(A, "", { pieces: 1 }))] });
    expect(headers["content-type"]).toMatch(/^text\/event-stream/);
    const data = text.split("\n\n").filter((event) => event !== "").map((event) => event.slice("data: ".length));
    expect(data.pop()).toBe("[DONE]");
    const chunks = data.map((json) => JSON.parse(json) as { id: string; choices: unknown[]; usage?: Record<string, number> });
    expect(chunks.map(({ choices }) => choices)).toEqual([
      [{ index: 0, delta: { role: "assistant", content: `${A}.1 amber` }, finish_reason: null }],
      [{ index: 0, delta: {}, finish_reason: "stop" }],
      [],
    ]);
    expect(new Set(chunks.map(({ id }) => id))).toEqual(new Set(["chatcmpl-m1"]));
    expect(chunks[2]?.usage).toMatchObject({ completion_tokens: 6 });
    expect(Math.min(...Object.values(chunks[2]!.usage!))).toBeGreaterThan(0);
  });

  it("counts usage in the last chunk where it was not asked for apart", async () => {
    const { text } = await post("/v1/chat/completions", { stream: true, messages: [user(A)] });
    const last = text.split("\n\n").at(-3)!;
    expect(JSON.parse(last.slice(6))).toMatchObject({ choices: [{ finish_reason: "stop" }], usage: { prompt_tokens: 4 } });
  });

  it("records the request with its own headers and no secret", async () => {
    await post("/v1/chat/completions", { messages: [user("a title, please")], tools: [{ type: "function", function: { name: "t" } }] }, { authorization: "Bearer secret", "x-api-key": "secret", "x-session-id": "s1" });
    expect(log.entries[0]).toMatchObject({ kind: "model", url: "/v1/chat/completions", headers: { "x-session-id": "s1" }, body: { tools: ["t"] } });
    expect(log.entries[1]).toMatchObject({ kind: "model-answer", status: 200, stream: false, content: SIDE_ANSWER });
    expect(JSON.stringify(log.entries)).not.toContain("secret");
  });

  it("embeds texts and records them", async () => {
    const { text } = await post("/v1/embeddings", { model: "e", input: ["one", `two ${A}`] });
    const answer = JSON.parse(text) as { data: { index: number; embedding: number[] }[]; usage: { prompt_tokens: number } };
    expect(answer.data.map(({ index, embedding }) => [index, embedding.length])).toEqual([[0, 64], [1, 64]]);
    expect(answer.usage.prompt_tokens).toBeGreaterThan(0);
    expect(log.entries).toMatchObject([{ kind: "model", url: "/v1/embeddings", body: { input: ["one", `two ${A}`] } }, { kind: "model-answer", id: "m1", status: 200 }]);
    expect(model.callsSince(0)).toMatchObject([{ kind: "embeddings", canaries: [A] }]);
  });

  it("lists its model", async () => {
    expect((await get("/v1/models")).body).toMatchObject({ object: "list", data: [{ id: "scripted", object: "model" }] });
  });

  it.each([
    ["/v1/chat/completions", "no json", 400],
    ["/v1/chat/completions", "[]", 400],
    ["/v1/chat/completions", '{"messages":[]}', 400],
    ["/v1/embeddings", "{}", 400],
    ["/v1/completions", "{}", 404],
    ["/api/chat", "{}", 404],
    ["/v1/models", "{}", 405],
    ["/%ff", "{}", 400],
    ["/v1/chat/completions", `{"messages":"${"x".repeat(1_000_000)}"}`, 413],
  ])("answers POST %s in the shape of OpenAI's errors", async (path, body, status) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ error: { message: expect.stringMatching(/\w/), type: "invalid_request_error", param: null, code: null } });
    if (status === 405) expect(answer.headers["allow"]).toBe("GET");
    expect(log.entries).toEqual([]);
  });

  it("outlives a caller that leaves in the middle of its own request", async () => {
    const socket = connect(served.port, "127.0.0.1");
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    socket.write("POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
    socket.destroy();
    expect((await get("/v1/models")).status).toBe(200);
  });

  it("says so when the port is taken", async () => {
    await expect(serveModel(model, { port: served.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
