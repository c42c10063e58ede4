import { createServer } from "node:http";
import type { IncomingHttpHeaders, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { OpenAiModel } from "./openai.js";
import type { ChatEvent } from "./port.js";

/** Endpoints of other hands: what they say where they are looser than the documents. */
let server: Server | undefined;
let model: OpenAiModel | undefined;

afterEach(async () => {
  await model?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = model = undefined;
});

interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

async function against(answer: (response: ServerResponse) => void, options: { readonly apiKey?: string; readonly timeoutMs?: number } = {}): Promise<Seen[]> {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      seen.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown> });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  model = new OpenAiModel({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`, modelName: "m-1", ...options });
  return seen;
}

async function ask(stream = true): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of model!.chat({ stream, messages: [{ role: "user", content: "hello" }] }, new AbortController().signal)) events.push(event);
  return events;
}

const streaming = (...events: (object | string)[]) => (response: ServerResponse) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.end(events.map((event) => `data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`).join(""));
};
const json = (status: number, body: unknown) => (response: ServerResponse) => response.writeHead(status, { "content-type": "application/json" }).end(typeof body === "string" ? body : JSON.stringify(body));
const delta = (content: string, finish_reason: string | null = null): object => ({ choices: [{ index: 0, delta: { content }, finish_reason }] });

describe("the client of an OpenAI-compatible endpoint", () => {
  it("sends the model's name, the key, and asks for usage only in streams", async () => {
    const seen = await against((response) => json(200, { choices: [{ message: { content: "x" } }] })(response), { apiKey: "k-1" });
    await ask(true);
    await ask(false);
    expect(seen[0]).toMatchObject({ headers: { authorization: "Bearer k-1" }, body: { model: "m-1", stream: true, stream_options: { include_usage: true }, messages: [{ role: "user", content: "hello" }] } });
    expect(seen[1]!.body).not.toHaveProperty("stream_options");
    expect(seen[1]!.body).not.toHaveProperty("tools");
  });

  it("estimates usage where none is counted, and reads a stream without [DONE]", async () => {
    await against(streaming(delta("hi "), delta("there", "stop"), { choices: [], usage: { prompt_tokens: 0, completion_tokens: 0 } }));
    expect(await ask()).toEqual([{ type: "text", text: "hi " }, { type: "text", text: "there" }, { type: "end", reason: "stop", usage: { input: 2, output: 2 } }]);
  });

  it("joins the parts of several tool calls, with and without an index", async () => {
    const part = (call: object): object => ({ choices: [{ delta: { tool_calls: [call] } }] });
    await against(
      streaming(
        part({ index: 0, id: "a", function: { name: "one", arguments: "" } }),
        part({ index: 1, id: "b", function: { name: "two", arguments: '{"x"' } }),
        part({ index: 0, function: { arguments: "{}" } }),
        part({ index: 1, function: { arguments: ":1}" } }),
        part({ id: "c", function: { name: "three", arguments: { y: 2 } } }),
        delta("", "stop"),
        "[DONE]",
      ),
    );
    const events = await ask();
    expect(events.slice(0, 3)).toEqual([
      { type: "tool-call", call: { id: "a", name: "one", arguments: "{}" } },
      { type: "tool-call", call: { id: "b", name: "two", arguments: '{"x":1}' } },
      { type: "tool-call", call: { id: "c", name: "three", arguments: '{"y":2}' } },
    ]);
    expect(events[3]).toMatchObject({ type: "end", reason: "tool_calls" });
  });

  it("passes the end by length on", async () => {
    await against(json(200, { choices: [{ message: { content: "cut" }, finish_reason: "length" }], usage: { prompt_tokens: 7, completion_tokens: 1 } }));
    expect(await ask(false)).toEqual([{ type: "text", text: "cut" }, { type: "end", reason: "length", usage: { input: 7, output: 1 } }]);
  });

  it.each<[string, (response: ServerResponse) => void, number, string]>([
    ["an error in OpenAI's shape", json(401, { error: { message: "bad key" } }), 401, "bad key"],
    ["an error as plain text", json(503, "overloaded"), 503, "overloaded"],
    ["an error of one word", json(404, { error: "no such model" }), 404, "no such model"],
    ["an error in the stream", streaming(delta("a"), { error: { message: "boom" } }), 0, "boom"],
    ["a chunk that is no JSON", streaming(delta("a"), "{oops"), 0, "not JSON"],
    ["a stream without an end", streaming(delta("a")), 0, "broke off"],
    ["HTML", json(200, "<html>"), 0, "not JSON"],
    ["an answer without a message", json(200, { choices: [] }), 0, "no message"],
    ["a connection that is cut", (response) => response.socket?.destroy(), 0, "cannot be reached"],
  ])("turns %s into a failure", async (_, answer, status, message) => {
    await against(answer);
    await expect(ask()).rejects.toMatchObject({ name: "ModelFailure", status, message: expect.stringContaining(message) });
  });

  it("fails where nothing listens", async () => {
    await against(json(200, {}));
    await new Promise((resolve) => server!.close(resolve));
    server = undefined;
    await expect(ask()).rejects.toMatchObject({ name: "ModelFailure", status: 0, message: expect.stringContaining("cannot be reached") });
  });

  it("gives up after the time it was given, and not before a head that takes long otherwise", async () => {
    await against(() => undefined, { timeoutMs: 20 });
    await expect(ask()).rejects.toMatchObject({ name: "ModelFailure", status: 0 });
  });

  it("uses its connection again", async () => {
    let connections = 0;
    await against(streaming(delta("a", "stop"), "[DONE]"));
    server!.on("connection", () => (connections += 1));
    for (let n = 0; n < 6; n += 1) {
      await ask();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(connections).toBeLessThan(6);
  });
});
