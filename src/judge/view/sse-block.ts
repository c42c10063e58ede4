import type { SseEntry } from "../../log/index.js";
import { jsonOf } from "./json.js";

/** One block of an event stream (what stands between two blank lines), read by the grammar of server-sent events. */
export interface SseBlock {
  readonly seq: number;
  readonly at: number;
  readonly raw: string;
  /** Absent for a block that a parser does not dispatch: comments alone, or no data. */
  readonly event?: { readonly name: string; readonly data: string; readonly json: unknown };
  /** What a parser drops or ignores in it. */
  readonly dropped: readonly string[];
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
export function readSseBlock(entry: SseEntry): SseBlock {
  const data: string[] = [];
  const dropped: string[] = [];
  let name = "message";
  let fields = 0;
  for (const line of entry.raw.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)) {
    if (line === "" || line.startsWith(":")) continue;
    fields += 1;
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "event") name = value === "" ? "message" : value;
    else if (field === "id" ? value.includes("\0") : field === "retry" ? !/^\d+$/.test(value) : true) dropped.push(`the line ${JSON.stringify(line)}`);
  }
  if (data.length === 0) {
    if (fields > dropped.length) dropped.push("an event without data");
    return { seq: entry.seq, at: entry.at, raw: entry.raw, dropped };
  }
  const text = data.join("\n");
  return { seq: entry.seq, at: entry.at, raw: entry.raw, event: { name, data: text, json: jsonOf(text) }, dropped };
}
