import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import { eventsOf, rig } from "./testing/rig.test-support.js";

const contents = (body: { messages: { content: string }[] }) => body.messages.map(({ content }) => content);

describe("order", () => {
  it("runs the turns of one session in order of arrival, across all doors", async () => {
    const { call, spawn, socket, model, server } = await rig();
    const agent = await spawn();
    const session = randomUUID();
    const ear = await socket(agent);
    ear.send({ type: "message", content: "hold first", session_id: session });
    await model.called("first");
    const taken = (count: number) => expect.poll(() => server.seams.turns.count()).toBe(count);
    const second = call("POST", `/api/agents/${agent}/sessions/${session}/message/stream`, { message: "second" });
    await taken(2);
    ear.send({ type: "message", content: "third", session_id: session });
    await taken(3);
    const fourth = call("POST", `/api/agents/${agent}/sessions/${session}/message`, { message: "fourth" });
    await taken(4);
    expect(model.requests).toHaveLength(1);
    model.release("first");
    await Promise.all([second, fourth]);
    const asked = ["hold first", "second", "third", "fourth"];
    expect(contents((await call("GET", `/api/sessions/${session}`)).body)).toEqual(asked.flatMap((text) => [text, `echo: ${text}`]));
  });

  it("loses none of thirty turns sent at once to one session", async () => {
    const { call, spawn, socket } = await rig();
    const agent = await spawn();
    const session_id = randomUUID();
    const ear = await socket(agent);
    const words = Array.from({ length: 30 }, (_, n) => `w${n}`);
    for (const content of words) ear.send({ type: "message", content, session_id });
    await ear.hear((frame) => frame.type === "response" && frame.content === "echo: w29");
    expect(contents((await call("GET", `/api/sessions/${session_id}`)).body)).toEqual(words.flatMap((word) => [word, `echo: ${word}`]));
  });

  it("makes one session of two first turns at once", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const session = randomUUID();
    const path = `/api/agents/${agent}/sessions/${session}/message`;
    await Promise.all([call("POST", path, { message: "a" }), call("POST", path, { message: "b" })]);
    expect((await call("GET", `/api/sessions/${session}`)).body.message_count).toBe(4);
    expect((await call("GET", `/api/agents/${agent}/sessions`)).body.sessions).toHaveLength(2);
  });
});

describe("context", () => {
  it("tells the model the session's own turns and nothing else", async () => {
    const { call, spawn, model } = await rig();
    const agent = await spawn();
    const [a, b] = [randomUUID(), randomUUID()];
    await call("POST", `/api/agents/${agent}/sessions/${a}/message`, { message: "alpha" });
    await call("POST", `/api/agents/${agent}/sessions/${b}/message`, { message: "beta" });
    await call("POST", `/api/agents/${agent}/sessions/${a}/message`, { message: "again" });
    expect(model.requests.at(-1)?.messages).toEqual([
      { role: "system", content: "You are a test." },
      { role: "user", content: "alpha" },
      { role: "assistant", content: "echo: alpha" },
      { role: "user", content: "again" },
    ]);
  });

  it("puts a summary of the session's own rows in the place of the oldest", async () => {
    const { call, spawn, model } = await rig({ compactAbove: 4 });
    const agent = await spawn();
    for (const message of ["one", "two", "three", "four"]) await call("POST", `/api/agents/${agent}/message`, { message });
    const other = randomUUID();
    await call("POST", `/api/agents/${agent}/sessions/${other}/message`, { message: "elsewhere" });
    const { body } = await call("POST", `/api/agents/${agent}/session/compact`);
    expect(body).toMatchObject({ status: "ok", message: expect.stringContaining("Compacted 4 messages") as string });
    expect(JSON.stringify(model.requests.at(-1))).not.toContain("elsewhere");
    const { messages } = (await call("GET", `/api/agents/${agent}/session`)).body;
    expect(messages.map(({ role }: { role: string }) => role)).toEqual(["System", "User", "Assistant", "User", "Assistant"]);
    expect((await call("POST", `/api/agents/${agent}/session/compact`, { session_id: other })).body).toMatchObject({
      message: "No compaction needed (2 messages, threshold 4)",
      session_id: other,
    });
  });
});

