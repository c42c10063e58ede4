import { describe, expect, it } from "vitest";
import { Log } from "../log/index.js";
import { expectedAnswer, SIDE_ANSWER } from "./answer.js";
import type { ChatEvent, ChatMessage, ChatRequest, ModelPort } from "./port.js";
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

  it("answers a call without a canary by one harmless sentence", async () => {
    expect(textOf(await taken(new ScriptedModel(), asked("What is the weather?")))).toBe(SIDE_ANSWER);
  });
});
