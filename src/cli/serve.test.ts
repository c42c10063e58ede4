import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { cli, FakeIo } from "./io.test-support.js";
import { runCli } from "./program.js";

const running: { readonly io: FakeIo; readonly done: Promise<number> }[] = [];
afterEach(async () => {
  for (const { io, done } of running.splice(0)) {
    io.interrupt();
    await done;
  }
});

/** Starts a command that serves; answers with where it listens. */
async function serving(argv: readonly string[], io = new FakeIo()): Promise<{ readonly url: string; readonly io: FakeIo; readonly done: Promise<number> }> {
  const done = runCli(argv, io);
  running.push({ io, done });
  const [, url] = await Promise.race([io.says(/^listening on (\S+)\n/m), done.then(() => Promise.reject(new Error(io.err)))]);
  return { url: url!, io, done };
}

async function spawnAgent(url: string, headers: Record<string, string> = {}): Promise<{ readonly status: number; readonly id: string }> {
  const answer = await fetch(`${url}/api/agents`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ manifest_toml: 'name = "a"\n' }) });
  const { agent_id: id = "" } = (await answer.json()) as { agent_id?: string };
  return { status: answer.status, id };
}

async function say(url: string, agent: string, message: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const answer = await fetch(`${url}/api/agents/${agent}/message`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ message }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe("serve", () => {
  it("says where it listens, answers turns, and ends well when it is interrupted", async () => {
    const { url, io, done } = await serving(["serve", "--port", "0"]);
    expect(io.out).toBe(`listening on ${url}\n`);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const { id } = await spawnAgent(url);
    expect((await say(url, id, "hello")).status).toBe(200);
    io.interrupt();
    expect(await done).toBe(0);
    expect(io.listeners).toBe(0);
    await expect(fetch(`${url}/api/health`)).rejects.toThrow();
  });

  it("asks for the key of the flag, else for that of the environment", async () => {
    for (const { url } of [await serving(["serve", "--port", "0", "--api-key", "key-of-flag"]), await serving(["serve", "--port", "0"], new FakeIo({ env: { SESSIONPROOF_API_KEY: "key-of-flag" } }))]) {
      expect((await spawnAgent(url)).status).toBe(401);
      expect((await spawnAgent(url, { authorization: "Bearer key-of-flag" })).status).toBe(201);
    }
  });

  it("is wrong in the one way that is asked for, and says so", async () => {
    const { faults } = await import("../../conformance/faults/index.js");
    const { io } = await serving(["serve", "--port", "0", "--fault", faults[0]!.name]);
    expect(io.err).toBe(`This server is wrong on purpose: ${faults[0]!.name}.\n`);
  });

  it("keeps the limits it is given", async () => {
    const { url } = await serving(["serve", "--port", "0", "--limit-requests-per-minute", "2"]);
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await fetch(`${url}/api/agents`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it("says in a sentence that a port is taken", async () => {
    const { url } = await serving(["serve", "--port", "0"]);
    const { port } = new URL(url);
    expect(await cli(["serve", "--port", port])).toEqual({
      code: 2,
      out: "",
      err: `sessionproof: The server cannot listen at 127.0.0.1 port ${port}: something listens there already.\n  Take another one with --port, or --port 0 for any free one.\n`,
    });
  });

  it("says in a sentence what is wrong with a host, a fault and a model", async () => {
    expect((await cli(["serve", "--host", "192.0.2.1", "--port", "0"])).err).toContain("that is no address of this machine");
    const { faults } = await import("../../conformance/faults/index.js");
    const name = faults[0]!.name;
    expect(await cli(["serve", "--port", "0", "--fault", `${name}x`])).toMatchObject({ code: 2, err: expect.stringContaining(`Did you mean ${name}`) as unknown });
    expect(await cli(["serve", "--port", "0", "--model", "gpt"])).toMatchObject({ code: 2, err: expect.stringMatching(/^sessionproof: There is no model "gpt"\./) as unknown });
    expect(await cli(["serve", "--port", "0", "--model", "http://127.0.0.1:9/v1", "--model-api-key-env", "NOT_SET"])).toMatchObject({ code: 2, err: expect.stringMatching(/^sessionproof: The environment variable NOT_SET is not set\./) as unknown });
  });
});

describe("serve in front of an endpoint", () => {
  it("speaks with the first model the endpoint lists", async () => {
    const model = await serving(["model", "--port", "0"]);
    const { url, io } = await serving(["serve", "--port", "0", "--model", model.url]);
    const { id } = await spawnAgent(url);
    expect((await say(url, id, "hello")).status).toBe(200);
    expect(io.err).toBe("");
  });

  it("waits for an endpoint that is not up yet", async () => {
    const { port } = await freePort();
    const { url, io } = await serving(["serve", "--port", "0", "--model", `http://127.0.0.1:${port}/v1`]);
    expect(io.err).toBe(`The model at http://127.0.0.1:${port}/v1 cannot be reached (ECONNREFUSED). It is asked again when a message comes.\n`);
    const { id } = await spawnAgent(url);
    expect((await say(url, id, "hello")).status).toBe(502);
    await serving(["model", "--port", String(port)]);
    expect((await say(url, id, "hello again")).status).toBe(200);
  });

  it("does not start in front of what is no such endpoint", async () => {
    const page = createServer((_request, response) => void response.writeHead(404).end("no")).listen(0, "127.0.0.1");
    await new Promise((resolve) => page.once("listening", resolve));
    const base = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
    expect(await cli(["serve", "--port", "0", "--model", base])).toMatchObject({ code: 2, err: expect.stringMatching(new RegExp(`^sessionproof: ${base}/models answers 404\\.\n  Is it the base URL`)) as unknown });
    page.close();
  });
});

describe("model", () => {
  it("serves the scripted model at the base URL it names", async () => {
    const { url, io, done } = await serving(["model", "--port", "0"]);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(await (await fetch(`${url}/models`)).json()).toMatchObject({ data: [{ id: "scripted" }] });
    io.interrupt();
    expect(await done).toBe(0);
  });
});

async function freePort(): Promise<{ readonly port: number }> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return { port };
}
