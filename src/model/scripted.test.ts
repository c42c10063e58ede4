import { describe, expect, it } from "vitest";
import { Log } from "../log/index.js";
import { expectedAnswer, SIDE_ANSWER } from "./answer.js";
import type { ChatEvent, ChatMessage, ChatRequest, ModelPort } from "./port.js";
import type { Script } from "./script.js";
import { ScriptedModel } from "./scripted.js";
import { words } from "./words.js";

const A = "sp7f3a-c041-t1";
const B = "sp7f3a-c041-t2";
const never = new AbortController().signal;

const user = (content: string): ChatMessage => ({ role: "user", content });
const asked = (messages: readonly ChatMessage[] | string, stream = true): ChatRequest => ({ stream, messages: typeof messages === "string" ? [user(messages)] : messages });

async function taken(model: ModelPort, request: ChatRequest, signal = never): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of model.chat(request, signal)) events.push(event);
  return events;
}

const textOf = (events: readonly ChatEvent[]): string => events.map((event) => (event.type === "text" ? event.text : "")).join("");

describe("the scripted model", () => {
  it("says three marked pieces unless told otherwise, and ends once", async () => {
    const events = await taken(new ScriptedModel(), asked(words(A, "hello")));
    expect(events).toEqual([
      { type: "text", text: `${A}.1 amber ` },
      { type: "text", text: `${A}.2 birch ` },
      { type: "text", text: `${A}.3 cedar` },
      { type: "end", reason: "stop", usage: { input: 5, output: 17 } },
    ]);
  });

  it("says the whole at once where the caller does not stream", async () => {
    const events = await taken(new ScriptedModel(), asked(words(A), false));
    expect(events.map((event) => event.type)).toEqual(["text", "end"]);
    expect(textOf(events)).toBe(expectedAnswer(A).text);
  });

  it("never obeys an old directive again", async () => {
    const history = [user(words(A, "", { fail: { status: 400 } })), user(words(B, "and now"))];
    expect(textOf(await taken(new ScriptedModel(), asked(history)))).toBe(expectedAnswer(B).text);
  });

  it("calls the tool first and says the words after its result", async () => {
    const model = new ScriptedModel();
    const turn = words(A, "look", { tools: [{ name: "file_list", arguments: { path: "." } }], pieces: 2 });
    const first = await taken(model, asked(turn));
    expect(first[0]).toMatchObject({ type: "tool-call", call: { name: "file_list", arguments: '{"path":"."}' } });
    expect(first.at(-1)).toMatchObject({ type: "end", reason: "tool_calls" });
    const call = first[0]!.type === "tool-call" ? first[0]!.call : expect.unreachable();
    const after: ChatMessage[] = [user(turn), { role: "assistant", content: "", toolCalls: [call] }, { role: "tool", content: "a.txt", toolCallId: call.id }];
    expect(textOf(await taken(model, asked(after)))).toBe(expectedAnswer(A, { pieces: 2 }).text);
    expect(model.callsFor(A)).toHaveLength(2);
  });

  it("refuses with the status, before the first piece", async () => {
    const log = new Log();
    const failed = taken(new ScriptedModel({ log }), asked(words(A, "", { fail: { status: 429 } })));
    await expect(failed).rejects.toMatchObject({ name: "ModelFailure", status: 429, message: `scripted refusal of ${A}` });
    expect(log.entries).toMatchObject([{ kind: "model", id: "m1" }, { kind: "model-answer", id: "m1", status: 429 }]);
  });

  it("breaks a stream off behind so many pieces, and refuses where the whole is wanted", async () => {
    const log = new Log();
    const model = new ScriptedModel({ log });
    const turn = words(A, "", { fail: { status: 503, after: 2 } });
    const heard: ChatEvent[] = [];
    const streamed = (async () => {
      for await (const event of model.chat(asked(turn), never)) heard.push(event);
    })();
    await expect(streamed).rejects.toMatchObject({ name: "ModelFailure", status: 0 });
    expect(textOf(heard)).toBe(expectedAnswer(A).pieces.slice(0, 2).join(""));
    await expect(taken(model, asked(turn, false))).rejects.toMatchObject({ status: 503 });
    expect(log.entries.filter(({ kind }) => kind === "model-answer")).toMatchObject([
      { id: "m1", status: 200, broken: true, content: textOf(heard) },
      { id: "m2", status: 503 },
    ]);
    expect(log.entries.at(-1)).not.toHaveProperty("content");
  });

  it("keeps a failure behind pieces for the words after the tool", async () => {
    const turn = words(A, "", { tools: [{ name: "x", arguments: {} }], fail: { status: 400, after: 0 } });
    const first = await taken(new ScriptedModel(), asked(turn));
    expect(first.map(({ type }) => type)).toEqual(["tool-call", "end"]);
    const call = { id: "c", name: "x", arguments: "{}" };
    const second = taken(new ScriptedModel(), asked([user(turn), { role: "assistant", content: "", toolCalls: [call] }, { role: "tool", content: "ok", toolCallId: "c" }]));
    await expect(second).rejects.toMatchObject({ status: 0 });
  });

  it.each<[string, Script, number]>([
    ["at once", { hang: {} }, 0],
    ["behind a piece", { hang: { after: 1 } }, 1],
    ["behind all pieces when there are fewer", { hang: { after: 9 } }, 3],
  ])("hangs %s until it is given up", async (_, script, pieces) => {
    const log = new Log();
    const model = new ScriptedModel({ log });
    const leaving = new AbortController();
    const gate = model.gate(A);
    gate.release();
    const heard: ChatEvent[] = [];
    const hanging = (async () => {
      for await (const event of model.chat(asked(words(A, "", script)), leaving.signal)) heard.push(event);
    })();
    await gate.reached(pieces);
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toHaveLength(pieces);
    leaving.abort(new Error("enough"));
    await expect(hanging).rejects.toThrow("enough");
    expect(log.entries.at(-1)).toMatchObject({ kind: "model-answer", aborted: true });
  });

  it("takes a caller that stops listening for one that gave up", async () => {
    const log = new Log();
    for await (const event of new ScriptedModel({ log }).chat(asked(words(A)), never)) {
      expect(event.type).toBe("text");
      break;
    }
    expect(log.entries.at(-1)).toMatchObject({ kind: "model-answer", id: "m1", aborted: true, content: `${A}.1 amber ` });
  });

  it("pauses before the first piece and between pieces, scaled, by the timer it was given", async () => {
    const pauses: number[] = [];
    const sleep = async (ms: number): Promise<void> => void pauses.push(ms);
    await taken(new ScriptedModel({ sleep, pauseScale: 0.5 }), asked(words(A, "", { pieces: 3, gapMs: 60, slowMs: 1000 })));
    expect(pauses).toEqual([500, 30, 30]);
    await taken(new ScriptedModel({ sleep, pauseScale: 0 }), asked(words(A, "", { slowMs: 1000 })));
    expect(pauses).toHaveLength(3);
  });

  it("leaves a pause with the reason it was given up for", async () => {
    const leaving = new AbortController();
    const slow = taken(new ScriptedModel(), asked(words(A, "", { slowMs: 600_000 })), leaving.signal);
    setImmediate(() => leaving.abort(new Error("enough")));
    await expect(slow).rejects.toThrow("enough");
  });

  it("stays silent, and says exactly what it is told to", async () => {
    expect(textOf(await taken(new ScriptedModel(), asked(words(A, "", { silent: true }))))).toBe("NO_REPLY");
    expect(textOf(await taken(new ScriptedModel(), asked(words(A, "", { say: `ä "]]" ${B}`, pieces: 4 }))))).toBe(`ä "]]" ${B}`);
  });

  it("recalls every canary it can see: system text, history, tool calls", async () => {
    const seen = ["sp7f3a-c001-t1", "sp7f3a-c001-t2", "sp7f3a-c001-t3", "sp7f3a-c001-t4"];
    const messages: ChatMessage[] = [
      { role: "system", content: `- User asked: ${seen[0]}` },
      user(`old\n${seen[1]}`),
      { role: "assistant", content: `${seen[1]}.1 amber`, toolCalls: [{ id: "1", name: "x", arguments: `{"q":"${seen[2]}"}` }] },
      { role: "tool", content: `found ${seen[3]}`, toolCallId: "1" },
      user(words(A, "what do you know?", { recall: true })),
    ];
    const model = new ScriptedModel();
    expect(textOf(await taken(model, asked(messages)))).toBe(`${A}.1 recalls ${seen.join(" ")}`);
    expect(model.callsFor(A)[0]?.canaries).toEqual([...seen, A]);
  });

  it("keeps the ids of overlapping calls apart", async () => {
    const log = new Log();
    const model = new ScriptedModel({ log });
    const gate = model.gate(A);
    const held = taken(model, asked(words(A)));
    await gate.reached();
    await taken(model, asked(words(B)));
    gate.release();
    await held;
    expect(log.entries.map((entry) => ("id" in entry ? `${entry.kind} ${entry.id}` : ""))).toEqual(["model m1", "model m2", "model-answer m2", "model-answer m1"]);
    expect(log.entries.at(-1)).toMatchObject({ content: expectedAnswer(A).text });
  });

  it("records what it was sent before it answers, tools by name", async () => {
    const log = new Log();
    const tools = [{ name: "file_list", description: "lists", parameters: { type: "object" } }];
    await taken(new ScriptedModel({ log }), { ...asked([{ role: "system", content: "Be kind." }, user(words(A))]), tools });
    expect(log.entries[0]).toMatchObject({
      kind: "model",
      url: "/v1/chat/completions",
      body: { stream: true, tools: ["file_list"], messages: [{ role: "system", content: "Be kind." }, { role: "user", content: A }] },
    });
  });

  it("tells of every call, and keeps no more of them than it was told to", async () => {
    const model = new ScriptedModel({ keepCalls: 2 });
    const told: (string | undefined)[] = [];
    const stop = model.onCall((call) => told.push(call.canary));
    for (const canary of [A, B]) await taken(model, asked(words(canary)));
    await taken(model, asked("no turn"));
    stop();
    await taken(model, asked(words(A)));
    expect(told).toEqual([A, B, undefined]);
    expect(model.callsSince(0).map(({ n, kind }) => `${n} ${kind}`)).toEqual(["3 side", "4 turn"]);
    expect(model.callsSince(3)).toHaveLength(1);
  });

  it("answers a call without a canary by one harmless sentence", async () => {
    expect(textOf(await taken(new ScriptedModel(), asked("What is the weather?")))).toBe(SIDE_ANSWER);
  });
});
