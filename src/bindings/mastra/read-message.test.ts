import { describe, expect, it } from "vitest";
import { labelIn, readEvent, rowOf, troubleIn } from "./read-message.js";

const event = (type: string, payload: object) => ({ type, runId: "R", from: "AGENT", payload });
const finish = (reason: string) => event("finish", { stepResult: { reason }, output: { usage: { inputTokens: 118, outputTokens: 20, totalTokens: 138 } } });

describe("an event of a Mastra stream", () => {
  it("is a delta where it brings text", () => {
    expect(readEvent(event("text-delta", { id: "txt-0", text: "good day" }), "", undefined)).toEqual({ kind: "delta", text: "good day" });
  });

  it.each(["tool-call", "tool-result"])("%s names its tool", (type) => {
    expect(readEvent(event(type, { toolCallId: "1", toolName: "file_list" }), "", undefined)).toEqual({ kind: "tool", text: "file_list" });
  });

  it.each(["start", "step-start", "text-start", "text-end", "step-finish", "error", "abort"])("%s is no end", (type) => {
    expect(readEvent(event(type, {}), "x", undefined).kind).toBe("progress");
  });

  it("finishes a turn with the tokens of all its calls, silently where no text came", () => {
    expect(readEvent(finish("stop"), "good day", undefined)).toEqual({ kind: "completed", usage: { input: 118, output: 20 } });
    expect(readEvent(finish("stop"), "", undefined).kind).toBe("silent");
  });

  it("finishes a turn as failed where its reason says so, or trouble was told before", () => {
    expect(readEvent(finish("error"), "", "no model")).toEqual({ kind: "failed", text: "no model" });
    expect(readEvent(finish("tripwire"), "good", "aborted")).toEqual({ kind: "failed", text: "aborted" });
    expect(readEvent(finish("error"), "", undefined)).toEqual({ kind: "failed", text: "error" });
  });

  it("tells trouble in the words of the server", () => {
    expect(troubleIn(event("error", { type: "error", error: { message: "no model" } }))).toBe("no model");
    expect(troubleIn(event("abort", {}))).toBe("aborted");
    expect(troubleIn(event("finish", {}))).toBeUndefined();
  });
});

describe("what Mastra stores", () => {
  it("has the text of its text parts and its role", () => {
    const parts = [{ type: "tool-invocation", toolInvocation: { result: "nothing in ." } }, { type: "step-start" }, { type: "text", text: "good day" }];
    expect(rowOf({ role: "assistant", content: { format: 2, parts, content: "good day" } })).toEqual({ role: "assistant", text: "good day" });
    expect(rowOf({ role: "system", content: "be kind" })).toEqual({ role: "other", text: "be kind" });
  });

  it("names the thread of an answer in the rows that the answer says it wrote, or not at all", () => {
    expect(labelIn({ text: "x", response: { dbMessages: [{ threadId: "t1" }, { threadId: "t2" }] } })).toEqual({ label: "t2" });
    expect(labelIn({ text: "x", response: { dbMessages: [] } })).toEqual({});
    expect(labelIn(null)).toEqual({});
  });
});
