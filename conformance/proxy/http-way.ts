import { request as send } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { relayEvents } from "./sse-way.js";
import type { Ask, Pass, Reply, Spoiler } from "./traffic.js";

const OF_THE_CONNECTION = ["connection", "keep-alive", "transfer-encoding", "content-length", "te", "trailer", "expect"];

/** Hands requests to the server behind `upstream` (`http://127.0.0.1:4200`), each on a connection of its own. */
export function passTo(upstream: string): Pass {
  return (ask) =>
    new Promise((resolve, reject) => {
      const { hostname: host, port } = new URL(upstream);
      const hasBody = ask.body.length > 0 || !["GET", "HEAD", "DELETE"].includes(ask.method);
      const headers = { ...ask.headers, ...(hasBody ? { "content-length": String(ask.body.length) } : {}) };
      const request = send({ host, port, method: ask.method, path: ask.path, headers, agent: false }, (answer) => {
        answer.on("error", () => undefined);
        answer.on("close", () => ask.gone.removeEventListener("abort", leave));
        replyOf(answer).then(resolve, reject);
      });
      request.on("error", reject);
      request.on("error", () => ask.gone.removeEventListener("abort", leave));
      const leave = (): void => void request.destroy(new Error("the client has left"));
      if (ask.gone.aborted) return leave();
      ask.gone.addEventListener("abort", leave, { once: true });
      request.end(ask.body);
    });
}

async function replyOf(answer: IncomingMessage): Promise<Reply> {
  const head = { status: answer.statusCode ?? 502, headers: withoutConnection(answer.headers) };
  if (String(answer.headers["content-type"] ?? "").startsWith("text/event-stream")) return { ...head, body: Buffer.alloc(0), stream: answer };
  // The length of a body that does not come (HEAD) is told all the same.
  const body = await wholeOf(answer);
  const told = answer.headers["content-length"];
  return { ...head, headers: body.length === 0 && told ? { ...head.headers, "content-length": told } : head.headers, body };
}

/** Takes one request in whole, lets it through the spoiler, and writes what comes back. */
export function httpWay(spoiler: Spoiler, pass: Pass) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const leaving = new AbortController();
    response.on("close", () => response.writableFinished || leaving.abort());
    try {
      const ask = await askOf(request, leaving.signal);
      const reply = await (spoiler.http ? spoiler.http(ask, pass) : pass(ask));
      if (reply.stream) return relayEvents(reply, ask, response, spoiler);
      const { "content-length": told, ...headers } = reply.headers;
      const length = reply.body.length === 0 && told !== undefined ? told : reply.body.length;
      response.writeHead(reply.status, { ...headers, ...(reply.status === 204 ? {} : { "content-length": length }) });
      response.end(reply.body);
    } catch {
      // What the server breaks off, or the client, is broken off on the other side, too.
      response.destroy();
    }
  };
}

export async function askOf(request: IncomingMessage, gone: AbortSignal): Promise<Ask> {
  const body = await wholeOf(request);
  return { method: request.method ?? "GET", path: request.url ?? "/", headers: withoutConnection(request.headers), body, gone };
}

async function wholeOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function withoutConnection(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)));
}
