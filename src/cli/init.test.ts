import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { change } from "../../conformance/faults/change.js";
import type { Profile } from "../../generated/profile.js";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { OpenAiModel, ScriptedModel } from "../model/index.js";
import { createServer, Refusal, type About, type ReferenceServer, type Seams, type ServerOptions } from "../server/index.js";
import { cli, FakeIo, freePort } from "./io.test-support.js";
import { runCli } from "./program.js";

const KEY = "a-key-that-must-never-show";
const home = mkdtempSync(join(tmpdir(), "sessionproof-init-"));
const at = (name: string): string => join(home, name);
afterAll(() => rmSync(home, { recursive: true }));

const servers: ReferenceServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(options: Partial<ServerOptions> = {}): Promise<string> {
  const server = createServer({ model: new ScriptedModel(), ...options });
  servers.push(server);
  return (await server.listen(0)).url;
}

/** A server whose model is the suite's, wherever that is. */
const askingAt = (modelPort: string) => new OpenAiModel({ baseUrl: `http://127.0.0.1:${modelPort}/v1`, modelName: "scripted" });

/** Refuses operations as a server without them does. */
const without = (pattern: RegExp, status = 405) => (seams: Seams): Seams =>
  change(seams, "gate", {
    admit(call, about: About) {
      if (pattern.test(about.operation)) throw new Refusal(status, "There is no such thing here");
      seams.gate.admit(call, about);
    },
  });

function profileIn(text: string): Profile {
  const profile = parse(text) as Profile;
  expect(validate("Profile", profile)).toEqual([]);
  return profile;
}

async function get(url: string, path: string): Promise<unknown> {
  return (await fetch(`${url}${path}`)).json();
}

const ALL = [
  "agents.delete", "agents.spawn", "doors.http", "doors.sse", "doors.ws", "sessions.active", "sessions.client-ids", "sessions.compact", "sessions.create", "sessions.delete",
  "sessions.label", "sessions.list", "sessions.reset", "sessions.switch", "socket.commands", "socket.multiplex", "stop", "stop.one-session", "tools",
];

