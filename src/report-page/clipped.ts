import type { LogEntry } from "../../generated/report.js";

/** Longest text of one value that the page holds, in UTF-16 units: a log may have answers of megabytes. */
const LONGEST = 4_096;
const HEADERS = new Set(["headers"]);
/** Headers that tell nothing of sessions, and would be most of the page. */
const KEPT_HEADERS = /^(?:content-type|location|allow|retry-after|www-authenticate|origin|authorization|sec-websocket-protocol|x-.*session.*|upgrade|content-length)$/i;

/** An entry as the page shows it: long texts cut with their length said, headers that tell nothing left out. */
export function clipped(entry: LogEntry): LogEntry {
  return cut(entry, "") as LogEntry;
}

function cut(value: unknown, name: string): unknown {
  if (typeof value === "string") return value.length <= LONGEST ? value : `${value.slice(0, LONGEST)}… (cut; ${value.length} characters in all)`;
  if (Array.isArray(value)) return value.map((one) => cut(one, name));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([key]) => !HEADERS.has(name) || KEPT_HEADERS.test(key));
  return Object.fromEntries(members.map(([key, part]) => [key, cut(part, key)]));
}
