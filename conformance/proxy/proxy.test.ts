import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { ScriptedModel } from "../../src/model/index.js";
import { createServer } from "../../src/server/index.js";
import type { ReferenceServer } from "../../src/server/index.js";
import { blockOf, changed, withMember } from "./json.js";
import { startProxy } from "./proxy.js";
import type { Proxy } from "./proxy.js";
import type { Spoiler } from "./traffic.js";

let server: ReferenceServer;
let upstream: string;
const proxies: Proxy[] = [];

beforeEach(async () => {
  server = createServer({ model: new ScriptedModel(), apiKey: "k" });
  upstream = (await server.listen(0, "127.0.0.1")).url;
});

afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
  await server.close();
});

async function through(spoiler: Spoiler): Promise<string> {
  const proxy = await startProxy(upstream, () => spoiler);
  proxies.push(proxy);
  return proxy.url;
}

const headers = { authorization: "Bearer k", "content-type": "application/json" };

async function agentAt(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/agents`, { method: "POST", headers, body: JSON.stringify({ manifest_toml: 'name = "a"' }) });
  return ((await answer.json()) as { agent_id: string }).agent_id;
}

const message = { method: "POST", headers, body: JSON.stringify({ message: "hello" }) };

it("an honest proxy hands on answers as they are", async () => {
  const url = await through({});
  const [here, there] = await Promise.all([fetch(`${url}/api/sessions/junk`, { headers }), fetch(`${upstream}/api/sessions/junk`, { headers })]);
  expect(here.status).toBe(there.status);
  expect(await here.text()).toBe(await there.text());
  const head = await fetch(`${url}/api/health`, { method: "HEAD" });
  expect(Number(head.headers.get("content-length"))).toBeGreaterThan(0);
});

it("an honest proxy hands on a stream block by block, and its end", async () => {
  const url = await through({});
  const answer = await fetch(`${url}/api/agents/${await agentAt(url)}/message/stream`, message);
  expect(answer.headers.get("content-type")).toMatch(/^text\/event-stream/);
  expect(await answer.text()).toMatch(/^event: phase\n[^]*event: done\ndata: \{.*\}\n\n$/);
});

it("a refused upgrade is refused in the server's own words", async () => {
  const url = await through({});
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/agents/${await agentAt(url)}/ws`);
  const status = await new Promise((resolve) => socket.on("unexpected-response", (_, answer) => resolve(answer.statusCode)));
  expect(status).toBe(401);
});

it("frames pass both ways, the first one too", async () => {
  const url = await through({});
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/agents/${await agentAt(url)}/ws?token=k`);
  const types: string[] = [];
  socket.on("open", () => socket.send(JSON.stringify({ type: "message", content: "hello" })));
  await new Promise<void>((resolve) =>
    socket.on("message", (data) => {
      types.push((JSON.parse(String(data)) as { type: string }).type);
      if (types.at(-1) === "response") resolve();
    }),
  );
  socket.close();
  expect(types[0]).toBe("connected");
  expect(types).toContain("text_delta");
});

it("a client that leaves is left at the server as well", async () => {
  let left: () => void;
  const gone = new Promise<void>((resolve) => (left = resolve));
  const silent = createHttpServer((_, response) => response.on("close", () => left()));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const proxy = await startProxy(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`, () => ({}));
  const leaving = new AbortController();
  const answer = fetch(`${proxy.url}/`, { signal: leaving.signal }).catch(() => "left");
  await new Promise<void>((resolve) => silent.once("request", () => resolve()));
  leaving.abort();
  expect(await answer).toBe("left");
  await gone;
  await proxy.close();
  await new Promise((resolve) => silent.close(resolve));
});

it("hooks change answers, events and frames, and drop what they do not send", async () => {
  const url = await through({
    http: async (ask, pass) => changed(await pass(ask), (body) => ("response" in body ? withMember(body, "response", "other") : body)),
    event: ({ name }, stream) => name === "done" && stream.send(blockOf("done", { changed: true })),
  });
  const agent = await agentAt(url);
  expect(await (await fetch(`${url}/api/agents/${agent}/message`, message)).json()).toMatchObject({ response: "other" });
  expect(await (await fetch(`${url}/api/agents/${agent}/message/stream`, message)).text()).toBe('event: done\ndata: {"changed":true}\n\n');
});
