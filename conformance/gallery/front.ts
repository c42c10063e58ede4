import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { frontSocket, type SocketWays } from "./front-socket.js";

/** What stands between the suite and a server. */
export interface Front {
  readonly url: string;
  close(): Promise<void>;
}

/** How a front hands answers on. Everything else passes as it is. */
export interface FrontWays extends SocketWays {
  /** Path that stands before every path here and not behind. */
  readonly prefix?: string;
  /** Name of a header as it is written. */
  readonly header?: (name: string) => string;
  /** The answer's body in chunks of this many bytes, each with a write of its own, in the place of a length. */
  readonly chunkBytes?: number;
  /** Says `103 Early Hints` first. */
  readonly hints?: true;
}

/** Stands before `upstream` on a free loopback port. A stream is handed on as it comes; nothing is gathered. */
export async function startFront(upstream: string, ways: FrontWays): Promise<Front> {
  const server = createServer((request, response) => void pass(upstream, ways, request, response));
  const raws = new Set<Duplex>();
  const onSocket = frontSocket(upstream, ways, (path) => pathBehind(path, ways));
  server.on("upgrade", (request, raw, head) => {
    raws.add(raw);
    raw.once("close", () => raws.delete(raw));
    onSocket(request, raw, head);
  });
  server.on("clientError", (_, raw) => refuse(raw));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${ways.prefix ?? ""}`, close: () => closeAll(server, raws) };
}

function closeAll(server: Server, raws: ReadonlySet<Duplex>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    for (const raw of raws) raw.destroy();
  });
}

/** A path outside the prefix is nobody's; behind, no such path exists either. */
export function pathBehind(path: string, { prefix = "" }: FrontWays): string {
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : "/outside-the-prefix";
}

function pass(upstream: string, ways: FrontWays, request: IncomingMessage, response: ServerResponse): void {
  const { hostname, port } = new URL(upstream);
  if (ways.hints) response.writeEarlyHints({ link: "</style.css>; rel=preload; as=style" });
  const behind = ask({ host: hostname.replace(/^\[|\]$/g, ""), port, method: request.method, path: pathBehind(request.url ?? "/", ways), headers: request.headers, agent: false });
  behind.on("error", () => response.destroy());
  behind.on("response", (answer) => handOn(answer, request, response, ways));
  response.on("close", () => response.writableFinished || behind.destroy());
  request.on("error", () => behind.destroy());
  request.pipe(behind);
}

function handOn(answer: IncomingMessage, request: IncomingMessage, response: ServerResponse, { header = (name) => name, chunkBytes }: FrontWays): void {
  const isWhole = answer.headers["content-length"] !== undefined && request.method !== "HEAD" && answer.statusCode !== 204;
  const dropped = new Set(["connection", "keep-alive", "transfer-encoding", ...(chunkBytes !== undefined && isWhole ? ["content-length"] : [])]);
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !dropped.has(name)).map(([name, value]) => [header(name), value]));
  response.sendDate = headers[header("date")] === undefined;
  response.writeHead(answer.statusCode ?? 502, headers);
  response.flushHeaders();
  response.socket?.setNoDelay(true);
  answer.on("data", (bytes: Buffer) => {
    // A very long body byte by byte would be a test of the machine.
    const step = chunkBytes === undefined || bytes.length > 20_000 ? bytes.length : chunkBytes;
    for (let from = 0; from < bytes.length; from += step) response.write(bytes.subarray(from, from + step));
    if (response.writableNeedDrain && !answer.isPaused()) {
      answer.pause();
      response.once("drain", () => answer.resume());
    }
  });
  answer.on("end", () => response.end());
  answer.on("error", () => response.destroy());
}

function refuse(raw: Duplex): void {
  const body = JSON.stringify({ error: "The request is not valid HTTP" });
  if (raw.writable) raw.end(`HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`);
  else raw.destroy();
}
