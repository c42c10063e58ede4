import type { IncomingMessage, ServerResponse } from "node:http";
import { drip, forever } from "./endless.js";
import { anotherHost, KEY, turning, type Hostile } from "./hostile.js";
import { BOMB, ESCAPES } from "./strangers.js";

const JSON_TYPE = { "content-type": "application/json" };
const STREAM = { "content-type": "text/event-stream" };

const isHistory = ({ method, url = "" }: IncomingMessage): boolean => method === "GET" && /^\/api\/sessions\/[^/]+$/.test(url);
const isList = ({ method, url = "" }: IncomingMessage): boolean => method === "GET" && /^\/api\/(agents\/[^/]+\/)?sessions$/.test(url);
const isMessage = ({ method, url = "" }: IncomingMessage): boolean => method === "POST" && /\/message$/.test(url);
const isStream = ({ method, url = "" }: IncomingMessage): boolean => method === "POST" && /\/message\/stream$/.test(url);

const json = (body: string | Buffer) => (response: ServerResponse) => void response.writeHead(200, JSON_TYPE).end(body);
const stream = (write: (response: ServerResponse) => void) => (response: ServerResponse) => {
  response.writeHead(200, STREAM);
  write(response);
};
const history = (content: string): string => `{"session_id":"00000000-0000-4000-8000-000000000000","agent_id":"00000000-0000-4000-8000-000000000000","message_count":1,"context_window_tokens":0,"label":null,"messages":[{"role":"User","content":${content}}]}`;

