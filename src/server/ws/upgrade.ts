import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocketServer } from "ws";
import type { Core } from "../core.js";
import { refused, renderAnswer } from "../http/answer.js";
import { callOf } from "../http/call.js";
import { matchRoute } from "../http/routes.js";
import type { OpenHub } from "../parts/hub.js";
import { Refusal } from "../refusal.js";
import type { About, Answer } from "../seams.js";
import { serveSocket } from "./connection.js";

/** Answers every upgrade: opens a socket for an agent, or refuses with an HTTP answer that has the error body. */
export function upgradeListener(core: Core, hub: OpenHub, sockets: WebSocketServer) {
  return (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    raw.on("error", () => raw.destroy());
    const call = callOf(request, true);
    const match = matchRoute(call.method, call.path);
    const isSocket = match.kind === "operation" && match.operation === "openSocket";
    const about: About = { door: "ws", operation: isSocket ? "openSocket" : match.kind === "operation" ? match.operation : "unknown" };
    try {
      if (core.closing.aborted) throw new Refusal(503, "Server is shutting down");
      core.seams.gate.admit(call, about);
      core.seams.gate.authorise(call, about);
      core.seams.gate.origin(call, about);
      if (match.kind === "bad-escape") throw new Refusal(400, "The path holds a malformed percent escape");
      if (match.kind === "no-method") throw new Refusal(405, `Method ${call.method} not allowed`, { allow: match.allow });
      if (match.kind === "no-path") throw new Refusal(404, "Not found");
      if (!isSocket) throw new Refusal(400, "This path is no WebSocket");
      if (call.method !== "GET") throw new Refusal(405, `Method ${call.method} not allowed for an upgrade`, { allow: "GET" });
      const agent = core.seams.router.agent(match.params["id"] ?? "", about);
      const problem = handshakeProblem(call.headers);
      if (problem) throw problem;
      sockets.handleUpgrade(request, raw, head, (socket) => serveSocket(core, hub, socket, { agent: agent.id, address: call.address }));
    } catch (error) {
      refuseUpgrade(core, raw, refused(error), { ...about, outcome: "refused" });
    }
  };
}

/** RFC 6455 §4.2.1: what a client must send; checked here so that the refusal has the error body. */
function handshakeProblem(headers: Readonly<Record<string, string | undefined>>): Refusal | undefined {
  if (headers["upgrade"]?.toLowerCase() !== "websocket") return new Refusal(400, "Expected `Upgrade: websocket`");
  if (headers["sec-websocket-version"] !== "13") {
    return new Refusal(426, "Expected `Sec-WebSocket-Version: 13`", { "sec-websocket-version": "13", upgrade: "websocket" });
  }
  if (!/^[+/0-9A-Za-z]{22}==$/.test(headers["sec-websocket-key"] ?? "")) return new Refusal(400, "Missing or invalid `Sec-WebSocket-Key`");
  return undefined;
}

export function refuseUpgrade(core: Core, raw: Duplex, answer: Answer, about: About): void {
  core.seams.wire.answer(answer, about, (really) => {
    if (raw.destroyed || raw.writableEnded) return;
    const { headers, bytes } = renderAnswer(core, really, {});
    headers["connection"] = headers["upgrade"] ? "upgrade, close" : "close";
    headers["content-length"] ??= "0";
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    raw.write(`HTTP/1.1 ${really.status} ${STATUS_CODES[really.status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n`);
    raw.end(bytes);
    // What the client still sends is not read; a peer that never hangs up is cut off.
    raw.resume();
    const cut = setTimeout(() => raw.destroy(), 1_000);
    cut.unref();
    raw.once("close", () => clearTimeout(cut));
  });
}
