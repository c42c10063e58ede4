import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { operations } from "../../generated/operations.js";
import { serverFrameSchemas, streamEventSchemas, type ServerFrameType } from "../../generated/frames.js";
import { validate, type SchemaName } from "../../generated/validators.js";
import { eventsOf, rig } from "./testing/rig.test-support.js";

/** Everything the server says fits the schema the contract has for it. */
describe("what the server says fits the contract", () => {
  it("in the answer of every operation", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const session = (await call("GET", `/api/agents/${agent}`)).body.session_id;
    await call("POST", `/api/agents/${agent}/message`, { message: "tool:file_list x" });
    const doomed = await spawn();
    const asked: [keyof typeof operations, string, unknown?][] = [
      ["getHealth", "/api/health"],
      ["spawnAgent", "/api/agents", { template: "assistant" }],
      ["listAgents", "/api/agents"],
      ["getAgent", `/api/agents/${agent}`],
      ["deleteAgent", `/api/agents/${doomed}`],
      ["stopAgent", `/api/agents/${agent}/stop`],
      ["sendMessage", `/api/agents/${agent}/message`, { message: "x" }],
      ["sendMessageToSession", `/api/agents/${agent}/sessions/${session}/message`, { message: "x" }],
      ["getSession", `/api/sessions/${session}`],
      ["listSessions", "/api/sessions"],
      ["listAgentSessions", `/api/agents/${agent}/sessions`],
      ["createSession", `/api/agents/${agent}/sessions`, { label: "Été 1" }],
      ["getActiveSession", `/api/agents/${agent}/session`],
      ["findSessionByLabel", `/api/agents/${agent}/sessions/by-label/${encodeURIComponent("Été 1")}`],
      ["switchSession", `/api/agents/${agent}/sessions/${session}/switch`],
      ["setSessionLabel", `/api/sessions/${session}/label`, { label: "one_2-3" }],
      ["compactSession", `/api/agents/${agent}/session/compact`, {}],
      ["deleteSession", `/api/sessions/${session}`],
      ["resetSession", `/api/agents/${agent}/session/reset`],
      ["clearHistory", `/api/agents/${agent}/history`],
    ];
    for (const [operation, path, body] of asked) {
      const { method, answers } = operations[operation];
      const answer = await call(method, path, body);
      const documented = (answers as Record<string, { schema: string } | undefined>)[answer.status];
      expect([operation, answer.status < 300, documented !== undefined]).toEqual([operation, true, true]);
      expect([operation, validate(documented!.schema as SchemaName, answer.body)]).toEqual([operation, []]);
    }
  });

  it("in every event and frame", async () => {
    const { call, spawn, socket } = await rig();
    const agent = await spawn();
    const said = ["hi", "silent", "fail", "tool:file_list", "tool:nothing", "tool:canvas_present"];
    const ear = await socket(agent);
    const frames = new Set<ServerFrameType>();
    for (const content of said) {
      ear.send({ type: "message", content, session_id: randomUUID() });
      await ear.hear(({ type }) => type === "response" || type === "silent_complete" || type === "error");
      const events = eventsOf((await call("POST", `/api/agents/${agent}/message/stream`, { message: content })).text);
      for (const { event, data } of events) {
        expect([event, validate(streamEventSchemas[event as keyof typeof streamEventSchemas], data)]).toEqual([event, []]);
      }
    }
    for (const command of "verbose usage context queue budget peers a2a model compact stop new reset".split(" ")) {
      ear.send({ type: "command", command, args: "" });
      expect(await ear.hear(({ type }) => type === "command_result" || type === "error")).toMatchObject({ type: "command_result", command });
    }
    ear.send({ type: "ping" });
    await ear.hear(({ type }) => type === "pong");
    for (const frame of ear.frames) {
      frames.add(frame.type);
      expect([frame.type, validate(serverFrameSchemas[frame.type], frame)]).toEqual([frame.type, []]);
    }
    expect([...frames].sort()).toEqual(Object.keys(serverFrameSchemas).sort());
  });

  it("in the tag of a command's result", async () => {
    const { call, spawn, socket } = await rig();
    const agent = await spawn();
    const active = async () => (await call("GET", `/api/agents/${agent}`)).body.session_id;
    const ear = await socket(agent);
    const named = randomUUID();
    await call("POST", `/api/agents/${agent}/sessions/${named}/message`, { message: "x" });
    const before = await active();
    ear.send({ type: "command", command: "usage", session_id: named.toUpperCase() });
    expect(await ear.hear(({ type }) => type === "command_result")).toMatchObject({ session_id: named, message: expect.stringContaining("7 in / 3 out") as string });
    ear.send({ type: "command", command: "reset", session_id: named });
    expect(await ear.hear(({ type }) => type === "command_result")).toMatchObject({ session_id: named });
    expect(await active()).toBe(before);
    ear.send({ type: "command", command: "new" });
    const result = await ear.hear(({ type }) => type === "command_result");
    expect([result.session_id === before, result.session_id]).toEqual([false, await active()]);
  });
});
