import type { Heard, HistoryRow } from "../binding.js";
import { field, member } from "../outcome.js";

/** An event of a run in neutral words, without where it stands; undefined for one that says nothing new of a turn. */
export function readEvent(json: unknown): Omit<Heard, "at"> | undefined {
  const [event, payload] = [field(json, "event"), member(json, "payload")];
  const label = field(payload, "sessionKey");
  const named = label === undefined ? {} : { label };
  if (event === "agent") return beginsRun(payload) ? { kind: "progress", native: "agent lifecycle start", ...named } : undefined;
  if (event !== "chat") return undefined;
  const state = field(payload, "state") ?? "?";
  const base = { native: `chat ${state}`, ...named };
  const text = textOf(member(payload, "message"));
  switch (state) {
    case "delta":
      // One that takes back what was streamed, because the model is asked again, is no piece of the answer.
      if (member(payload, "replace") === true) return { ...base, kind: "progress" };
      return { ...base, kind: "delta", text: field(payload, "deltaText") ?? "" };
    case "final":
      return text === "" ? { ...base, kind: "silent" } : { ...base, kind: "completed", text };
    case "error":
      return { ...base, kind: "failed", text: field(payload, "errorMessage") ?? "" };
    case "aborted":
      return { ...base, kind: "failed", text: `aborted: ${field(payload, "stopReason") ?? ""}` };
    default:
      return { ...base, kind: "progress" };
  }
}

function beginsRun(payload: unknown): boolean {
  return field(payload, "stream") === "lifecycle" && field(member(payload, "data"), "phase") === "start";
}

export function runOf(json: unknown): string | undefined {
  return field(member(json, "payload"), "runId");
}

/** Content is a text or a list of parts, of which those of text count. */
export function textOf(message: unknown): string {
  const content = member(message, "content");
  if (!Array.isArray(content)) return field(message, "content") ?? "";
  return content.map((part) => (field(part, "type") === "text" ? (field(part, "text") ?? "") : "")).join("");
}

export function rowOf(message: unknown): HistoryRow {
  const role = field(message, "role");
  return { role: role === "user" || role === "assistant" ? role : "other", text: textOf(message) };
}