describe("the active session", () => {
  it("is settled when a message arrives, not when its turn runs", async () => {
    const { call, spawn, socket, model } = await rig();
    const agent = await spawn();
    const first = (await call("GET", `/api/agents/${agent}`)).body.session_id;
    const ear = await socket(agent);
    ear.send({ type: "message", content: "hold one" });
    await model.called("one");
    ear.send({ type: "message", content: "two" });
    ear.send({ type: "ping" });
    await ear.hear((frame) => frame.type === "pong");
    const second = (await call("POST", `/api/agents/${agent}/sessions`, { label: null })).body.session_id;
    model.release("one");
    expect(await ear.hear((frame) => frame.type === "response" && frame.content === "echo: two")).toMatchObject({ session_id: first });
    expect((await call("GET", `/api/agents/${agent}/session`)).body).toMatchObject({ session_id: second, messages: [] });
  });

  it("is a fresh empty one after the active session is deleted, reset or cleared", async () => {
    const { call, spawn } = await rig();
    const agent = await spawn();
    const seen = new Set<string>();
    const active = async () => (await call("GET", `/api/agents/${agent}/session`)).body;
    for (const [method, path] of [
      ["DELETE", () => `/api/sessions/${[...seen].at(-1)}`],
      ["POST", () => `/api/agents/${agent}/session/reset`],
      ["DELETE", () => `/api/agents/${agent}/history`],
    ] as const) {
      seen.add((await active()).session_id);
      await call("POST", `/api/agents/${agent}/message`, { message: "hi" });
      const answer = await call(method, path());
      expect(answer.status).toBe(200);
      const now = await active();
      expect([now.messages, seen.has(now.session_id)]).toEqual([[], false]);
      expect((await call("GET", `/api/sessions/${[...seen].at(-1)}`)).status).toBe(404);
    }
  });

  it("stays what it is when a switch to another agent's session is refused", async () => {
    const { call, spawn } = await rig();
    const [a, b] = [await spawn(), await spawn()];
    const foreign = (await call("GET", `/api/agents/${b}`)).body.session_id;
    const own = (await call("GET", `/api/agents/${a}`)).body.session_id;
    expect((await call("POST", `/api/agents/${a}/sessions/${foreign}/switch`)).status).toBe(403);
    expect((await call("GET", `/api/agents/${a}`)).body.session_id).toBe(own);
  });
});

describe("a session of another agent", () => {
  it("is refused on every door, with nothing written", async () => {
    const { call, spawn, socket, model } = await rig();
    const [a, b] = [await spawn(), await spawn()];
    const foreign = (await call("GET", `/api/agents/${b}`)).body.session_id;
    const path = `/api/agents/${a}/sessions/${foreign}/message`;
    expect((await call("POST", path, { message: "x" })).status).toBe(403);
    expect((await call("POST", `${path}/stream`, { message: "x" })).status).toBe(403);
    const ear = await socket(a);
    ear.send({ type: "message", content: "x", session_id: foreign });
    expect(await ear.hear((frame) => frame.type === "error")).toMatchObject({ session_id: foreign });
    ear.send({ type: "command", command: "reset", session_id: foreign });
    expect(await ear.hear((frame) => frame.type === "error")).toMatchObject({ session_id: foreign });
    expect((await call("POST", `/api/agents/${a}/stop`, { session_id: foreign })).status).toBe(403);
    expect((await call("GET", `/api/sessions/${foreign}`)).body.message_count).toBe(0);
    expect(model.requests).toHaveLength(0);
  });
});

describe("stop", () => {
  it("ends the running turn of its session alone, with 409, and lets the waiting one run", async () => {
    const { call, spawn, model } = await rig();
    const agent = await spawn();
    const [a, b] = [randomUUID(), randomUUID()];
    const inA = call("POST", `/api/agents/${agent}/sessions/${a}/message`, { message: "hold one" });
    const inB = call("POST", `/api/agents/${agent}/sessions/${b}/message/stream`, { message: "hold two" });
    await Promise.all([model.called("one"), model.called("two")]);
    const next = call("POST", `/api/agents/${agent}/sessions/${a}/message`, { message: "next" });
    expect((await call("POST", `/api/agents/${agent}/stop`, { session_id: a })).body).toEqual({ status: "ok", message: "Run cancelled", session_id: a });
    expect(await inA).toMatchObject({ status: 409, body: { error: "Run cancelled" } });
    expect((await next).body.response).toBe("echo: next");
    model.release("two");
    expect(eventsOf((await inB).text).at(-1)?.event).toBe("done");
    const active = (await call("GET", `/api/agents/${agent}`)).body.session_id;
    expect((await call("POST", `/api/agents/${agent}/stop`)).body).toEqual({ status: "ok", message: "No active run", session_id: active });
  });

  it("ends a turn whose model hangs, over a socket's own command", async () => {
    const { spawn, socket, model } = await rig();
    const ear = await socket(await spawn());
    const session_id = randomUUID();
    ear.send({ type: "message", content: "hang one", session_id });
    await model.called("one");
    ear.send({ type: "command", command: "stop", session_id });
    expect(await ear.hear((frame) => frame.type === "command_result")).toMatchObject({ message: "Run cancelled", session_id });
    expect(await ear.hear((frame) => frame.type === "error")).toEqual({ type: "error", content: "Run cancelled", session_id });
  });
});