describe("init", () => {
  it("finds all that the reference server can, says how, and leaves nothing behind", async () => {
    const modelPort = await freePort();
    const url = await serve({ model: askingAt(modelPort) });
    const { code, out, err } = await cli(["init", url, "--model-port", modelPort, "--name", "ours"]);
    expect(code).toBe(0);
    const profile = profileIn(out);
    expect(Object.keys(profile.capabilities ?? {}).sort()).toEqual(ALL);
    expect(Object.values(profile.capabilities ?? {})).not.toContain(false);
    expect(profile).toMatchObject({ name: "ours", version: "0.1.0", model: { name: "scripted" } });
    expect(out).toMatch(/^ {2}agents\.spawn: true +# POST \/api\/agents answered 201$/m);
    expect(out).toMatch(/^# apiKeyEnv: {2}# without a key, GET \/api\/agents answered 200$/m);
    expect(err).toBe("19 capabilities found, 0 not there, 0 open.\n");
    expect(await get(url, "/api/agents")).toEqual([]);
    expect(await get(url, "/api/sessions")).toMatchObject({ sessions: [] });
  });

  it("writes a profile with which the verdict is the same as without", async () => {
    const modelPort = await freePort();
    const url = await serve({ model: askingAt(modelPort), apiKey: KEY });
    const io = () => new FakeIo({ env: { SESSIONPROOF_API_KEY: KEY } });
    expect(await cli(["init", url, "--model-port", modelPort, "--out", at("same.yaml"), "--quiet"], io())).toEqual({ code: 0, out: "", err: "" });
    const text = readFileSync(at("same.yaml"), "utf8");
    expect(text).not.toContain(KEY);
    expect(profileIn(text).apiKeyEnv).toBe("SESSIONPROOF_API_KEY");
    const verdict = async (...flags: string[]) => {
      const { code } = await cli(["run", url, "--model-port", modelPort, "--seed", "7", "--select", "doors", "routing", "active", "labels", "lists", "auth", "--quiet", "--report", `json=${at("verdict.json")}`, ...flags], io());
      const { cases } = JSON.parse(readFileSync(at("verdict.json"), "utf8")) as Report;
      return { code, outcomes: cases.map(({ id, outcome }) => `${id} ${outcome}`) };
    };
    const plain = await verdict();
    expect(plain.code).toBe(0);
    expect(await verdict("--profile", at("same.yaml"))).toEqual(plain);
  });

  it("works with the server's own model, and leaves open what that cannot show", async () => {
    const url = await serve();
    const { code, out } = await cli(["init", url]);
    expect(code).toBe(0);
    const { capabilities, model } = profileIn(out);
    expect(Object.keys(capabilities ?? {}).sort()).toEqual(ALL.filter((one) => one !== "tools"));
    expect(model).toBeUndefined();
    expect(out).toMatch(/^ {2}# tools: {2}# not looked at: /m);
  });

  it("denies what is not there: no sockets, no switching, no ids of a client's own", async () => {
    const url = await serve({
      wrap: (seams) => {
        const less = without(/^(openSocket|switchSession|setSessionLabel)$/)(seams);
        return change(less, "router", {
          session(ask, about) {
            if (/^(sendMessageToSession|streamMessageToSession)$/.test(about.operation) && seams.store.session(String(ask.named).toLowerCase(), about) === undefined) throw new Refusal(404, "Session not found");
            return less.router.session(ask, about);
          },
        });
      },
    });
    const { out } = await cli(["init", url]);
    expect(profileIn(out).capabilities).toMatchObject({ "doors.http": true, "doors.sse": true, "doors.ws": false, "sessions.switch": false, "sessions.label": false, "sessions.client-ids": false, "sessions.create": true, "sessions.delete": true, "sessions.reset": true });
    expect(out).toMatch(/^ {2}doors\.ws: false +# GET \/api\/agents\/…\/ws answered 405$/m);
    expect(await get(url, "/api/agents")).toEqual([]);
    expect(await get(url, "/api/sessions")).toMatchObject({ sessions: [] });
  });

  it("goes through no agent that was not lent, and puts one that was back as it was", async () => {
    let missing = /^$/;
    const url = await serve({ wrap: (seams) => ({ ...seams, gate: { ...seams.gate, admit: (call, about) => without(missing)(seams).gate.admit(call, about) } }) });
    const spawned = await fetch(`${url}/api/agents`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ manifest_toml: 'name = "theirs"\nmodule = "builtin:chat"\n[model]\nprovider = "default"\nmodel = "default"\n' }) });
    const { agent_id: agent } = (await spawned.json()) as { agent_id: string };
    missing = /^(spawnAgent|openSocket)$/;
    const sessions = async (): Promise<unknown> => (await get(url, "/api/sessions") as { sessions: { session_id: string }[] }).sessions.map(({ session_id }) => session_id);
    const active = async (): Promise<unknown> => (await get(url, `/api/agents/${agent}/session`) as { session_id: string }).session_id;
    const before = [await sessions(), await active()];

    const shy = await cli(["init", url]);
    expect(profileIn(shy.out)).toMatchObject({ capabilities: { "agents.spawn": false } });
    expect(shy.out).toContain(`#   use: ["${agent}"]`);

    const { code, out } = await cli(["init", url, "--agent", agent, "--out", at("lent.yaml")]);
    expect([code, out]).toEqual([0, ""]);
    const profile = profileIn(readFileSync(at("lent.yaml"), "utf8"));
    expect(profile).toMatchObject({ agents: { use: [agent] }, capabilities: { "agents.spawn": false, "doors.http": true, "doors.ws": false, "sessions.client-ids": true } });
    expect(profile.capabilities).not.toHaveProperty("sessions.reset");
    expect([await sessions(), await active()]).toEqual(before);
    expect(await cli(["init", url, "--agent", "nobody"])).toMatchObject({ code: 2, err: `sessionproof: There is no agent nobody; there are ${agent}.\n  --agent takes the id of an agent that is there.\n` });
    expect(await cli(["run", url, "--profile", at("lent.yaml"), "--model", "none", "--select", "doors.http*", "--quiet"])).toMatchObject({ code: 0 });

    missing = /^(spawnAgent|switchSession)$/;
    const now = [await sessions(), await active()];
    const stuck = await cli(["init", url, "--agent", agent]);
    expect(stuck.out).toMatch(/^ {2}# sessions\.create: {2}# not looked at: there would be no way back/m);
    expect([await sessions(), await active()]).toEqual(now);
  });

  it("says what it could not take away again", async () => {
    const url = await serve({ wrap: without(/^deleteAgent$/) });
    const { out, err } = await cli(["init", url]);
    expect(profileIn(out).capabilities).toMatchObject({ "agents.spawn": true, "agents.delete": false });
    const [{ id }] = (await get(url, "/api/agents")) as [{ id: string }];
    expect(err).toContain(`It could not be deleted again: agent ${id}\n`);
  });

  it("tells a door that is there from a model that is not", async () => {
    const url = await serve({ model: askingAt(await freePort()) });
    const { out } = await cli(["init", url]);
    expect(profileIn(out).capabilities).toMatchObject({ "doors.http": true, "doors.sse": true, "doors.ws": true });
    expect(out).toMatch(/^ {2}doors\.http: true +# .*it is there, though the turn failed \(HTTP 502/m);
    expect(profileIn(out).capabilities).not.toHaveProperty("socket.multiplex");
  });

  it("writes down the limits that a header tells", async () => {
    const url = await serve({ wrap: (seams) => change(seams, "wire", { answer: (answer, about, next) => seams.wire.answer({ ...answer, headers: { ...answer.headers, "ratelimit-policy": '"default";q=50;w=10' } }, about, next) }) });
    const { out } = await cli(["init", url]);
    expect(profileIn(out).limits).toEqual({ requestsPerMinute: 300 });
    expect(out).toContain('# ratelimit-policy: "default";q=50;w=10  # told with GET /api/agents');
  });

  it("takes no text of a server for YAML of its own", async () => {
    const url = await serve({ wrap: (seams) => change(seams, "wire", { answer: (answer, about, next) => seams.wire.answer(about.operation === "getHealth" ? { ...answer, body: { status: "ok", version: '1"\nname: owned\u001b[31m' } } : answer, about, next) }) });
    const { out } = await cli(["init", url]);
    expect(profileIn(out).version).toBe('1"\\nname: owned\\x1b[31m');
    expect(profileIn(out).name).toBeUndefined();
  });
});

describe("init, where it cannot go on", () => {
  it("writes over no file unless it is told to, and makes nothing before it knows", async () => {
    writeFileSync(at("mine.yaml"), "name: mine\n");
    expect(await cli(["init", "http://127.0.0.1:9", "--out", at("mine.yaml")])).toMatchObject({ code: 2, err: expect.stringMatching(/mine\.yaml is there already\.\n {2}Name another file, or let --force/) as unknown });
    const url = await serve();
    expect(await cli(["init", url, "--out", at("mine.yaml"), "--force"])).toMatchObject({ code: 0 });
    expect(profileIn(readFileSync(at("mine.yaml"), "utf8")).name).toBeUndefined();
  });

  it("says that a key is wanted, or not taken, or that nobody is there", async () => {
    const url = await serve({ apiKey: KEY });
    expect(await cli(["init", url])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: The server wants a key .*\n {2}Give it with --api-key/) as unknown });
    expect(await cli(["init", url, "--api-key", "another-key-altogether"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: The server does not take the key /) as unknown });
    expect(await cli(["init", "http://127.0.0.1:9"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: Nothing listens at /) as unknown });
  });

  it("takes away what it made when it is interrupted", async () => {
    const io = new FakeIo();
    let heldBack = (): void => undefined;
    const spoken = new Promise<void>((resolve) => (heldBack = resolve));
    const model = { async *chat(_request: unknown, signal: AbortSignal): AsyncGenerator<never> { heldBack(); await new Promise((resolve) => signal.addEventListener("abort", resolve)); } };
    const url = await serve({ model });
    const done = runCli(["init", url], io);
    await spoken;
    io.interrupt();
    expect(await done).toBe(2);
    expect(io.err).toContain("It was interrupted; what had been made was taken away again.");
    expect(io.listeners).toBe(0);
    expect(await get(url, "/api/agents")).toEqual([]);
  });
});
