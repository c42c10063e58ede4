import { describe, expect, it } from "vitest";
import { expectedAnswer } from "./answer.js";
import type { ChatMessage } from "./port.js";
import { turnOf } from "./turn.js";
import { words } from "./words.js";

const [A, B, C] = ["sp7f3a-c041-t1", "sp7f3a-c041-t2", "sp7f3a-c042-t1"] as const;
const user = (content: string): ChatMessage => ({ role: "user", content });
const system = (content: string): ChatMessage => ({ role: "system", content });
const said = (content: string): ChatMessage => ({ role: "assistant", content });
const failing = words(A, "first", { fail: { status: 400 } });

describe("a turn", () => {
  it("is that of the last user message", () => {
    const turn = turnOf([system("You are a test agent."), user(failing), said("sorry"), user(words(B, "second", { pieces: 2 }))]);
    expect(turn).toEqual({ canary: B, script: { pieces: 2 }, toolsDone: 0 });
  });

  it("is the last one of merged rows, and old directives before it are not obeyed", () => {
    expect(turnOf([user(`${failing}\n\n${words(B, "second")}`)])).toEqual({ canary: B, script: {}, toolsDone: 0 });
  });

  it("is found behind 11 000 characters of system text and a talk of 20 messages", () => {
    const talk = Array.from({ length: 9 }, (_, n) => [user(words(`sp7f3a-c041-t${n + 10}`, "x", { silent: true })), said("NO_REPLY")]).flat();
    const about = `You help. A summary of titles may be asked for: ${A} ${"x".repeat(11_000)}`;
    expect(turnOf([system(about), ...talk, user(words(B, "now"))])).toMatchObject({ canary: B, script: {} });
  });

  it.each([
    ["a reminder behind it", `${words(B, "hi")}\n<system-reminder>\nUser asked: ${failing}\n</system-reminder>`],
    ["memories before it", `<relevant-memories>\n- User asked: ${failing}\n- I responded: ${A}.1 amber\n</relevant-memories>\n\n${words(B, "hi")}`],
    ["bare memories before it", `- User asked: ${failing}\n- I responded: ${A}.1 amber\n\n${words(B, "hi")}`],
    ["a date and a runtime line", `[Sun 2026-11-22 12:02 UTC] ${words(B, "hi")}\n\nRuntime: agent=main | session=x | sessionId=5d1c`],
    ["an internal block", `${words(B, "hi")}\n<<<BEGIN_INTERNAL_CONTEXT>>>\n${failing}\n<<<END_INTERNAL_CONTEXT>>>`],
    ["an earlier talk put before it", `[Previous conversation context]\nUser: ${failing}\nAssistant: ${A}.1 amber\n\n${words(B, "hi")}`],
  ])("is not hidden or changed by %s", (_, content) => {
    expect(turnOf([user(content)])).toEqual({ canary: B, script: {}, toolsDone: 0 });
  });

  it.each(["[Current date/time: 2026-11-22T12:02:00Z]", "<system-reminder>Be kind.</system-reminder>", `<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>\n${A}`])("is not hidden by a message of nothing but %s", (addition) => {
    expect(turnOf([user(words(B, "hi")), user(addition)])?.canary).toBe(B);
    expect(turnOf([user(words(B, "hi")), said("done"), user(addition)])).toBeUndefined();
  });

  it("counts the tool results that came since", () => {
    const turn = user(words(A, "look", { tools: [{ name: "a", arguments: {} }, { name: "b", arguments: {} }] }));
    const calls = (id: string): ChatMessage => ({ role: "assistant", content: "", toolCalls: [{ id, name: "a", arguments: "{}" }] });
    const result = (toolCallId: string): ChatMessage => ({ role: "tool", content: "ok", toolCallId });
    expect(turnOf([turn])?.toolsDone).toBe(0);
    expect(turnOf([turn, calls("1"), result("1")])?.toolsDone).toBe(1);
    expect(turnOf([turn, calls("1"), result("1"), calls("2"), result("2"), user("<system-reminder>x</system-reminder>")])?.toolsDone).toBe(2);
    expect(turnOf([turn, calls("1"), result("1"), said("done"), user(words(B))])).toMatchObject({ canary: B, toolsDone: 0 });
  });
});

describe("the search for a turn", () => {
  it.each([["line ends", "\n"], ["tags never closed", "<system-"], ["brackets", "[["], ["speakers", "\nuser"]])("takes no long time over 64 KiB of %s", (_, unit) => {
    const before = process.cpuUsage();
    expect(turnOf([user(words(A, unit.repeat(65_000 / unit.length)))])?.canary).toBe(A);
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});

describe("a side call", () => {
  const talk = `User: ${words(A, "one", { hang: {} })}\nAssistant: ${expectedAnswer(A).text}\nUser: ${words(B, "two")}`;
  it.each<[string, ChatMessage[]]>([
    ["without a canary", [user("What is new?")]],
    ["whose canaries are only in the history", [user(failing), said("ok"), user("Summarize the conversation so far.")]],
    ["of a summarizer", [system("You are a conversation summarizer. Sum up."), user(`User: ${failing}\nAssistant: x`)]],
    ["for a title, told by the system", [system("You generate short, descriptive session titles"), user(words(A, "hi"))]],
    ["for a title, told as a generator", [system("You are a title generator. Answer in one line."), user("Generate a title for this conversation:\n"), user(words(A, "hi"))]],
    ["for a title, told concisely", [system("Generate a concise session title"), user(words(A, "hi"))]],
    ["for a title, told in the message before", [user("Generate a title for this conversation:\n"), user(words(A, "hi"))]],
    ["for a title, told in the message", [user(`Generate a title for this conversation:\n${words(A, "hi")}`)]],
    ["for a summary, told behind the last words", [user(`${words(A, "hi")}\n\nPlease summarize our talk.`)]],
    ["for memories", [user(`Extract the key facts from this:\n${words(A, "hi")}`)]],
    ["of one tasked with summaries", [system("You are a helpful AI assistant tasked with summarizing conversations."), user(failing)]],
    ["that pastes a talk ending in an answer", [user(`Here it is\n${words(A, "one")}\n${expectedAnswer(A).text}`)]],
    ["that pastes a talk ending in the user's line", [user(`Here it is\n${talk}`)]],
  ])("is one %s", (_, messages) => {
    expect(turnOf(messages)).toBeUndefined();
  });
});
