import type { Heard, HistoryRow } from "../binding.js";
import { field, member } from "../outcome.js";

/** A stored message: its text is that of its parts. */
export function rowOf(message: unknown): HistoryRow {
  const role = field(message, "role");
  return { role: role === "user" || role === "assistant" ? role : "other", text: textOf(member(message, "content")) };
}

function textOf(content: unknown): string {
  const parts = member(content, "parts");
  if (!Array.isArray(parts)) return field(content, "content") ?? (typeof content === "string" ? content : "");
  return parts.map((part) => (field(part, "type") === "text" ? (field(part, "text") ?? "") : "")).join("");
}

/** The thread that an answer's own rows name. */
export function labelIn(json: unknown): Pick<Heard, "label"> {
  const rows = member(member(json, "response"), "dbMessages");
  const label = Array.isArray(rows) ? field(rows.at(-1), "threadId") : undefined;
  return label === undefined ? {} : { label };
}

export function usageIn(usage: unknown): Pick<Heard, "usage"> {
  const [input, output] = [member(usage, "inputTokens"), member(usage, "outputTokens")];
  return typeof input === "number" && typeof output === "number" ? { usage: { input, output } } : {};
}

/** An event of a stream in neutral words. `streamed` is the text before it, `error` what an `error` event before it said. */
export function readEvent(json: unknown, streamed: string, error: string | undefined): Pick<Heard, "kind" | "text" | "usage"> {
  const payload = member(json, "payload");
  switch (field(json, "type")) {
    case "text-delta":
      return { kind: "delta", text: field(payload, "text") ?? "" };
    case "tool-call":
    case "tool-result":
      return { kind: "tool", text: field(payload, "toolName") ?? "" };
    case "finish": {
      const reason = field(member(payload, "stepResult"), "reason") ?? "";
      if (reason === "error" || reason === "tripwire" || error !== undefined) return { kind: "failed", text: error ?? reason };
      return { kind: streamed === "" ? "silent" : "completed", ...usageIn(member(member(payload, "output"), "usage")) };
    }
    default:
      return { kind: "progress" };
  }
}

/** What an `error` or `abort` event says; undefined for any other. */
export function troubleIn(json: unknown): string | undefined {
  const type = field(json, "type");
  if (type === "abort") return "aborted";
  return type === "error" ? (field(member(member(json, "payload"), "error"), "message") ?? "") : undefined;
}