/** The right server over HTTP, until a history is read. */
const histories: readonly Hostile[] = [
  turning("a-history-is-never-answered", /did not come to an end|no whole answer|timeout/, isHistory, () => undefined),
  turning("a-history-comes-byte-by-byte-for-ever", /did not come to an end|no whole answer|timeout/, isHistory, (response) => drip(response.writeHead(200, JSON_TYPE), '{"session_id":" ', 20)),
  turning("a-history-never-ends", /over 8388608 bytes|too-large|did not come to an end/, isHistory, (response) => forever(response.writeHead(200, JSON_TYPE), "[".repeat(65_536))),
  turning("a-history-promises-more-than-it-sends", /cut|reset|ended|closed|other side|terminated|length/i, isHistory, (response) => {
    response.writeHead(200, { ...JSON_TYPE, "content-length": "5000" });
    response.write('{"session_id":');
    setImmediate(() => response.socket?.end());
  }),
  turning("a-history-sends-more-than-it-promises", /JSON|bad-http|not valid|documented|fit its schema/i, isHistory, (response) => void response.socket?.end("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n{}}HTTP/1.1 200 OK\r\n\r\n{}")),
  turning("a-history-is-reset-in-the-middle", /reset|closed|terminated/i, isHistory, (response) => {
    response.writeHead(200, JSON_TYPE);
    response.write('{"session_id":');
    setTimeout(() => response.socket?.resetAndDestroy(), 5);
  }),
  turning("a-history-is-no-utf-8", /UTF-8|documented|answered 200|JSON/i, isHistory, json(Buffer.concat([Buffer.from(history('"caf')).subarray(0, -3), Buffer.from([0xff, 0xc3, 0x28, 0x22]), Buffer.from("}]}")]))),
  turning("a-history-calls-itself-a-picture", /image\/png/, isHistory, (response) => void response.writeHead(200, { "content-type": "image/png" }).end(history('"x"'))),
  turning("a-history-holds-not-a-number", /JSON|documented|answered 200/i, isHistory, json('{"session_id":NaN,"messages":[Infinity]}')),
  turning("a-history-has-every-key-twice", /documented|history|holds/i, isHistory, json(`{"messages":[],"messages":"none","__proto__":{"x":1},${history('"x"').slice(1)}`)),
  turning("a-history-is-two-hundred-thousand-deep", /documented|answered 200|deep|history/i, isHistory, json(history(`${"[".repeat(200_000)}${"]".repeat(200_000)}`))),
  turning("a-history-is-a-bomb", /JSON|documented|answered 200|encoding/i, isHistory, (response) => void response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" }).end(BOMB)),
  turning("a-history-has-two-thousand-headers", /overflow|bad-http|header/i, isHistory, (response) => {
    const lines = Array.from({ length: 2_000 }, (_, i) => `x-${i}: ${"y".repeat(100)}`).join("\r\n");
    response.socket?.end(`HTTP/1.1 200 OK\r\n${lines}\r\nContent-Length: 2\r\n\r\n{}`);
  }),
  turning("a-history-is-full-of-escapes", /documented|history|holds|row/i, isHistory, json(history(JSON.stringify(`${ESCAPES} ${KEY}`)))),
  turning("a-history-holds-the-key", /documented|history|holds|row/i, isHistory, json(history(JSON.stringify(`your key is ${KEY}`)))),
  {
    name: "a-history-has-moved-to-another-host",
    tells: /answered 30[0-9]|redirect|302/,
    start: async (model) => {
      const other = await anotherHost();
      const own = await turning("", /./, isHistory, (response) => void response.writeHead(302, { location: `${other.url}/api/sessions/x` }).end()).start(model);
      return { url: own.url, seen: other.seen, close: async () => void (await Promise.all([own.close(), other.close()])) };
    },
  },
];

const ROW = '{"session_id":"00000000-0000-4000-8000-000000000000","agent_id":"00000000-0000-4000-8000-000000000000","message_count":0,"created_at":"2026-01-01T00:00:00Z","label":null,"active":true},';

const lists: readonly Hostile[] = [
  turning("a-million-sessions-are-listed", /over 8388608 bytes|too-large/, isList, (response) => {
    response.writeHead(200, JSON_TYPE).write('{"sessions":[');
    forever(response, ROW.repeat(1_000));
  }),
  turning("forty-thousand-sessions-are-listed", /list|session/i, isList, json(`{"sessions":[${ROW.repeat(40_000).slice(0, -1)}]}`)),
];

/** The right server, until a message is sent. */
const turns: readonly Hostile[] = [
  turning("answers-steer-the-terminal", /words|holds|completed|text/i, isMessage, json(JSON.stringify({ response: `${ESCAPES} ${KEY}`, input_tokens: 1, output_tokens: 1, iterations: 1 }))),
  turning("answers-are-four-megabytes", /words|holds|completed|text/i, isMessage, json(JSON.stringify({ response: "y".repeat(4_000_000), input_tokens: 1, output_tokens: 1, iterations: 1 }))),
  turning("answers-come-before-their-questions-are-read", /words|completed|model|turn/i, isMessage, json('{"response":"yes","input_tokens":1,"output_tokens":1,"iterations":1}')),
  turning("a-stream-comments-for-ever", /no end|in time|terminal/i, isStream, stream((response) => drip(response, ": still here\n\n:", 5))),
  turning("a-stream-floods-with-comments", /over \d+ bytes|too-large|no end|in time/i, isStream, stream((response) => forever(response, `: ${"x".repeat(1_000)}\n\n`))),
  turning("a-stream-floods-with-empty-comments", /over \d+ |too-large|no end|in time/i, isStream, stream((response) => forever(response, ":\n\n".repeat(20_000)))),
  turning("a-stream-is-one-endless-line", /over \d+ bytes|too-large|no end|in time/i, isStream, stream((response) => forever(response, "x".repeat(65_536)))),
  turning("a-stream-breaks-off-within-a-character", /terminal|end|in time/i, isStream, stream((response) => void response.end(Buffer.from([...Buffer.from('event: chunk\ndata: {"content":"'), 0xf0, 0x9f])))),
  turning("a-stream-is-reset-within-an-event", /reset|error|terminal|end/i, isStream, stream((response) => {
    response.write("event: chunk\ndata: {");
    setTimeout(() => response.socket?.resetAndDestroy(), 5);
  })),
  turning("a-stream-is-no-stream", /text\/plain|stream/i, isStream, (response) => void response.writeHead(200, { "content-type": "text/plain" }).end("event: done\ndata: {}\n\n")),
  turning("a-stream-is-about-sessions-that-never-were", /session|words|terminal|completed/i, isStream, stream((response) => void response.end('event: chunk\ndata: {"content":"boo","done":false,"session_id":"dead0000-0000-4000-8000-00000000beef"}\n\nevent: done\ndata: {"done":true,"usage":{"input_tokens":1,"output_tokens":1},"session_id":"dead0000-0000-4000-8000-00000000beef"}\n\n'))),
  turning("a-stream-names-its-events-in-escapes", /event|documented|terminal|in time/i, isStream, stream((response) => void response.end(`event: ${ESCAPES}\ndata: ${ESCAPES}\nid: ${KEY}\n\n`))),
];

export const turncoats: readonly Hostile[] = [...histories, ...lists, ...turns];
