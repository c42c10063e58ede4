import { describe, expect, it } from "vitest";
import { Log } from "../log/index.js";
import { expectedAnswer } from "./answer.js";
import type { ChatEvent } from "./port.js";
import { ScriptedModel } from "./scripted.js";
import type { Script } from "./script.js";
import { words } from "./words.js";

const [A, B] = ["sp7f3a-c041-t1", "sp7f3a-c041-t2"] as const;

/** Asks the model and keeps what came so far; `done` resolves with everything. */
function ask(model: ScriptedModel, canary: string, { stream = true, script = {} as Script, signal = new AbortController().signal } = {}) {
  const heard: string[] = [];
  const done = (async () => {
    const events: ChatEvent[] = [];
    for await (const event of model.chat({ stream, messages: [{ role: "user", content: words(canary, "hi", script) }] }, signal)) {
      events.push(event);
      heard.push(event.type === "text" ? event.text.trim() : event.type);
    }
    return events;
  })();
  done.catch(() => undefined);
  return { heard, done };
}

/** Lets everything that can run without us run: a turn of the event loop after all microtasks. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("a gate", () => {
  it("holds a streamed answer piece by piece", async () => {
    const model = new ScriptedModel();
    const gate = model.gate(A);
    const { heard, done } = ask(model, A);
    await gate.reached();
    await settled();
    expect(heard).toEqual([]);

    gate.release(1);
    await gate.reached(1);
    await settled();
    expect(heard).toEqual([`${A}.1 amber`]);

    gate.release(20);
    await gate.reached(3);
    await settled();
    expect(heard, "pieces without the end").toEqual(expectedAnswer(A).pieces.map((piece) => piece.trim()));

    gate.release();
    expect((await done).at(-1)?.type).toBe("end");
  });

  it("holds the whole of an answer that is not streamed until all is released", async () => {
    const model = new ScriptedModel();
    const gate = model.gate(A);
    const { heard, done } = ask(model, A, { stream: false });
    gate.release(3);
    await gate.reached(3);
    await settled();
    expect(heard).toEqual([]);
    gate.release();
    await done;
    expect(heard).toEqual([expectedAnswer(A).text, "end"]);
  });

  it("lets two answers be laced piece by piece", async () => {
    const model = new ScriptedModel();
    const gates = [model.gate(A), model.gate(B)] as const;
    const order: string[] = [];
    const calls = [ask(model, A), ask(model, B)];
    for (let piece = 1; piece <= 3; piece += 1) {
      for (const [n, gate] of gates.entries()) {
        gate.release(1);
        await gate.reached(piece);
        order.push(calls[n]!.heard.at(-1)!);
      }
    }
    model.releaseAll();
    await Promise.all(calls.map(({ done }) => done));
    expect(order).toEqual([`${A}.1 amber`, `${B}.1 amber`, `${A}.2 birch`, `${B}.2 birch`, `${A}.3 cedar`, `${B}.3 cedar`]);
  });

  it("does not hold another turn", async () => {
    const model = new ScriptedModel();
    const gate = model.gate(A);
    const held = ask(model, A);
    await gate.reached();
    await ask(model, B).done;
    expect(held.heard).toEqual([]);
    gate.release();
    await held.done;
  });

  it("tells when the server gave the call up, and holds its retry at the same place", async () => {
    const log = new Log();
    const model = new ScriptedModel({ log });
    const gate = model.gate(A);
    const leaving = new AbortController();
    const first = ask(model, A, { signal: leaving.signal });
    gate.release(1);
    await gate.reached(1);
    leaving.abort(new Error("left"));
    await gate.aborted;
    await expect(first.done).rejects.toThrow("left");
    expect(log.entries.at(-1)).toMatchObject({ kind: "model-answer", id: "m1", aborted: true, content: `${A}.1 amber ` });

    const again = ask(model, A);
    await gate.reached(1);
    expect(gate.calls).toBe(2);
    expect(again.heard).not.toContain("end");
    gate.release();
    await again.done;
    expect(model.callsFor(A).map(({ state }) => state)).toEqual(["aborted", "answered"]);
  });

  it("waits for a call that was not given up", async () => {
    const model = new ScriptedModel();
    const gate = model.gate(A);
    const leaving = new AbortController();
    ask(model, A, { signal: leaving.signal });
    await gate.reached();
    leaving.abort();
    await gate.aborted;
    await expect(gate.reached(0, AbortSignal.abort(new Error("none is there")))).rejects.toThrow("none is there");
    let came = false;
    void gate.reached().then(() => (came = true));
    await settled();
    expect(came).toBe(false);
    gate.release();
  });

  it("is the same until it is released wholly, then a new one for later calls", async () => {
    const model = new ScriptedModel();
    const first = model.gate(A);
    expect(model.gate(A)).toBe(first);
    const turn = { script: { tools: [{ name: "file_list", arguments: {} }] } };
    const call = ask(model, A, turn);
    await first.reached();
    first.release();
    const second = model.gate(A);
    expect(second).not.toBe(first);
    await call.done;
    const later = ask(model, A, turn);
    await second.reached();
    expect(later.heard).toEqual([]);
    second.release();
    await later.done;
  });

  it("counts a tool call as one piece", async () => {
    const model = new ScriptedModel();
    const gate = model.gate(A);
    const { heard, done } = ask(model, A, { script: { tools: [{ name: "file_list", arguments: {} }] } });
    gate.release(1);
    await gate.reached(1);
    expect(heard).toEqual(["tool-call"]);
    gate.release();
    await done;
  });

  it("is opened when the model is disposed, and what was held breaks off", async () => {
    const model = new ScriptedModel();
    const gate = model.gate(A);
    const held = ask(model, A);
    const hanging = ask(model, B, { script: { hang: {} } });
    await gate.reached();
    model.dispose();
    await expect(held.done).rejects.toMatchObject({ name: "ModelFailure", status: 0 });
    await expect(hanging.done).rejects.toMatchObject({ name: "ModelFailure", status: 0 });
    await expect(ask(model, B).done).rejects.toThrow("was stopped");
  });
});
