import { describe, expect, it } from "vitest";
import { isHar, parseHar } from "./parse-har.js";

const AGENT = "aaaaaaaa-0000-4000-8000-000000000001";
const START = "2026-01-02T03:04:05.000Z";
const startSeconds = Date.parse(START) / 1000;

function entry(url: string, more: Record<string, unknown> = {}, response: Record<string, unknown> = {}): object {
  return {
    startedDateTime: START,
    time: 40,
    request: { method: "get", url, httpVersion: "h2", headers: [{ name: ":authority", value: "x" }, { name: "Accept", value: "a" }, { name: "accept", value: "b" }], ...(more["request"] as object | undefined) },
    response: { status: 200, headers: [{ name: "Content-Type", value: "application/json" }], content: { text: "{}" }, ...response },
    timings: { send: 1, wait: 9, receive: 30 },
    ...more,
  };
}

const file = (...entries: readonly object[]): string => `\uFEFF${JSON.stringify({ log: { version: "1.2", creator: { name: "WebInspector", version: "537.36" }, entries } })}`;

describe("a HAR file", () => {
  it("is told from a log of lines", () => {
    expect(isHar(file())).toBe(true);
    expect(isHar('{"kind":"meta","v":1}\n{"entries":[]}')).toBe(false);
    expect(isHar('{"log":{"version":"1.2"}}')).toBe(false);
  });

  it("gives requests and answers in order of time, pages and scripts left out", () => {
    const { entries, problems } = parseHar(file(entry("https://x.example/app.js"), entry(`https://x.example/base/api/agents?a=1`), {}));
    expect(problems).toEqual([{ entry: 3, what: "has no request with a url, or no startedDateTime" }]);
    expect(entries).toEqual([
      { seq: 1, at: 0, kind: "meta", v: 1, note: "HAR by WebInspector 537.36" },
      { seq: 2, at: 0, kind: "request", id: "r1", method: "GET", url: "/base/api/agents?a=1", headers: { accept: "a, b" } },
      { seq: 3, at: 40, kind: "response", id: "r1", status: 200, headers: { "content-type": "application/json" }, body: "{}" },
    ]);
  });

  it("gives the events of a stream, what was left of it, and how it ended", () => {
    const stream = entry("http://x/api/agents/1/message/stream", {}, { headers: [{ name: "content-type", value: "text/event-stream" }], content: { encoding: "base64", text: Buffer.from("event: chunk\ndata: é\n\nevent: done\ndata: {}\n\ndata: cut").toString("base64") } });
    const kinds = parseHar(file(stream)).entries.map((one) => [one.kind, one.at, "raw" in one ? one.raw : undefined]);
    expect(kinds).toEqual([
      ["meta", 0, undefined],
      ["request", 0, undefined],
      ["response-head", 10, undefined],
      ["sse", 40, "event: chunk\ndata: é"],
      ["sse", 40, "event: done\ndata: {}"],
      ["sse-rest", 40, "data: cut"],
      ["response-end", 40, undefined],
    ]);
  });

  it("takes an answer that never came for what it is", () => {
    expect(parseHar(file(entry("http://x/api/agents", {}, { status: 0, _error: "net::ERR_FAILED" }))).entries.at(-1)).toMatchObject({ kind: "response-error", error: "net::ERR_FAILED" });
  });

  it("gives the messages of a WebSocket as browsers write them", () => {
    const socket = entry(
      `wss://x.example/api/agents/${AGENT}/ws?token=t`,
      {
        _resourceType: "websocket",
        _webSocketMessages: [
          { type: "send", time: startSeconds + 0.2, opcode: 1, data: '{"type":"ping"}' },
          { type: "receive", time: startSeconds + 0.3, opcode: 1, data: '{"type":"pong"}' },
          { type: "receive", time: startSeconds + 0.4, opcode: 2, data: "AAE=" },
          { type: "receive", time: startSeconds + 0.5, opcode: 9, data: "" },
        ],
      },
      { status: 101 },
    );
    expect(parseHar(file(socket)).entries.slice(1)).toEqual([
      { seq: 2, at: 0, kind: "ws-open", id: "w1", url: `/api/agents/${AGENT}/ws?token=t` },
      { seq: 3, at: 200, kind: "ws", id: "w1", dir: "up", data: '{"type":"ping"}' },
      { seq: 4, at: 300, kind: "ws", id: "w1", dir: "down", data: '{"type":"pong"}' },
      { seq: 5, at: 400, kind: "ws", id: "w1", dir: "down", data: "AAE=", binary: true },
    ]);
  });

  it("gives a refused upgrade its status", () => {
    expect(parseHar(file(entry("ws://x/api/agents/1/ws", {}, { status: 401, content: { text: "no" } }))).entries.at(-1)).toMatchObject({ kind: "ws-refused", id: "w1", status: 401, body: "no" });
  });
});
