import type { LogEntry } from "../../../generated/report.js";
import type { Lane } from "../page-data.js";

/** How a mark is drawn. `edge`: beginnings and ends that carry no message. */
export type Look = "up" | "down" | "model" | "edge";

export function lookOf(entry: LogEntry): Look {
  switch (entry.kind) {
    case "request":
      return "up";
    case "ws":
      return entry.dir;
    case "response":
    case "sse":
    case "sse-rest":
    case "ws-refused":
      return "down";
    case "model":
    case "model-answer":
      return "model";
    default:
      return "edge";
  }
}

/** A character that would be invisible or turn the direction of text, as an escape. Line ends stay: they are shown as such. */
export function visible(text: string): string {
  return text.replace(HARMFUL, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

const HARMFUL =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** An entry in one line: `→ POST /api/…`, `← frame response`, `the server asks its model`. */
export function lineOf(entry: LogEntry): string {
  switch (entry.kind) {
    case "request":
      return `→ ${entry.method} ${entry.url}`;
    case "response":
      return `← ${entry.status}`;
    case "response-head":
      return `← ${entry.status}, a stream begins`;
    case "sse":
      return `← event ${nameOf(entry.raw)}`;
    case "sse-rest":
      return "← the rest of a stream, without a blank line";
    case "response-end":
      return "← the stream ends";
    case "response-error":
      return `← broken off: ${entry.error}`;
    case "client-gone":
      return "→ the client leaves";
    case "ws-open":
      return `→ socket opens at ${entry.url}`;
    case "ws-refused":
      return `← ${entry.status} to the upgrade`;
    case "ws":
      return entry.dir === "up" ? `→ frame ${typeOf(entry.data)}` : `← frame ${typeOf(entry.data)}`;
    case "ws-close":
      return entry.by === "client" ? `→ the client closes, ${entry.code}` : `← the server closes, ${entry.code}`;
    case "model":
      return "the server asks its model";
    case "model-answer":
      return `its model answers ${entry.status}`;
    default:
      return entry.kind;
  }
}

function nameOf(raw: string): string {
  return /^event: ?(.*)$/m.exec(raw)?.[1] ?? "without a name";
}

function typeOf(data: string): string {
  const value = parsed(data);
  const type = typeof value === "object" && value !== null ? (value as { type?: unknown }).type : undefined;
  return typeof type === "string" ? type : "that is no JSON with a type";
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The exchange that an entry is part of. */
export function exchangeOf(entry: LogEntry): string {
  return "id" in entry && typeof entry.id === "string" ? entry.id : "";
}

/** Name of a lane and what stands under it. */
export function laneWords(lane: Lane): { readonly name: string; readonly about: string } {
  const agent = lane.agent === undefined ? "" : `agent ${lane.agent.slice(0, 8)}`;
  switch (lane.kind) {
    case "session":
      return { name: lane.id.slice(0, 8), about: agent === "" ? "session" : `session, ${agent}` };
    case "active":
      return { name: "active", about: `session of ${lane.id.slice(0, 8)}` };
    case "connection":
      return { name: lane.id, about: "connection" };
    case "http":
      return { name: "HTTP", about: "no session named" };
    case "model":
      return { name: "model", about: "beside the turns" };
  }
}
