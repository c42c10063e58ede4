import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { deflateRawSync } from "node:zlib";
import { drip, forever } from "./endless.js";
import { KEY, onSocket, type EvilSocket, type Hostile } from "./hostile.js";
import { ESCAPES } from "./strangers.js";

const SESSION = "dead0000-0000-4000-8000-00000000beef";
const RESPONSE = { type: "response", content: "the answer to nothing", input_tokens: 1, output_tokens: 1, iterations: 1, cost_usd: null, context_pressure: "low", session_id: SESSION };

/** The handshake done rightly (RFC 6455 §4.2.2), then whatever follows. */
const opened = (evil: (socket: Duplex) => void, extra = ""): EvilSocket => (socket, request) => {
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptOf(request)}\r\n${extra}\r\n`);
  socket.resume();
  evil(socket);
};

export function acceptOf({ headers }: IncomingMessage): string {
  return createHash("sha1").update(`${headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
}

/** An unmasked frame. @param first the first byte: FIN, reserved bits and opcode. */
export function frame(payload: string | Buffer, first = 0x81): Buffer {
  const bytes = Buffer.from(payload as string);
  if (bytes.length < 126) return Buffer.concat([Buffer.from([first, bytes.length]), bytes]);
  const head = Buffer.alloc(10);
  head[0] = first;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(bytes.length), 2);
  return Buffer.concat([head, bytes]);
}

const refusing = (text: string): EvilSocket => (socket) => void socket.end(text);
const CONNECTED = frame(JSON.stringify({ type: "connected", agent_id: SESSION, session_id: SESSION }));

export const sockets: readonly Hostile[] = [
  onSocket("an-upgrade-is-never-answered", /no answer to the upgrade within|did not come to an end/, () => undefined),
  onSocket("an-upgrade-comes-byte-by-byte-for-ever", /no answer to the upgrade within|did not come to an end/, (socket) => drip(socket, "HTTP/1.1 101 Switching Protocols\r\nx: a", 20)),
  onSocket("an-upgrade-is-answered-with-200", /answered 200/, refusing("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")),
  onSocket("an-upgrade-is-redirected", /answered 301/, refusing("HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:9/ws\r\nContent-Length: 0\r\n\r\n")),
  onSocket("an-upgrade-has-the-wrong-accept", /accept/i, refusing("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: bm90IHlvdXIga2V5\r\n\r\n")),
  onSocket("an-upgrade-leads-to-another-protocol", /upgrade/i, refusing("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")),
  onSocket("an-upgrade-is-refused-without-end", /answer to the upgrade|did not come to an end|over 8388608|too-large/, (socket) => {
    socket.write("HTTP/1.1 503 No\r\nContent-Type: text/plain\r\n\r\n");
    forever(socket, "no ".repeat(10_000));
  }),
  onSocket("an-upgrade-is-refused-with-escapes", /answered 403/, refusing(`HTTP/1.1 403 No\r\nContent-Length: ${Buffer.byteLength(ESCAPES)}\r\n\r\n${ESCAPES}`)),
  onSocket("a-socket-agrees-to-what-was-not-offered", /extension|compress|upgrade/i, opened((socket) => void socket.write(frame(deflateRawSync(Buffer.alloc(50_000_000)), 0xc1)), "Sec-WebSocket-Extensions: permessage-deflate\r\n")),
  onSocket("a-socket-is-silent", /connected|in time|no end/i, opened(() => undefined)),
  onSocket("a-frame-promises-four-exabytes", /1009|too large|close|payload|1006/i, opened((socket) => void socket.write(Buffer.from([0x81, 127, 0x3f, 255, 255, 255, 255, 255, 255, 255])))),
  onSocket("a-message-has-no-last-fragment", /1009|too large|close|payload|in time|no end/i, opened((socket) => {
    socket.write(Buffer.from([0x01, 0]));
    forever(socket, frame("x".repeat(60_000), 0x00));
  })),
  onSocket("a-frame-breaks-off", /close|1006|ended/i, opened((socket) => void socket.end(Buffer.from([0x81, 100, 123, 34])))),
  onSocket("a-frame-breaks-off-within-a-character", /close|1006|ended/i, opened((socket) => void socket.end(Buffer.concat([CONNECTED, Buffer.from([0x81, 6, 0xf0, 0x9f])])))),
  onSocket("frames-are-masked", /mask|1002|close/i, opened((socket) => void socket.write(Buffer.from([0x81, 0x82, 1, 2, 3, 4, 122, 127])))),
  onSocket("frames-have-reserved-bits", /RSV|1002|close/i, opened((socket) => void socket.write(frame("{}", 0xf1)))),
  onSocket("a-compressed-bomb-comes-unasked", /RSV|1002|close/i, opened((socket) => void socket.write(frame(deflateRawSync(Buffer.alloc(50_000_000)), 0xc1)))),
  onSocket("frames-are-no-utf-8", /UTF-8|JSON object|documented/i, opened((socket) => void socket.write(Buffer.concat([CONNECTED, frame(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))])))),
  onSocket("frames-come-after-the-close", /close|ended|end/i, opened((socket) => void socket.write(Buffer.concat([CONNECTED, frame(Buffer.from([0x03, 0xe8]), 0x88), frame(JSON.stringify(RESPONSE)), frame(JSON.stringify(RESPONSE))])))),
  onSocket("a-close-has-no-code", /close|1005/i, opened((socket) => void socket.write(Buffer.concat([CONNECTED, frame("", 0x88)])))),
  onSocket("a-close-has-a-code-that-may-not-be-sent", /close|1002|1006/i, opened((socket) => void socket.write(Buffer.concat([CONNECTED, frame(Buffer.from([0x03, 0xee]), 0x88)])))),
  onSocket("a-socket-tells-of-sessions-that-never-were", /session|words|in time|no end/i, opened((socket) => {
    socket.write(CONNECTED);
    const timer = setInterval(() => (socket.writable ? socket.write(frame(JSON.stringify({ type: "text_delta", content: "boo", session_id: SESSION }))) : clearInterval(timer)), 5);
    socket.on("close", () => clearInterval(timer));
  })),
  onSocket("questions-are-answered-that-nobody-asked", /session|words|in time|no end|terminal|connected/i, opened((socket) => void socket.write(Buffer.concat([CONNECTED, ...Array.from({ length: 50 }, () => frame(JSON.stringify(RESPONSE)))])))),
  onSocket("a-socket-floods", /in time|no end|1009|close|too many|MiB|bytes/i, opened((socket) => forever(socket, frame(JSON.stringify({ type: "typing", state: "start", session_id: SESSION }))))),
  onSocket("a-socket-pings-for-ever", /connected|in time|no end/i, opened((socket) => forever(socket, frame("hello", 0x89)))),
  onSocket("frames-are-full-of-escapes", /JSON object|documented|in time|no end|connected/i, opened((socket) => void socket.write(Buffer.concat([frame(ESCAPES), frame(JSON.stringify({ type: ESCAPES, content: KEY, session_id: ESCAPES }))])))),
  onSocket("a-frame-is-a-hundred-thousand-deep", /JSON object|documented|in time|no end|connected/i, opened((socket) => void socket.write(frame(`{"type":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)))),
];