describe("delete in the middle of a turn", () => {
  it("ends the turns of the session with their terminals and keeps the session deleted", async () => {
    const { call, spawn, model, server } = await rig();
    const agent = await spawn();
    const session = randomUUID();
    const path = `/api/agents/${agent}/sessions/${session}/message/stream`;
    const running = call("POST", path, { message: "hold one" });
    await model.called("one");
    const waiting = call("POST", `/api/agents/${agent}/sessions/${session}/message`, { message: "two" });
    await expect.poll(() => server.seams.turns.count()).toBe(2);
    expect((await call("DELETE", `/api/sessions/${session}`)).body).toEqual({ status: "deleted", session_id: session });
    model.release("one");
    expect(eventsOf((await running).text).map(({ event }) => event)).toEqual(["phase", "chunk", "error"]);
    expect((await waiting).status).toBe(409);
    expect(model.requests).toHaveLength(1);
    expect((await call("GET", `/api/sessions/${session}`)).status).toBe(404);
    expect((await call("DELETE", `/api/sessions/${randomUUID()}`)).status).toBe(404);
  });

  it("writes nothing through the old life of an id that was made anew", async () => {
    const { call, spawn, model } = await rig();
    const agent = await spawn();
    const session = randomUUID();
    const path = `/api/agents/${agent}/sessions/${session}/message`;
    const old = call("POST", path, { message: "hold one" });
    await model.called("one");
    await call("DELETE", `/api/sessions/${session}`);
    expect((await call("POST", path, { message: "new" })).status).toBe(200);
    model.release("one");
    expect((await old).status).toBe(409);
    expect(contents((await call("GET", `/api/sessions/${session}`)).body)).toEqual(["new", "echo: new"]);
  });

  it("of the agent ends its turns and closes its sockets with 1000", async () => {
    const { call, spawn, socket, model } = await rig();
    const agent = await spawn();
    const ear = await socket(agent);
    const closed = once(ear.ws, "close");
    ear.send({ type: "message", content: "hold one" });
    await model.called("one");
    expect((await call("DELETE", `/api/agents/${agent}`)).body).toEqual({ status: "killed", agent_id: agent });
    expect((await closed)[0]).toBe(1000);
    expect(ear.frames.at(-1)).toMatchObject({ type: "error", content: "Run cancelled" });
  });
});

describe("a client that leaves", () => {
  it("does not end its turn, on any door", async () => {
    const { call, spawn, socket, model, url } = await rig();
    const agent = await spawn();
    const sessions = [randomUUID(), randomUUID(), randomUUID()];
    const ear = await socket(agent);
    ear.send({ type: "message", content: "hold ws", session_id: sessions[0] });
    await model.called("ws");
    ear.ws.terminate();
    for (const [n, suffix] of [[1, ""], [2, "/stream"]] as const) {
      const request = httpRequest(`${url}/api/agents/${agent}/sessions/${sessions[n]}/message${suffix}`, { method: "POST", headers: { "content-type": "application/json" } });
      request.on("error", () => undefined);
      request.end(JSON.stringify({ message: `hold http${n}` }));
      await model.called(`http${n}`);
      const gone = new Promise((resolve) => request.on("close", resolve));
      request.destroy();
      await gone;
    }
    for (const word of ["ws", "http1", "http2"]) model.release(word);
    // A turn of the same session comes after it.
    for (const session of sessions) {
      await call("POST", `/api/agents/${agent}/sessions/${session}/message`, { message: "later" });
      expect((await call("GET", `/api/sessions/${session}`)).body.message_count).toBe(4);
    }
  });
});
