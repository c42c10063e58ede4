import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { eventsOf, rig } from "./testing/rig.test-support.js";

describe("plain HTTP", () => {
  it("answers a turn of the active session and names the session", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const active = (await call("GET", `/api/agents/${agent}`)).body.session_id;
    const answer = await call("POST", `/api/agents/${agent}/message`, { message: "hi", unknown: 1 });
    expect(answer.body).toEqual({ response: "echo: hi", input_tokens: 7, output_tokens: 3, iterations: 1, session_id: active });
    expect((await call("GET", `/api/sessions/${active}`)).body.messages).toEqual([
      { role: "User", content: "hi" },
      { role: "Assistant", content: "echo: hi" },
    ]);
  });

  it("makes a session of a UUID that nobody holds and leaves the active one alone", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const active = (await call("GET", `/api/agents/${agent}`)).body.session_id;
    const chosen = randomUUID();
    const answer = await call("POST", `/api/agents/${agent}/sessions/${chosen.toUpperCase()}/message`, { message: "hi" });
    expect(answer.body.session_id).toBe(chosen);
    expect((await call("GET", `/api/sessions/${chosen}`)).body.message_count).toBe(2);
    const listed = (await call("GET", `/api/agents/${agent}/sessions`)).body.sessions;
    expect(listed.map((one: { session_id: string; active: boolean }) => [one.session_id, one.active])).toEqual([[chosen, false], [active, true]]);
    expect((await call("GET", `/api/agents/${agent}/session`)).body.messages).toEqual([]);
  });

  it("keeps the user's row of a failed turn and answers 502", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const answer = await call("POST", `/api/agents/${agent}/message`, { message: "fail" });
    expect([answer.status, typeof answer.body.error]).toEqual([502, "string"]);
    expect((await call("GET", `/api/agents/${agent}/session`)).body.messages).toEqual([{ role: "User", content: "fail" }]);
  });

  it("answers a silent turn with an empty response", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    expect((await call("POST", `/api/agents/${agent}/message`, { message: "silent" })).body.response).toBe("");
    expect((await call("GET", `/api/agents/${agent}/session`)).body.messages).toEqual([
      { role: "User", content: "silent" },
      { role: "Assistant", content: "" },
    ]);
  });

  it("sums the calls of a tool turn", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const { body } = await call("POST", `/api/agents/${agent}/message`, { message: "tool:echo now" });
    expect(body).toMatchObject({ response: "looking echo: tool:echo now", input_tokens: 14, output_tokens: 6, iterations: 2 });
    const { messages } = (await call("GET", `/api/agents/${agent}/session`)).body;
    expect(messages[1].tools[0]).toMatchObject({ name: "echo", result: "back", is_error: false });
    expect(messages[1].content + messages[2].content).toBe(body.response);
  });
});

describe("SSE", () => {
  it("streams phase, chunks, phase, done and ends", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const session_id = randomUUID();
    const answer = await call("POST", `/api/agents/${agent}/sessions/${session_id}/message/stream`, { message: "hi" });
    expect(answer.headers["content-type"]).toBe("text/event-stream");
    expect(eventsOf(answer.text)).toEqual([
      { event: "phase", data: { phase: "streaming", detail: null, session_id } },
      { event: "chunk", data: { content: "echo:", done: false, session_id } },
      { event: "chunk", data: { content: " hi", done: false, session_id } },
      { event: "phase", data: { phase: "done", detail: null, session_id } },
      { event: "done", data: { done: true, usage: { input_tokens: 7, output_tokens: 3 }, session_id } },
    ]);
  });

  it("ends a failed turn with one error and no done", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const events = eventsOf((await call("POST", `/api/agents/${agent}/message/stream`, { message: "break" })).text);
    expect(events.map(({ event }) => event)).toEqual(["phase", "chunk", "error"]);
  });

  it("ends a silent turn with done and no chunk", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const events = eventsOf((await call("POST", `/api/agents/${agent}/message/stream`, { message: "silent" })).text);
    expect(events.map(({ event }) => event)).toEqual(["phase", "phase", "done"]);
  });

  it("sends one done for a tool turn", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const events = eventsOf((await call("POST", `/api/agents/${agent}/message/stream`, { message: "tool:file_list" })).text);
    expect(events.filter(({ event }) => event === "done").map(({ data }) => data["usage"])).toEqual([{ input_tokens: 14, output_tokens: 6 }]);
    expect(events.find(({ event }) => event === "tool_result")?.data).toMatchObject({ tool: "file_list", is_error: false });
  });
});

describe("WebSocket", () => {
  it("tells the active session first, then a turn in order", async () => {
    const { call, spawn, socket } = await rig();
    const agent = await spawn();
    const session_id = (await call("GET", `/api/agents/${agent}`)).body.session_id;
    const ear = await socket(agent);
    ear.send({ type: "message", content: "hi", session_id: null });
    await ear.hear((frame) => frame.type === "response");
    expect(ear.frames[0]).toEqual({ type: "connected", agent_id: agent, session_id });
    expect(ear.frames.slice(2)).toEqual([
      { type: "typing", state: "start", session_id },
      { type: "phase", phase: "streaming", detail: null, session_id },
      { type: "text_delta", content: "echo:", session_id },
      { type: "text_delta", content: " hi", session_id },
      { type: "phase", phase: "done", detail: null, session_id },
      { type: "typing", state: "stop", session_id },
      { type: "response", content: "echo: hi", input_tokens: 7, output_tokens: 3, iterations: 1, cost_usd: null, context_pressure: "low", session_id },
    ]);
  });

  it("takes a text that is no JSON as a message", async () => {
    const { spawn, socket } = await rig();
    const ear = await socket(await spawn());
    ear.send("plain words");
    expect(await ear.hear((frame) => frame.type === "response")).toMatchObject({ content: "echo: plain words" });
  });

  it("tells a tool call and a canvas", async () => {
    const { spawn, socket } = await rig();
    const ear = await socket(await spawn());
    ear.send({ content: "tool:canvas_present" });
    await ear.hear((frame) => frame.type === "response");
    expect(ear.frames.map(({ type }) => type).slice(2)).toEqual([
      ..."typing phase text_delta typing tool_start canvas phase tool_result phase text_delta text_delta phase typing response".split(" "),
    ]);
  });

  it("ends a silent turn with silent_complete and no delta", async () => {
    const { spawn, socket } = await rig();
    const ear = await socket(await spawn());
    ear.send({ type: "message", content: "silent" });
    await ear.hear((frame) => frame.type === "silent_complete");
    expect(ear.frames.some(({ type }) => type === "text_delta" || type === "response")).toBe(false);
  });

  it("answers a ping and another session while a turn is held", async () => {
    const { spawn, socket, model } = await rig();
    const ear = await socket(await spawn());
    const [slow, quick] = [randomUUID(), randomUUID()];
    ear.send({ type: "message", content: "hold one", session_id: slow });
    await ear.hear((frame) => frame.type === "text_delta" && frame.session_id === slow);
    ear.send({ type: "ping" });
    await ear.hear((frame) => frame.type === "pong");
    ear.send({ type: "message", content: "two", session_id: quick });
    expect(await ear.hear((frame) => frame.type === "response")).toMatchObject({ session_id: quick, content: "echo: two" });
    model.release("one");
    expect(await ear.hear((frame) => frame.type === "response")).toMatchObject({ session_id: slow, content: "echo: hold one" });
  });
});
