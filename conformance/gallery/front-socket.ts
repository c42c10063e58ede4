import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer, type RawData } from "ws";

/** How a front hands frames of the server on. Absent: bytes pass untouched. */
export interface SocketWays {
  readonly frames?: {
    /** Each message in fragments of so many bytes. */
    readonly fragmentBytes?: number;
    /** A Ping control frame before each message. */
    readonly pings?: true;
  };
}

/** Upgrades are passed on byte by byte, unless frames are to be written another way: then the front speaks the protocol on both sides. */
export function frontSocket(upstream: string, { frames }: SocketWays, pathBehind: (path: string) => string) {
  const endpoint = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024 * 1024, clientTracking: false });
  return (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    raw.on("error", () => raw.destroy());
    const path = pathBehind(request.url ?? "/");
    if (!frames || !isPlain(request)) return tunnel(upstream, path, request, raw, head);
    const { authorization, origin, host } = request.headers;
    const headers = { ...(authorization === undefined ? {} : { authorization }), ...(origin === undefined ? {} : { origin }), ...(host === undefined ? {} : { host }) };
    const server = new WebSocket(`${upstream.replace(/^http/, "ws")}${path}`, { headers, perMessageDeflate: false, maxPayload: 64 * 1024 * 1024 });
    const early: [RawData, boolean][] = [];
    const keep = (data: RawData, binary: boolean): void => void early.push([data, binary]);
    server.on("message", keep);
    server.on("error", () => server.readyState === WebSocket.CONNECTING && raw.destroy());
    server.on("unexpected-response", (_, answer) => void refusal(answer, raw));
    server.once("open", () =>
      endpoint.handleUpgrade(request, raw, head, (client) => {
        server.off("message", keep);
        join(client, server, frames, early);
      }),
    );
  };
}

function join(client: WebSocket, server: WebSocket, { fragmentBytes, pings }: NonNullable<SocketWays["frames"]>, early: readonly (readonly [RawData, boolean])[]): void {
  for (const [from, to] of [[client, server], [server, client]] as const) {
    from.on("error", () => undefined);
    from.on("close", (code, reason) => {
      if (code === 1006) to.terminate();
      else to.close([1005, 1015].includes(code) ? undefined : code, reason);
    });
  }
  client.on("message", (data, binary) => server.readyState === WebSocket.OPEN && server.send(data as Buffer, { binary }));
  const down = (data: RawData, binary: boolean): void => {
    if (client.readyState !== WebSocket.OPEN) return;
    const bytes = data as Buffer;
    const step = fragmentBytes === undefined || bytes.length > 20_000 ? Math.max(1, bytes.length) : fragmentBytes;
    for (let from = 0; from < bytes.length; from += step) {
      if (pings) client.ping(`p${from}`);
      client.send(bytes.subarray(from, from + step), { binary, fin: from + step >= bytes.length });
    }
  };
  for (const [data, binary] of early) down(data, binary);
  server.on("message", down);
}

function isPlain({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && headers.upgrade?.toLowerCase() === "websocket" && headers["sec-websocket-version"] === "13" && /^[+/0-9A-Za-z]{22}==$/.test(headers["sec-websocket-key"] ?? "");
}

async function refusal(answer: IncomingMessage, raw: Duplex): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  raw.end(Buffer.concat([headOf(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, answer.rawHeaders), ...parts]));
}

function tunnel(upstream: string, path: string, request: IncomingMessage, raw: Duplex, head: Buffer): void {
  const { hostname, port } = new URL(upstream);
  const server = connect(Number(port), hostname.replace(/^\[|\]$/g, ""), () => {
    server.write(Buffer.concat([headOf(`${request.method} ${path} HTTP/1.1`, request.rawHeaders), head]));
    server.pipe(raw).pipe(server);
  });
  server.on("error", () => raw.destroy());
  server.on("close", () => raw.destroy());
  raw.on("close", () => server.destroy());
}

function headOf(first: string, rawHeaders: readonly string[]): Buffer {
  const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
  return Buffer.from([first, ...lines, "", ""].join("\r\n"), "latin1");
}
