import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createClient, type Client } from "../../client/index.js";
import { Log } from "../../log/index.js";
import type { Channel, Heard } from "../binding.js";
import { langgraph } from "./index.js";

const THREAD = "0b8e2ac4-4a55-4c33-9d7e-1f6d2c3b4a59";
const RUN = `/threads/${THREAD}/runs/01a20e00-342c-728c-a422-66fa62568ae5`;
const human = (content: string) => ({ content, type: "human", id: "1" });
const ai = (content: unknown, more: object = {}) => ({ content, type: "ai", id: "2", tool_calls: [], ...more });

interface Said {
  readonly status?: number;
  readonly type?: string;
  readonly body: unknown;
}

let server: Server | undefined;
let client: Client | undefined;

/** A server that says the same every time it is asked the same: `POST /path` → answer. */
async function saying(answers: Readonly<Record<string, Said>>): Promise<{ readonly client: Client; readonly asked: string[] }> {
  const asked: string[] = [];
  server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`;
    asked.push(line);
    const { status = 200, type = "application/json", body } = answers[line] ?? { status: 404, type: "text/plain", body: "not found" };
    request.resume().on("end", () => {
      response.writeHead(status, { "content-type": type, "content-location": RUN });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log: new Log() });
  return { client, asked };
}

afterEach(async () => {
  await client?.close();
  await new Promise((resolve) => server?.close(resolve));
});

function ended(channel: Channel): Promise<readonly Omit<Heard, "at" | "raw">[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (channel.heard.at(-1)?.kind === "ended") resolve(channel.heard.map(({ at: _, raw: __, ...heard }) => heard));
    };
    channel.onHeard(look);
    look();
  });
}

const said = (door: "http" | "sse", through: Client) => ended(langgraph.send(through, { agent: "A", named: THREAD, text: "hello", door }));
const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const stream = (...events: readonly string[]): Said => ({ type: "text/event-stream", body: events.join("") });
const about = { thread_id: THREAD, langgraph_node: "model" };

describe("a turn that is waited for", () => {
  const wait = `POST /threads/${THREAD}/runs/wait`;

  it("is completed with the last message, labelled by the header", async () => {
    const { client } = await saying({ [wait]: { type: "text/plain", body: `\n\n${JSON.stringify({ messages: [human("hello"), ai("good day")] })}` } });
    expect(await said("http", client)).toEqual([{ kind: "completed", native: "values", status: 200, text: "good day", label: THREAD }, { kind: "ended", native: "end" }]);
  });

  it("failed where the answer says so with status 200", async () => {
    const { client } = await saying({ [wait]: { body: { __error__: { error: "Error", message: "500 no" } } } });
    expect((await said("http", client))[0]).toEqual({ kind: "failed", native: "__error__", status: 200, text: "500 no", label: THREAD });
  });

  it("is as its run says where the values hold no answer", async () => {
    const { client, asked } = await saying({ [wait]: { body: { messages: [human("hello")] } }, [`GET ${RUN}`]: { body: { status: "interrupted", thread_id: THREAD } } });
    expect((await said("http", client))[0]).toEqual({ kind: "failed", native: "run interrupted", text: "interrupted", label: THREAD });
    expect(asked).toEqual([wait, `GET ${RUN}`]);
  });

  it("is refused by a 4xx and failed by a 5xx", async () => {
    const { client } = await saying({ [wait]: { status: 422, type: "text/plain", body: "Thread is already running a task." } });
    expect((await said("http", client))[0]).toEqual({ kind: "refused", native: "HTTP 422", status: 422, text: "Thread is already running a task." });
  });
});

describe("a turn that is streamed", () => {
  const streamed = `POST /threads/${THREAD}/runs/stream`;
  const success: Said = { body: { status: "success", thread_id: THREAD } };

  it("tells deltas and tools with the thread beside them, and ends as its run says", async () => {
    const call = ai("", { tool_calls: [{ name: "file_list" }] });
    const events = [event("metadata", { run_id: "R" }), event("messages", [call, about]), event("messages", [{ type: "tool", name: "file_list", content: "." }, about]), event("messages", [ai("good "), about]), event("messages", [ai("day"), about])];
    const { client } = await saying({ [streamed]: stream(...events), [`GET ${RUN}`]: success });
    expect(await said("sse", client)).toEqual([
      { kind: "progress", native: "head", label: THREAD },
      { kind: "progress", native: "metadata" },
      { kind: "progress", native: "messages", label: THREAD },
      { kind: "tool", native: "messages", text: "file_list", label: THREAD },
      { kind: "delta", native: "messages", text: "good ", label: THREAD },
      { kind: "delta", native: "messages", text: "day", label: THREAD },
      { kind: "completed", native: "run success", label: THREAD },
      { kind: "ended", native: "end" },
    ]);
  });

  it("takes the label of an event from the event and not from the request", async () => {
    const { client } = await saying({ [streamed]: stream(event("messages", [ai("x"), { thread_id: "another" }])), [`GET ${RUN}`]: success });
    expect((await said("sse", client))[1]).toEqual({ kind: "delta", native: "messages", text: "x", label: "another" });
  });

  it("failed with the error event, and the run is not asked for", async () => {
    const { client, asked } = await saying({ [streamed]: stream(event("error", { error: "Error", message: "500 no" })) });
    expect((await said("sse", client)).slice(1)).toEqual([{ kind: "failed", native: "error", text: "500 no" }, { kind: "ended", native: "end" }]);
    expect(asked).toEqual([streamed]);
  });

  it("has no terminal where the stream ended and the run goes on", async () => {
    const { client } = await saying({ [streamed]: stream(event("messages", [ai("x"), about])), [`GET ${RUN}`]: { body: { status: "running", thread_id: THREAD } } });
    expect((await said("sse", client)).map(({ kind }) => kind)).toEqual(["progress", "delta", "ended"]);
  });
});

describe("the other operations", () => {
  it("read messages of the model as answers, but for mere calls of tools", async () => {
    const messages = [human("hello"), ai("", { tool_calls: [{ name: "file_list" }] }), { type: "tool", content: "." }, ai([{ type: "text", text: "good day" }])];
    const { client } = await saying({ [`GET /threads/${THREAD}/state`]: { body: { values: { messages } } } });
    const read = await langgraph.history(client, "A", THREAD);
    expect(read.ok && read.value.rows).toEqual([{ role: "user", text: "hello" }, { role: "other", text: "" }, { role: "other", text: "." }, { role: "assistant", text: "good day" }]);
  });

  it("hand on that there is no such thread", async () => {
    const { client } = await saying({});
    expect(await langgraph.history(client, "A", THREAD)).toMatchObject({ ok: false, status: 404 });
  });

  it("cancel the run that is running", async () => {
    const { client, asked } = await saying({ [`GET /threads/${THREAD}/runs?status=running&limit=1`]: { body: [{ run_id: "R" }] }, [`POST /threads/${THREAD}/runs/R/cancel`]: { status: 202, body: "" } });
    expect(await langgraph.stop(client, "A", THREAD)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(2);
  });

  it("cancel nothing where none is running", async () => {
    const { client, asked } = await saying({ [`GET /threads/${THREAD}/runs?status=running&limit=1`]: { body: [] } });
    expect(await langgraph.stop(client, "A", THREAD)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(1);
  });
});
