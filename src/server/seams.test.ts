import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Seams } from "./index.js";
import { eventsOf, rig } from "./testing/rig.test-support.js";

/** Wrong servers, each made by one wrapper: that the seam is there, and that the rest of the server goes through it. */
describe("a wrapped seam", () => {
  it("of the store decides where rows go, for every door", async () => {
    const wrap = (seams: Seams): Seams => ({
      ...seams,
      store: { ...seams.store, append: (write, about) => seams.store.append({ ...write, to: seams.store.hold(seams.store.active(about.agent!, about)!) }, about) },
    });
    const { call, spawn } = await rig({ wrap });
    const agent = await spawn();
    const other = randomUUID();
    await call("POST", `/api/agents/${agent}/sessions/${other}/message`, { message: "astray" });
    expect((await call("GET", `/api/sessions/${other}`)).body.messages).toEqual([]);
    expect((await call("GET", `/api/agents/${agent}/session`)).body.messages).toHaveLength(2);
  });

  it("of the register moves a turn to the session that is active when it runs", async () => {
    const wrap = (seams: Seams): Seams => {
      const begin: Seams["turns"]["begin"] = (turn, about) => {
        const begun = seams.turns.begin(turn, about);
        return turn.named ? begun : { ...begun, ...seams.store.hold(seams.store.active(turn.agent, about)!) };
      };
      return { ...seams, turns: { ...seams.turns, begin } };
    };
    const { call, spawn, socket, model } = await rig({ wrap });
    const agent = await spawn();
    const ear = await socket(agent);
    ear.send("hold one");
    await model.called("one");
    ear.send("two");
    ear.send({ type: "ping" });
    await ear.hear(({ type }) => type === "pong");
    const { session_id } = (await call("POST", `/api/agents/${agent}/sessions`)).body;
    model.release("one");
    expect(await ear.hear((frame) => frame.type === "response" && frame.content === "echo: two")).toMatchObject({ session_id });
  });

  it("of the router takes effect inside the parts that ask it", async () => {
    const wrap = (seams: Seams): Seams => ({ ...seams, router: { ...seams.router, parseSessionId: () => undefined } });
    const { call, spawn } = await rig({ wrap });
    const agent = await spawn();
    expect((await call("POST", `/api/agents/${agent}/sessions/${randomUUID()}/message`, { message: "x" })).status).toBe(400);
  });

  it("of the scheduler makes one socket strictly sequential", async () => {
    const wrap = (seams: Seams): Seams => ({
      ...seams,
      scheduler: { ...seams.scheduler, run: (key, job, about) => seams.scheduler.run(about.door === "ws" ? about.connection! : key, job, about) },
    });
    const { spawn, socket, model } = await rig({ wrap });
    const ear = await socket(await spawn());
    ear.send({ content: "hold one", session_id: randomUUID() });
    ear.send({ content: "two", session_id: randomUUID() });
    await model.called("one");
    expect(model.requests).toHaveLength(1);
    model.release("one");
    await ear.hear((frame) => frame.type === "response" && frame.content === "echo: two");
  });

  it("of the register ends a turn whose client leaves", async () => {
    const wrap = (seams: Seams): Seams => ({
      ...seams,
      turns: {
        ...seams.turns,
        left(about) {
          for (const turn of seams.turns.running().filter(({ connection }) => connection === about.connection)) {
            seams.turns.cancel({ session: turn.session, reach: "running", why: "stopped" }, about);
          }
        },
      },
    });
    const { call, spawn, socket, model, server } = await rig({ wrap });
    const agent = await spawn();
    const ear = await socket(agent);
    ear.send("hold one");
    await model.called("one");
    ear.ws.terminate();
    await expect.poll(() => server.seams.turns.count()).toBe(0);
    expect((await call("GET", `/api/agents/${agent}/session`)).body.message_count).toBe(1);
  });

  it("of the wire drops, doubles, retags and sends elsewhere", async () => {
    const wrap = (seams: Seams): Seams => ({
      ...seams,
      wire: {
        ...seams.wire,
        event: (event, _about, next) => (event.event === "done" ? [next(event), next(event)] : next(event)),
        frame: (frame, about, next) => {
          const elsewhere = seams.hub.open().find(({ door, id }) => door === "ws" && id !== about.connection)?.id;
          next(frame, frame.type === "text_delta" ? elsewhere : undefined);
        },
        answer: (answer, about, next) => next(about.operation === "getHealth" ? { status: 418, headers: { "content-type": "text/plain" }, raw: "tea" } : answer),
      },
    });
    const { call, spawn, socket } = await rig({ wrap });
    const agent = await spawn();
    const [a, b] = [await socket(agent), await socket(agent)];
    a.send("hi");
    await a.hear(({ type }) => type === "response");
    await b.hear(({ type }) => type === "text_delta");
    expect(a.frames.some(({ type }) => type === "text_delta")).toBe(false);
    const events = eventsOf((await call("POST", `/api/agents/${agent}/message/stream`, { message: "hi" })).text);
    expect(events.filter(({ event }) => event === "done")).toHaveLength(2);
    expect(await call("GET", "/api/health")).toMatchObject({ status: 418, headers: { "content-length": "3" } });
  });

  it("of the wire leaves a client's Close frame unanswered", async () => {
    const wrap = (seams: Seams): Seams => ({ ...seams, wire: { ...seams.wire, closing: (close, _about, next) => next({ ...close, code: 1006 }) } });
    const { spawn, socket } = await rig({ wrap });
    const ear = await socket(await spawn());
    const closed = new Promise((resolve) => ear.ws.on("close", resolve));
    ear.ws.close(1000);
    expect(await closed).toBe(1006);
  });

  it("of memory and model is told which turn it serves", async () => {
    const seen: unknown[] = [];
    const wrap = (seams: Seams): Seams => ({
      ...seams,
      memory: { ...seams.memory, context: (ask, about) => [...seams.memory.context(ask, about).slice(0, -1), { role: "user", content: `${ask.turn.text} too` }] },
      model: {
        chat(request, signal, about) {
          seen.push([about.door, about.operation, about.turn?.index, about.turn?.named === about.session]);
          return seams.model.chat(request, signal, about);
        },
      },
    });
    const { call, spawn } = await rig({ wrap });
    const agent = await spawn();
    const path = `/api/agents/${agent}/sessions/${randomUUID()}/message`;
    await call("POST", path, { message: "a" });
    expect((await call("POST", path, { message: "b" })).body.response).toBe("echo: b too");
    expect(seen).toEqual([["http", "sendMessageToSession", 0, true], ["http", "sendMessageToSession", 1, true]]);
  });
});
