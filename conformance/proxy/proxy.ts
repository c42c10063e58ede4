import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { httpWay, passTo } from "./http-way.js";
import { socketWay } from "./socket-way.js";
import type { Pass, Spoiler } from "./traffic.js";

export interface Proxy {
  readonly url: string;
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

/** Stands before the server at `upstream` on a free loopback port and lets `spoil` have its way with what passes. */
export async function startProxy(upstream: string, spoil: (pass: Pass) => Spoiler): Promise<Proxy> {
  const pass = passTo(upstream);
  const spoiler = spoil(pass);
  const byHttp = httpWay(spoiler, pass);
  const server = createServer((request, response) => void byHttp(request, response));
  const upgraded = new Set<Duplex>();
  const bySocket = socketWay(spoiler, upstream);
  server.on("upgrade", (request, raw, head) => {
    upgraded.add(raw);
    raw.once("close", () => upgraded.delete(raw));
    bySocket(request, raw, head);
  });
  server.on("clientError", (_, raw) => refuseNonsense(raw));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const raw of upgraded) raw.destroy();
      }),
  };
}

/** What is no HTTP cannot be handed on; it is refused as the contract words refusals. */
function refuseNonsense(raw: Duplex): void {
  const body = JSON.stringify({ error: "The request is not valid HTTP" });
  if (raw.writable) raw.end(`HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`);
  else raw.destroy();
}
