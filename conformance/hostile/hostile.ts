import { createServer as createHttpServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ModelPort } from "../../src/model/index.js";
import { createServer } from "../../src/server/index.js";

/** A server that lies or stalls. */
export interface Hostile {
  /** A sentence about it, in kebab-case. */
  readonly name: string;
  /** What the report, or the sentence with which the suite gives up, says of it. */
  readonly tells: RegExp;
  readonly start: (model: ModelPort) => Promise<Running>;
}

export interface Running {
  readonly url: string;
  /** Problems that the server itself noticed, such as a key that reached another host. */
  readonly seen: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Key that the suite is given, and that may go nowhere but to the server itself. */
export const KEY = "hostile-key-4f1d";

/** A server of bare connections. */
export function bare(name: string, tells: RegExp, talk: (socket: Socket) => void): Hostile {
  return { name, tells, start: async () => running(tcp(talk), new Set()) };
}

function tcp(talk: (socket: Socket) => void): TcpServer {
  return createTcpServer((socket) => {
    socket.on("error", () => socket.destroy());
    talk(socket);
  });
}

/** A server that does the same to every request. */
export function always(name: string, tells: RegExp, answer: (request: IncomingMessage, response: ServerResponse) => void): Hostile {
  return { name, tells, start: async () => running(createHttpServer((request, response) => answer(quiet(request), response)), new Set()) };
}

export type EvilAnswer = (response: ServerResponse, request: IncomingMessage) => void;
export type EvilSocket = (socket: Duplex, request: IncomingMessage) => void;

/** The right server up to the moment in which a request fits, and then not. Preflight passes: it begins with the second agent. */
export function turning(name: string, tells: RegExp, fits: (request: IncomingMessage) => boolean, evil: EvilAnswer): Hostile {
  return { name, tells, start: (model) => behind(model, (request, response) => fits(request) && (evil(response, request), true), () => false) };
}

/** The same for sockets, from the second agent on: the handshake is done by the evil part itself. */
export function onSocket(name: string, tells: RegExp, evil: EvilSocket): Hostile {
  return { name, tells, start: (model) => behind(model, () => false, (request, socket) => (evil(socket, request), true)) };
}

/** A second host; requests that reach it with a key are seen. */
export async function anotherHost(): Promise<Running> {
  const seen: string[] = [];
  const server = createHttpServer((request, response) => {
    seen.push(`${request.method} ${request.url} reached another host${JSON.stringify(request.headers).includes(KEY) ? " with the key" : ""}`);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  const { url, close } = await running(server, new Set());
  return { url, close, seen: () => seen };
}

async function behind(model: ModelPort, http: (request: IncomingMessage, response: ServerResponse) => boolean, ws: (request: IncomingMessage, socket: Duplex) => boolean): Promise<Running> {
  const right = createServer({ model, apiKey: KEY, agentsUpdatedEveryMs: 50 });
  const { port } = await right.listen(0, "127.0.0.1");
  let agents = 0;
  const server = createHttpServer((request, response) => {
    quiet(request);
    if (request.method === "POST" && request.url === "/api/agents") agents += 1;
    if (agents >= 2 && http(request, response)) return;
    const onward = httpRequest({ host: "127.0.0.1", port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.on("error", () => response.destroy()).pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  const through = new Set<Socket>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    if (agents >= 2 && ws(request, socket)) return;
    const onward = connect(port, "127.0.0.1");
    through.add(onward);
    onward.on("error", () => socket.destroy()).on("close", () => (through.delete(onward), socket.destroy()));
    socket.on("close", () => onward.destroy());
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    onward.write(`${lines.join("\r\n")}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  const front = await running(server, through);
  return {
    ...front,
    close: async () => {
      await front.close();
      await right.close();
    },
  };
}

async function running(server: Server | TcpServer, besides: Set<Socket>): Promise<Running> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: () => [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of [...open, ...besides]) socket.destroy();
      }),
  };
}

function quiet(request: IncomingMessage): IncomingMessage {
  return request.on("error", () => undefined);
}
