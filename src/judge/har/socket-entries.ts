import { arrayIn, member, stringIn } from "../view/json.js";
import { headersIn, numberIn, purposeIn, textOf } from "./http-entries.js";
import type { Moment } from "./parse-har.js";

/** A connection of a HAR file: its opening, its messages, and its close where that was written down; else it is still open. */
export function socketEntries(given: unknown, path: string, startedMs: number, id: string): Moment[] {
  const response = member(given, "response");
  const status = numberIn(response, "status");
  if (status !== 101 && status !== 0) {
    const body = textOf(response);
    return [{ atMs: startedMs, entry: { kind: "ws-refused", id, url: path, status, headers: headersIn(response), ...(body === "" ? {} : { body }), ...purposeIn(given) } }];
  }
  const messages = arrayIn(given, "_webSocketMessages").flatMap((message) => frameOf(message, id));
  return [
    { atMs: startedMs, entry: { kind: "ws-open", id, url: path, ...purposeIn(given) } },
    ...messages.map((message) => ({ ...message, atMs: Math.max(startedMs, message.atMs) })),
    ...arrayIn(given, "_webSocketCloses").map((close) => closeOf(close, id)),
  ];
}

/** Browsers do not export closes; the HAR files of this project have them. */
function closeOf(close: unknown, id: string): Moment {
  const by = stringIn(close, "by") === "client" ? "client" : "server";
  return { atMs: numberIn(close, "time") * 1000, entry: { kind: "ws-close", id, by, code: numberIn(close, "code") } };
}

/** Text and binary messages (RFC 6455 §5.2: opcodes 1 and 2); control frames are not messages. */
function frameOf(message: unknown, id: string): Moment[] {
  const opcode = numberIn(message, "opcode");
  const data = stringIn(message, "data");
  if (data === undefined || opcode > 2) return [];
  const dir = stringIn(message, "type") === "send" ? "up" : "down";
  return [{ atMs: numberIn(message, "time") * 1000, entry: { kind: "ws", id, dir, data, ...(opcode === 2 ? { binary: true as const } : {}), ...purposeIn(message) } }];
}
