import type { Entry } from "../../log/index.js";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The session that an entry itself says it is about: `session_id` of a frame, of an event's data or of an answer. */
export function sessionIn(entry: Entry): string | undefined {
  if (entry.kind === "ws") return tagIn(entry.data);
  if (entry.kind === "sse") return tagIn(dataOf(entry.raw));
  // A list of sessions tells of many; an answer about one names it at its top.
  return entry.kind === "response" ? tagIn(entry.body ?? "") : undefined;
}

/** `data` lines of an event, joined as the standard has it (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
function dataOf(raw: string): string {
  return raw
    .split(/\r\n|\n|\r/)
    .flatMap((line) => (line.startsWith("data:") ? [line.slice(5).replace(/^ /, "")] : []))
    .join("\n");
}

function tagIn(text: string): string | undefined {
  if (!text.includes("session_id")) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    const tag = typeof value === "object" && value !== null ? (value as { session_id?: unknown }).session_id : undefined;
    return typeof tag === "string" && UUID.test(tag) ? tag.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

/** Everything that an entry says in words. */
export function told(entry: Entry): string {
  switch (entry.kind) {
    case "response":
      return entry.body ?? "";
    case "sse":
    case "sse-rest":
      return entry.raw;
    case "ws":
      return entry.data;
    case "model":
      return JSON.stringify(entry.body.messages ?? entry.body.input ?? "");
    case "model-answer":
      return entry.content ?? "";
    default:
      return "";
  }
}
