import { afterEach, describe, expect, it } from "vitest";
import type { Profile } from "../../generated/profile.js";
import { createClient } from "../client/index.js";
import { Log } from "../log/index.js";
import { ScriptedModel } from "../model/index.js";
import type { Progress, RunOptions } from "./options.js";
import { TargetPace } from "./pace.js";
import { preflight } from "./preflight.js";
import { SmallTarget, type Quirks } from "./testing/small-target.test-support.js";

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function given(quirks: Quirks = {}, more: Partial<RunOptions> = {}, lent: readonly string[] = [], apiKey?: string) {
  const log = new Log();
  const target = new SmallTarget(log, quirks);
  for (const agent of lent) target.lend(agent);
  const baseUrl = await target.listen();
  const client = createClient({ baseUrl, log });
  opened.push(client, target);
  const options: RunOptions = { target: { baseUrl, ...(apiKey === undefined ? {} : { apiKey }) }, binding: target.binding(), cases: [], seed: 1, jobs: 1, timeScale: 1, strict: false, ...more };
  const told: Progress[] = [];
  const pace = new TargetPace(1);
  return { log, target, told, pace, run: () => preflight(options, { client, log, pace, run: "abcd", nonce: "012345", tell: (event) => void told.push(event) }) };
}

const refuse = (status: number) => async () => ({ ok: false as const, status, what: `answered ${status}: no`, at: 1, id: "r1" });
const lends = (...use: string[]): Profile => ({ agents: { use } });

describe("preflight", () => {
  it("finds a server that is reachable, has an agent and answers, and says so", async () => {
    const { run, told, target, pace } = await given();
    expect(await run()).toEqual({ agents: { how: "spawn", canDelete: true }, version: "9.9" });
    expect(told.map((event) => event.kind === "preflight" && event.step)).toEqual(["reachable", "authorised", "agent", "model"]);
    expect(target.deleted).toEqual(["agent-1"]);
    expect(pace.slowestTurnMs).toBeDefined();
  });

  it("says that the server wants a key, or does not take the one given", async () => {
    const without = await given({ spawn: refuse(401) });
    await expect(without.run()).rejects.toMatchObject({ code: "key-wanted", hint: expect.stringContaining("--api-key") });
    const withKey = await given({ spawn: refuse(403) }, {}, [], "wrong-key");
    await expect(withKey.run()).rejects.toMatchObject({ code: "key-refused", message: expect.stringContaining("answered 403") });
  });

  it("never takes an agent that was not lent, but names it in the hint", async () => {
    const { run, target } = await given({ spawn: refuse(500) }, {}, ["somebody's"]);
    await expect(run()).rejects.toMatchObject({ code: "no-agent", message: expect.stringContaining("answered 500"), hint: expect.stringContaining("somebody's") });
    expect(target.rows.size).toBe(0);
  });

  it("takes the agents a profile lends, and leaves them there", async () => {
    const { run, target } = await given({}, { profile: lends("a1", "a2") }, ["a1", "a2"]);
    expect((await run()).agents).toEqual({ how: "lend", ids: ["a1", "a2"] });
    expect(target.names).toEqual([]);
    expect(target.deleted).toEqual([]);
  });

  it("says that a lent agent is not there", async () => {
    const { run } = await given({}, { profile: lends("gone") });
    await expect(run()).rejects.toMatchObject({ code: "no-agent", message: expect.stringContaining("gone") });
  });

  it("gives the profile's manifest the name of the agent", async () => {
    const log = new Log();
    const manifests: (string | undefined)[] = [];
    const target = new SmallTarget(log);
    const small = target.binding();
    const binding = { ...small, spawnAgent: async (...[client, how]: Parameters<typeof small.spawnAgent>) => (manifests.push(how.manifest), small.spawnAgent(client, how)) };
    const { run } = await given({}, { binding, profile: { agents: { spawn: { manifest_toml: 'name = "{name}"\n' } } } });
    await run();
    expect(manifests).toEqual(['name = "spabcd-012345-c000-a1"\n']);
  });

  it("gives the profile's manifest the address of the suite's own model, and does not go on where there is none to give", async () => {
    const log = new Log();
    const manifests: (string | undefined)[] = [];
    const small = new SmallTarget(log).binding();
    const binding = { ...small, spawnAgent: async (...[client, how]: Parameters<typeof small.spawnAgent>) => (manifests.push(how.manifest), small.spawnAgent(client, how)) };
    const profile = { agents: { spawn: { manifest_toml: 'base_url = "{modelUrl}"\n' } } };
    await (await given({}, { binding, profile, modelUrl: "http://127.0.0.1:4321/v1" })).run();
    expect(manifests).toEqual(['base_url = "http://127.0.0.1:4321/v1"\n']);
    await expect((await given({}, { binding, profile })).run()).rejects.toMatchObject({ code: "no-model-url" });
  });

  it("does not go on without a turn that ends, when the model is the server's own", async () => {
    const { run } = await given({ hear: () => [{ kind: "failed", native: "HTTP 502", status: 502, text: "the model is down" }] });
    await expect(run()).rejects.toMatchObject({ code: "no-turn", message: expect.stringContaining("HTTP 502: the model is down") });
  });

  it("says where the suite's model is when the server did not ask it", async () => {
    const { run } = await given({}, { model: new ScriptedModel(), modelUrl: "http://127.0.0.1:4321/v1" });
    await expect(run()).rejects.toMatchObject({ code: "model-not-asked", hint: expect.stringContaining("http://127.0.0.1:4321/v1") });
  });

  it("goes on when the suite's model was asked, even if no turn ended: that is for the cases to judge", async () => {
    const log = new Log();
    const target = new SmallTarget(log, {
      hear: (text) => {
        log.add({ kind: "model", id: "m1", url: "/v1/chat/completions", headers: {}, body: { messages: [{ role: "user", content: text }] } });
        return [{ kind: "failed", native: "HTTP 500", status: 500 }];
      },
    });
    const baseUrl = await target.listen();
    const client = createClient({ baseUrl, log });
    opened.push(client, target);
    const options: RunOptions = { target: { baseUrl }, binding: target.binding(), cases: [], model: new ScriptedModel({ log }), seed: 1, jobs: 1, timeScale: 1, strict: false };
    const known = await preflight(options, { client, log, pace: new TargetPace(1), run: "abcd", nonce: "012345", tell: () => {} });
    expect(known.agents.how).toBe("spawn");
  });

  it("says what the profile does not claim", async () => {
    const { run, told } = await given({}, { profile: { capabilities: { "sessions.delete": false, "doors.ws": false } } });
    await run();
    expect(told.at(-1)).toMatchObject({ step: "known", text: expect.stringContaining("sessions.delete, doors.ws") });
  });
});
