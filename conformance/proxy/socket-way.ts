import { connect } from "node:net";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import type { RawData } from "ws";
import type { Ask, PassingSocket, Spoiler } from "./traffic.js";

const OF_THE_HANDSHAKE = ["connection", "upgrade", "sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions", "sec-websocket-protocol"];
/** Codes of RFC 6455 §7.4 that no frame may carry. */
const NEVER_SENT = [1005, 1006, 1015];

/**
 * Opens the server's socket first and the client's only then, so that a refusal is the server's own.
 * Frames wait until both ends are open.
 */
export function socketWay(spoiler: Spoiler, upstream: string) {
  const endpoint = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024 * 1024, clientTracking: false });
  return (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    raw.on("error", () => raw.destroy());
    if (!isPlainUpgrade(request)) return tunnel(request, raw, head, upstream);
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !OF_THE_HANDSHAKE.includes(name)));
    const came: Ask = { method: "GET", path: request.url ?? "/", headers, body: Buffer.alloc(0), gone: new AbortController().signal };
    const ask = spoiler.upgrade?.(came) ?? came;
    const server = new WebSocket(`${upstream.replace(/^http/, "ws")}${ask.path}`, { headers: ask.headers, perMessageDeflate: false, maxPayload: 64 * 1024 * 1024 });
    const early: [RawData, boolean][] = [];
    const keep = (data: RawData, binary: boolean): void => void early.push([data, binary]);
    server.on("message", keep);
    server.on("error", () => raw.destroyed || server.readyState !== WebSocket.CONNECTING || raw.destroy());
    server.on("unexpected-response", (_, answer) => void refuse(answer, raw));
    raw.once("close", () => server.readyState === WebSocket.CONNECTING && server.terminate());
    server.once("open", () => {
      raw.removeAllListeners("close");
      endpoint.handleUpgrade(request, raw, head, (client) => {
        server.off("message", keep);
        join({ client, server, early, spoiler, ask });
      });
    });
  };
}

interface Ends {
  readonly client: WebSocket;
  readonly server: WebSocket;
  /** What the server said before the client's end was open. */
  readonly early: readonly (readonly [RawData, boolean])[];
  readonly spoiler: Spoiler;
  readonly ask: Ask;
}

function join({ client, server, early, spoiler, ask }: Ends): void {
  const send = (to: WebSocket, data: string | Buffer): void => void (to.readyState === WebSocket.OPEN && to.send(data));
  const socket: PassingSocket = {
    ask,
    toServer: (text) => send(server, text),
    toClient: (text) => send(client, text),
    close: () => [client, server].forEach((end) => end.close(1011)),
  };
  const relay = (to: WebSocket, hook: Spoiler["fromClient"]) => (data: RawData, binary: boolean) => {
    const bytes = data as Buffer;
    if (binary || !hook) return void (to.readyState === WebSocket.OPEN && to.send(bytes, { binary }));
    hook(bytes.toString(), socket);
  };
  for (const [from, to] of [[client, server], [server, client]] as const) {
    from.on("error", () => undefined);
    from.on("close", (code, reason) => {
      if (code === 1006) return to.terminate();
      to.close(NEVER_SENT.includes(code) ? undefined : code, reason);
    });
  }
  client.on("close", () => spoiler.closed?.(socket));
  client.on("message", relay(server, spoiler.fromClient));
  const fromServer = relay(client, spoiler.fromServer);
  spoiler.opened?.(socket);
  for (const [data, binary] of early) fromServer(data, binary);
  server.on("message", fromServer);
}

function isPlainUpgrade({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && headers.upgrade?.toLowerCase() === "websocket" && headers["sec-websocket-version"] === "13" && /^[+/0-9A-Za-z]{22}==$/.test(headers["sec-websocket-key"] ?? "");
}

async function refuse(answer: IncomingMessage, raw: Duplex): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  raw.end(Buffer.concat([headOf(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, answer.rawHeaders), ...parts]));
}

/** What is no handshake of ours goes through untouched, byte for byte. */
function tunnel(request: IncomingMessage, raw: Duplex, head: Buffer, upstream: string): void {
  const { hostname, port } = new URL(upstream);
  const server = connect(Number(port), hostname, () => {
    server.write(Buffer.concat([headOf(`${request.method} ${request.url} HTTP/1.1`, request.rawHeaders), head]));
    server.pipe(raw).pipe(server);
  });
  server.on("error", () => raw.destroy());
  raw.on("close", () => server.destroy());
}

function headOf(first: string, rawHeaders: readonly string[]): Buffer {
  const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
  return Buffer.from([first, ...lines, "", ""].join("\r\n"), "latin1");
}
