import type { Heard, HistoryRow } from "../binding.js";
import { field, member } from "../outcome.js";

/** The messages of a thread's values; a thread that was never spoken to has none. */
export function messagesIn(values: unknown): readonly unknown[] {
  const messages = member(values, "messages");
  return Array.isArray(messages) ? messages : [];
}

export function rowOf(message: unknown): HistoryRow {
  const type = field(message, "type");
  return { role: type === "human" ? "user" : isAnswer(message) ? "assistant" : "other", text: textOf(message) };
}

/** A message of the model that is not only a call of tools. */
export function isAnswer(message: unknown): boolean {
  const calls = member(message, "tool_calls");
  return field(message, "type") === "ai" && (textOf(message) !== "" || !Array.isArray(calls) || calls.length === 0);
}

/** A `messages` event: a message or a piece of one, and what the run is. */
export function heardIn(data: unknown): Pick<Heard, "kind" | "text" | "label"> {
  const [message, about] = Array.isArray(data) ? (data as readonly unknown[]) : [];
  const thread = field(about, "thread_id");
  const label = thread === undefined ? {} : { label: thread };
  const type = field(message, "type");
  if (type === "tool") return { kind: "tool", text: field(message, "name") ?? "", ...label };
  const text = textOf(message);
  return type === "ai" && text !== "" ? { kind: "delta", text, ...label } : { kind: "progress", ...label };
}

/** Content is a text or a list of parts. */
export function textOf(message: unknown): string {
  const content = member(message, "content");
  if (typeof content === "string") return content;
  return Array.isArray(content) ? content.map((part) => field(part, "text") ?? "").join("") : "";
}
