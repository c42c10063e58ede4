import type { Heard } from "../binding.js";
import { field } from "./outcome.js";

/** An SSE event in neutral words. `streamed` is the text of the chunks before it: a `done` without any is a silent turn's. */
export function readEvent(name: string, data: unknown, streamed: string, at: number): Heard {
  const label = field(data, "session_id");
  const base = { native: name, at, ...(label === undefined ? {} : { label }) };
  switch (name) {
    case "chunk":
      return { ...base, kind: "delta", text: field(data, "content") ?? "" };
    case "tool_use":
    case "tool_result":
      return { ...base, kind: "tool" };
    case "done":
      return { ...base, kind: streamed === "" ? "silent" : "completed" };
    case "error":
      return { ...base, kind: "failed", text: field(data, "error") ?? field(data, "content") ?? "" };
    default:
      return { ...base, kind: "progress" };
  }
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
      return { ...base, kind: "completed", text };
    case "silent_complete":
      return { ...base, kind: "silent" };
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
