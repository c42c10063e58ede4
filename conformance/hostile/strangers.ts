import { gzipSync } from "node:zlib";
import { drip, forever } from "./endless.js";
import { always, anotherHost, bare, KEY, type Hostile } from "./hostile.js";

/** A title for the terminal, a cleared screen, a link, and a character that turns the line around. */
export const ESCAPES = "\u001b]0;owned\u0007\u001b[2J\u001b[31m\u001b]8;;http://evil.example\u0007click\u202e\u009b2J";
/** 200 MB of zeros in some 200 KB. */
export const BOMB = gzipSync(Buffer.alloc(200_000_000));
const JSON_TYPE = { "content-type": "application/json" };

/** Never the right server, from the first connection on. */
export const strangers: readonly Hostile[] = [
  bare("nothing-is-ever-answered", /was not answered within/, (socket) => void socket.resume()),
  bare("every-connection-is-closed-at-once", /closes it without an answer/, (socket) => void socket.end()),
  bare("every-connection-is-reset", /closes it without an answer|could not be asked/, (socket) => void socket.resetAndDestroy()),
  bare("a-head-comes-byte-by-byte-for-ever", /was not answered within/, (socket) => drip(socket, "HTTP/1.1 200 OK\r\nx-slow: a", 20)),
  bare("headers-never-end", /not HTTP \(HPE_HEADER_OVERFLOW\)/, (socket) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    forever(socket, "x-more: and more\r\n".repeat(100));
  }),
  bare("another-protocol-answers", /not HTTP/, (socket) => void socket.write("SSH-2.0-OpenSSH_9.6\r\n")),
  bare("noise-answers", /not HTTP/, (socket) => forever(socket, Buffer.from([0, 255, 27, 91, 50, 74, 10]))),
  bare("a-hundred-means-go-on-for-ever", /was not answered within|not HTTP/, (socket) => socket.once("data", () => forever(socket, "HTTP/1.1 100 Continue\r\n\r\n"))),
  bare("a-status-is-no-number", /not HTTP/, (socket) => socket.once("data", () => socket.end("HTTP/1.1 OK fine\r\n\r\n"))),
  bare("http-1-0-says-yes-to-everything", /No agent could be spawned/, (socket) => socket.once("data", () => socket.end("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{}"))),
  bare("answers-have-two-lengths", /not HTTP|No agent could be spawned/, (socket) => socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}abc"))),
  always("a-web-page-answers", /a web page, not with JSON/, (_request, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>")),
  always("redirects-go-in-a-circle", /answers with a redirect/, (request, response) => void response.writeHead(302, { location: request.url ?? "/" }).end()),
  {
    name: "a-redirect-leads-to-another-host",
    tells: /answers with a redirect/,
    start: async () => {
      const other = await anotherHost();
      const { start } = always("", /./, (_request, response) => void response.writeHead(307, { location: `${other.url}/api/health?key=${KEY}` }).end());
      const own = await start(undefined as never);
      return { url: own.url, seen: other.seen, close: async () => void (await Promise.all([own.close(), other.close()])) };
    },
  },
  always("every-body-is-endless", /No agent could be spawned.*(over|within|too)/, (_request, response) => {
    response.writeHead(200, JSON_TYPE);
    forever(response, " ".repeat(65_536));
  }),
  always("every-answer-is-a-bomb", /No agent could be spawned/, (_request, response) => void response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" }).end(BOMB)),
  always("every-body-is-a-hundred-thousand-deep", /No agent could be spawned/, (_request, response) => void response.writeHead(200, JSON_TYPE).end(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`)),
  always("every-answer-is-not-a-number", /No agent could be spawned/, (_request, response) => void response.writeHead(200, JSON_TYPE).end("NaN")),
  always("every-key-is-there-twice", /No agent could be spawned/, (_request, response) => void response.writeHead(201, JSON_TYPE).end('{"agent_id":"x","agent_id":null,"__proto__":{"ok":true},"status":"ok"}')),
  always("errors-steer-the-terminal", /No agent could be spawned/, (_request, response) => void response.writeHead(500, "Oops", JSON_TYPE).end(JSON.stringify({ error: `${ESCAPES} ${KEY}` }))),
  always("agents-have-paths-for-ids", /No door brought|was not asked by any turn/, (request, response) =>
    void response.writeHead(request.method === "POST" ? 201 : 200, JSON_TYPE).end(JSON.stringify({ agent_id: `../../../etc/passwd\r\nx: ${ESCAPES}`, session_id: "../..", name: "x", status: "ok" })),
  ),
  always("everything-is-too-many", /No agent could be spawned.*429/, (_request, response) => void response.writeHead(429, { ...JSON_TYPE, "retry-after": "999999999" }).end('{"error":"Too many"}')),
];
