import type { LogEntry, Report, RequestEntry } from "../../generated/report.js";
import type { Render } from "./render.js";
import { webSockets } from "./har-sockets.js";
import { headersOf, hostOf, iso, queryOf, urlOf, versionedCreator } from "./har-parts.js";

/** What came back for a request, put together. */
interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Milliseconds of the log at which the head and the end were there. */
  headAt: number;
  endAt: number;
  error?: string;
}

/**
 * The HTTP part of what was seen as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), WebSockets as browsers export them
 * (`_resourceType: "websocket"`, `_webSocketMessages`). Calls between the server and its model are no traffic of the client and stay out.
 */
export function har(report: Report, _render: Render, seen: readonly LogEntry[]): string {
  const answers = answersIn(seen);
  const http = seen.filter((entry) => entry.kind === "request").map((request) => ({ at: request.at, entry: httpEntry(request, answers.get(request.id), report) }));
  const entries = [...http, ...webSockets(seen, report)].sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  return `${JSON.stringify({ log: { version: "1.2", creator: versionedCreator(report), pages: [], entries } }, null, 2)}\n`;
}

function answersIn(seen: readonly LogEntry[]): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  const requested = new Map(seen.flatMap((entry) => (entry.kind === "request" ? [[entry.id, entry.at] as const] : [])));
  for (const entry of seen) {
    if (entry.kind === "response" || entry.kind === "response-head") {
      answers.set(entry.id, { status: entry.status, headers: entry.headers, body: entry.kind === "response" ? (entry.body ?? "") : "", headAt: entry.at, endAt: entry.at });
      continue;
    }
    if (entry.kind !== "sse" && entry.kind !== "sse-rest" && entry.kind !== "response-end" && entry.kind !== "response-error" && entry.kind !== "client-gone") continue;
    const known = answers.get(entry.id);
    const answer = known ?? { status: 0, headers: {}, body: "", headAt: requested.get(entry.id) ?? entry.at, endAt: entry.at };
    if (!known) answers.set(entry.id, answer);
    answer.endAt = entry.at;
    if (entry.kind === "sse") answer.body += `${entry.raw}\n\n`;
    if (entry.kind === "sse-rest") answer.body += entry.raw;
    if (entry.kind === "response-error") answer.error = entry.error;
    if (entry.kind === "client-gone") answer.error = "the client left";
  }
  return answers;
}

function httpEntry(request: RequestEntry, answer: Answer | undefined, report: Report): object {
  const wait = Math.max(0, (answer?.headAt ?? request.at) - request.at);
  const receive = Math.max(0, (answer?.endAt ?? request.at) - (answer?.headAt ?? request.at));
  const type = request.headers["content-type"] ?? "application/octet-stream";
  return {
    startedDateTime: iso(report, request.at),
    time: wait + receive,
    request: {
      method: request.method,
      ...urlOf(hostOf(report), request.url),
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headersOf(request.headers),
      queryString: queryOf(request.url),
      ...(request.body === undefined ? {} : { postData: { mimeType: type, params: [], text: request.body } }),
      headersSize: -1,
      bodySize: bytesOf(request.body ?? ""),
    },
    response: {
      status: answer?.status ?? 0,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headersOf(answer?.headers ?? {}),
      content: { size: bytesOf(answer?.body ?? ""), mimeType: answer?.headers["content-type"] ?? "", text: answer?.body ?? "" },
      redirectURL: answer?.headers["location"] ?? "",
      headersSize: -1,
      bodySize: -1,
      ...(answer?.error === undefined ? {} : { _error: answer.error }),
    },
    cache: {},
    timings: { send: 0, wait, receive },
    connection: request.id,
    ...(request.onPurpose === undefined ? {} : { comment: `wrong on purpose: ${request.onPurpose}`, _onPurpose: request.onPurpose }),
  };
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
