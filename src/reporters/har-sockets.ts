import type { LogEntry, Report, WsCloseEntry, WsFrameEntry } from "../../generated/report.js";
import { headersOf, hostOf, iso, queryOf, urlOf } from "./har-parts.js";

/** One entry per connection, and per refused upgrade, with the moment it began. */
export function webSockets(seen: readonly LogEntry[], report: Report): readonly { readonly at: number; readonly entry: object }[] {
  const frames = new Map<string, WsFrameEntry[]>();
  const ends = new Map<string, WsCloseEntry[]>();
  for (const entry of seen) {
    if (entry.kind === "ws") frames.set(entry.id, [...(frames.get(entry.id) ?? []), entry]);
    if (entry.kind === "ws-close") ends.set(entry.id, [...(ends.get(entry.id) ?? []), entry]);
  }
  return seen.flatMap((entry) => {
    if (entry.kind === "ws-refused") return [{ at: entry.at, entry: { ...socket(report, entry.url ?? "/", entry.at, entry.at, entry.status, entry.headers ?? {}, [], entry.body), ...purposeOf(entry.onPurpose) } }];
    if (entry.kind !== "ws-open") return [];
    const own = frames.get(entry.id) ?? [];
    // Both sides close: the Close frame of one, then the other's, or the end of the connection without one.
    const closes = ends.get(entry.id) ?? [];
    const made = socket(report, entry.url, entry.at, closes.at(-1)?.at ?? own.at(-1)?.at ?? entry.at, 101, {}, own.map((frame) => message(frame, report)));
    return [{ at: entry.at, entry: { ...made, ...purposeOf(entry.onPurpose), _webSocketCloses: closes.map(({ by, code, at }) => ({ by, code, time: seconds(report, at) })) } }];
  });
}

/** As Chromium exports it: `time` in seconds since 1970, `opcode` of RFC 6455 §5.2, a binary message as base64. */
function message(frame: WsFrameEntry, report: Report): object {
  return { type: frame.dir === "up" ? "send" : "receive", time: seconds(report, frame.at), opcode: frame.binary ? 2 : 1, data: frame.data, ...purposeOf(frame.onPurpose) };
}

function purposeOf(onPurpose: string | undefined): object {
  return onPurpose === undefined ? {} : { _onPurpose: onPurpose };
}

function seconds(report: Report, at: number): number {
  return (new Date(report.startedAt).getTime() + at) / 1000;
}

function socket(report: Report, url: string, at: number, endAt: number, status: number, headers: Readonly<Record<string, string>>, messages: readonly object[], body = ""): object {
  return {
    startedDateTime: iso(report, at),
    time: endAt - at,
    request: { method: "GET", ...urlOf(hostOf(report, "ws"), url), httpVersion: "HTTP/1.1", cookies: [], headers: [{ name: "Upgrade", value: "websocket" }], queryString: queryOf(url), headersSize: -1, bodySize: 0 },
    response: {
      status,
      statusText: status === 101 ? "Switching Protocols" : "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headersOf(headers),
      content: { size: Buffer.byteLength(body), mimeType: headers["content-type"] ?? "", text: body },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: endAt - at },
    _resourceType: "websocket",
    _webSocketMessages: messages,
  };
}
