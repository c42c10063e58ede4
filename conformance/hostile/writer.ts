import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptOf, frame } from "./sockets.js";
import { turning, onSocket, type Hostile } from "./hostile.js";
import { ESCAPES } from "./strangers.js";

/** Name of the file that no text of a server may bring about. */
export const STOLEN = "written-by-the-server";

/** Ways out of a folder, out of a line, out of a log and out of markup, in one text. */
export const WAYS_OUT = [
  `../../../../${STOLEN}`, `..\\..\\${STOLEN}`, `/tmp/${STOLEN}`, `file:///tmp/${STOLEN}`, `\u0000${STOLEN}`, "\r\n::error::owned by the server", "\n::set-output name=owned::yes", " ::add-mask::owned ##[error]owned ##vso[task.complete result=Succeeded]owned", "%0A::warning::owned", ESCAPES, "\u001b]1337;File=name=b3duZWQ=:b3duZWQ=\u0007",
  "<script>alert('owned')</script>", "<img src=x onerror=alert('owned')>", "]]></system-out></testsuite>", "`$(touch owned)`", "| x | y |", "[owned](javascript:alert(1))",
].join(" ");

const JSON_TYPE = { "content-type": "application/json" };
/** What may stand in a header and still be evil. */
const HEADERS = { "x-request-id": `::error::owned ../../${STOLEN} <b>##[error]owned`, "x-session-id": `../../${STOLEN}`, "set-cookie": `../../${STOLEN}=1` };

function answer({ method = "", url = "" }: IncomingMessage, response: ServerResponse): void {
  if (url.endsWith("/stream")) {
    response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
    const line = JSON.stringify({ content: WAYS_OUT, done: true, session_id: WAYS_OUT });
    return void response.end(`id: ../../${STOLEN}\nevent: ${WAYS_OUT.replace(/[\r\n]/g, " ")}\ndata: ${line}\n\nevent: done\ndata: ${line}\n\n`);
  }
  if (url.includes("/by-label/")) return void response.writeHead(418, "owned ::error::owned", { ...HEADERS, ...JSON_TYPE }).end(JSON.stringify({ error: WAYS_OUT }));
  const session = { session_id: `../../${STOLEN}`, agent_id: WAYS_OUT, label: WAYS_OUT, created_at: WAYS_OUT, message_count: WAYS_OUT, active: WAYS_OUT, messages: [{ role: WAYS_OUT, content: WAYS_OUT }, { role: "User", content: WAYS_OUT }] };
  const body = method === "GET" && url.endsWith("/sessions") ? { sessions: [session] } : { ...session, response: WAYS_OUT, status: WAYS_OUT, message: WAYS_OUT, input_tokens: WAYS_OUT };
  response.writeHead(200, { ...HEADERS, ...JSON_TYPE }).end(JSON.stringify(body));
}

/** Servers all of whose texts, ids, headers and session ids are such: over HTTP, and on sockets. */
export const writers: readonly Hostile[] = [
  turning("every-text-is-a-way-out", /./, ({ method, url = "" }) => !(method === "POST" && url === "/api/agents") && !url.endsWith("/ws"), (response, request) => answer(request, response)),
  onSocket("every-frame-is-a-way-out", /./, (socket, request) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptOf(request)}\r\nX-Session: ::error::owned ../../${STOLEN}\r\n\r\n`);
    const evil = [{ type: "connected", session_id: WAYS_OUT, agent_id: `../../${STOLEN}` }, { type: WAYS_OUT, session_id: `../../${STOLEN}` }, { type: "response", content: WAYS_OUT, session_id: WAYS_OUT }, { type: "error", content: WAYS_OUT }].map((one) => JSON.stringify(one));
    for (const text of [...evil, WAYS_OUT]) socket.write(frame(text));
    socket.resume();
  }),
];
