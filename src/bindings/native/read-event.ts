import type { Heard } from "../binding.js";
import { field, member } from "../outcome.js";

/** An SSE event in neutral words. `streamed` is the text of the chunks before it: a `done` without any is a silent turn's. */
export function readEvent(name: string, data: unknown, streamed: string, at: number): Heard {
  const label = field(data, "session_id");
  const base = { native: name, at, ...(label === undefined ? {} : { label }) };
  switch (name) {
    case "chunk":
      return { ...base, kind: "delta", text: field(data, "content") ?? "" };
    case "tool_use":
    case "tool_result":
      return { ...base, kind: "tool", text: field(data, "tool") ?? "" };
    case "done":
      return { ...base, kind: streamed === "" ? "silent" : "completed", ...usageIn(member(data, "usage")) };
    case "error":
      return { ...base, kind: "failed", text: field(data, "error") ?? field(data, "content") ?? "" };
    case "phase":
      return { ...base, kind: "progress", text: field(data, "phase") ?? "" };
    default:
      return { ...base, kind: "progress" };
  }
}

/** Token counts where both are told. */
export function usageIn(json: unknown): Pick<Heard, "usage"> {
  const [input, output] = [member(json, "input_tokens"), member(json, "output_tokens")];
  return typeof input === "number" && typeof output === "number" ? { usage: { input, output } } : {};
}

/** A WebSocket frame in neutral words. */
export function readFrame(json: unknown, at: number): Heard {
  const type = field(json, "type") ?? "?";
  const label = field(json, "session_id");
  const base = { native: type, at, ...(label === undefined ? {} : { label }) };
  const text = field(json, "content") ?? "";
  switch (type) {
    case "text_delta":
      return { ...base, kind: "delta", text };
    case "tool_start":
    case "tool_end":
    case "tool_result":
    case "canvas":
      return { ...base, kind: "tool" };
    case "response":
      return { ...base, kind: "completed", text, ...usageIn(json) };
    case "silent_complete":
      return { ...base, kind: "silent", ...usageIn(json) };
    case "error":
      return { ...base, kind: "failed", text };
    case "typing":
    case "phase":
      return { ...base, kind: "progress" };
    default:
      // Not about a turn: connected, agents_updated, command_result, pong. Without a label no turn takes it for its own.
      return { kind: "progress", native: type, at };
  }
}
