import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { request as send } from "undici";
import { serveModel } from "./endpoint.js";
import type { ServedModel } from "./endpoint.js";
import type { ChatEvent } from "./port.js";
import { ScriptedModel } from "./scripted.js";
import { OpenAiModel } from "./openai.js";
import { words } from "./words.js";

const [A, B] = ["sp7f3a-c041-t1", "sp7f3a-c041-t2"] as const;

let model: ScriptedModel;
let served: ServedModel;
let client: OpenAiModel;

beforeEach(async () => {
  model = new ScriptedModel();
  served = await serveModel(model);
  client = new OpenAiModel({ baseUrl: `${served.url}/v1`, modelName: "any" });
});

afterEach(async () => {
  model.dispose();
  await client.close();
  await served.close();
});

async function ask(canary: string, stream = true): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of client.chat({ stream, messages: [{ role: "user", content: words(canary) }] }, new AbortController().signal)) events.push(event);
  return events;
}

async function control(method: "GET" | "POST", path: string): Promise<{ status: number; body: unknown }> {
  const response = await send(served.url + path, { method });
  return { status: response.statusCode, body: await response.body.json() };
}

describe("the control of a model on its own", () => {
  it("makes gates, waits at them and releases them", async () => {
    expect(await control("POST", `/control/gates/${A}`)).toEqual({ status: 200, body: { canary: A, calls: 0 } });
    const call = ask(A);
    expect(await control("GET", `/control/gates/${A}/reached`)).toEqual({ status: 200, body: { canary: A, calls: 1 } });
    await control("POST", `/control/gates/${A}/release?pieces=2`);
    expect((await control("GET", `/control/gates/${A}/reached?pieces=2`)).status).toBe(200);
    expect(model.callsFor(A).map(({ state }) => state)).toEqual(["running"]);
    await control("POST", `/control/gates/${A}/release`);
    expect((await call).at(-1)?.type).toBe("end");
  });

  it("opens all gates at once", async () => {
    await control("POST", `/control/gates/${A}`);
    await control("POST", `/control/gates/${B}`);
    const calls = [ask(A, false), ask(B, false)];
    await control("POST", "/control/gates/release");
    await Promise.all(calls);
    expect(model.callsSince(0).map(({ state }) => state)).toEqual(["answered", "answered"]);
  });

  it("tells of the calls since a number", async () => {
    await ask(A);
    await ask(B);
    expect((await control("GET", "/control/calls?since=1")).body).toMatchObject({ next: 2, calls: [{ n: 2, id: "m2", kind: "turn", canary: B, state: "answered", body: { stream: true } }] });
    expect((await control("GET", "/control/calls?since=2")).body).toEqual({ calls: [], next: 2 });
  });

  it("makes a new gate for later calls once the first was released wholly", async () => {
    await control("POST", `/control/gates/${A}`);
    await control("POST", `/control/gates/${A}/release`);
    await ask(A);
    expect((await control("POST", `/control/gates/${A}`)).body).toEqual({ canary: A, calls: 0 });
  });

  it.each([
    ["POST", `/control/gates/${A}/release`, 404],
    ["GET", `/control/gates/${A}/reached`, 404],
    ["POST", "/control/gates/anything", 400],
    ["GET", `/control/gates/${A}`, 405],
    ["POST", `/control/gates/${A}/dance`, 404],
    ["POST", "/control/dance", 404],
    ["POST", "/control/calls", 405],
    ["GET", "/control/calls?since=-1", 400],
  ] as const)("refuses %s %s with %i", async (method, path, status) => {
    expect(await control(method, path)).toEqual({ status, body: { error: expect.objectContaining({ message: expect.stringMatching(/\w/) }) } });
  });
});
