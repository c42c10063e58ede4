import type { Headers } from "../../log/index.js";
import { arrayIn, member, stringIn } from "../view/json.js";
import type { Moment } from "./parse-har.js";

/** Request and answer of one HTTP entry of a HAR file. An event stream becomes a head, its events and its end. */
export function httpEntries(given: unknown, path: string, startedMs: number, id: string): Moment[] {
  const request = member(given, "request");
  const response = member(given, "response");
  const body = stringIn(member(request, "postData"), "text");
  const status = numberIn(response, "status");
  const endMs = startedMs + Math.max(0, numberIn(given, "time"));
  const asked: Moment = {
    atMs: startedMs,
    entry: { kind: "request", id, method: (stringIn(request, "method") ?? "GET").toUpperCase(), url: path, headers: headersIn(request), ...(body === undefined ? {} : { body }), ...purposeIn(given) },
  };
  // Browsers write status 0 for an answer that never came.
  if (status === 0) return [asked, { atMs: endMs, entry: { kind: "response-error", id, error: stringIn(response, "_error") ?? "no answer" } }];
  const headers = headersIn(response);
  const text = textOf(response);
  if (!/^text\/event-stream\b/i.test(headers["content-type"] ?? "")) return [asked, { atMs: endMs, entry: { kind: "response", id, status, headers, body: text } }];
  const headMs = Math.min(endMs, startedMs + Math.max(0, numberIn(member(given, "timings"), "send")) + Math.max(0, numberIn(member(given, "timings"), "wait")));
  const { blocks, rest } = blocksOf(text);
  const broken = stringIn(response, "_error");
  return [
    asked,
    { atMs: headMs, entry: { kind: "response-head", id, status, headers } },
    ...blocks.map((raw): Moment => ({ atMs: endMs, entry: { kind: "sse", id, raw } })),
    ...(rest === "" ? [] : [{ atMs: endMs, entry: { kind: "sse-rest" as const, id, raw: rest } }]),
    { atMs: endMs, entry: broken === undefined ? { kind: "response-end", id } : broken === "the client left" ? { kind: "client-gone", id } : { kind: "response-error", id, error: broken } },
  ];
}

/** Headers by lower-case name; values of a name that comes more than once are joined (RFC 9110 §5.3). HTTP/2 pseudo headers are left out. */
export function headersIn(message: unknown): Headers {
  const headers: Record<string, string> = {};
  for (const header of arrayIn(message, "headers")) {
    const name = stringIn(header, "name")?.toLowerCase();
    const value = stringIn(header, "value");
    if (name === undefined || value === undefined || name === "" || name.startsWith(":")) continue;
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

/** Body of an answer; base64 is how browsers write what they took for no text. */
export function textOf(response: unknown): string {
  const content = member(response, "content");
  const text = stringIn(content, "text") ?? "";
  return stringIn(content, "encoding") === "base64" ? Buffer.from(text, "base64").toString("utf8") : text;
}

/** What stands between blank lines, and what is left behind the last one. */
function blocksOf(text: string): { readonly blocks: readonly string[]; readonly rest: string } {
  const parts = text.split(/\r\n\r\n|\n\n|\r\r/);
  const rest = parts.pop() ?? "";
  return { blocks: parts.filter((part) => part !== ""), rest };
}

/** The HAR files of this project say of an entry or a message when it was wrong on purpose. */
export function purposeIn(given: unknown): { readonly onPurpose?: string } {
  const onPurpose = stringIn(given, "_onPurpose");
  return onPurpose === undefined ? {} : { onPurpose };
}

export function numberIn(value: unknown, name: string): number {
  const found = member(value, name);
  return typeof found === "number" && Number.isFinite(found) ? found : 0;
}
