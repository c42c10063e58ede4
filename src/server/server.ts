import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Core } from "./core.js";
import { httpListener } from "./http/listener.js";
import { refused, sendAnswer } from "./http/answer.js";
import { answerConnect, BrokenRequests } from "./http/broken.js";
import { settingsOf, type ServerOptions } from "./options.js";
import { CONTRACT } from "../../generated/ledger.js";
import { assemble } from "./parts/assemble.js";
import type { OpenHub } from "./parts/hub.js";
import { originIsKnown, type OwnAddress } from "./parts/origin.js";
import { Cancelled, Refusal } from "./refusal.js";
import type { Seams } from "./seams.js";
import { Watch } from "./watch.js";
import { refuseUpgrade, upgradeListener } from "./ws/upgrade.js";

/** Beyond this a frame is not even read: the socket is closed with 1009. */
const MAX_PAYLOAD_BYTES = 1024 * 1024;

export interface Listening {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly host: string;
}

export interface ReferenceServer {
  /** The finished seams, wrapped where `options.wrap` was given. */
  readonly seams: Seams;
  /** @param port 0 picks a free one. Rejects with the system's error where the port cannot be had. */
  listen(port: number, host?: string): Promise<Listening>;
  /** Refuses what is new with 503, ends running turns with their terminals, closes every connection; bounded by `closeWithinMs`. */
  close(): Promise<void>;
}

/** The reference server: keeps the contract, in memory, in front of any model. */
export function createServer(options: ServerOptions): ReferenceServer {
  const settings = settingsOf(options);
  let own: OwnAddress | undefined;
  const { seams, hub } = assemble(options, () => own);
  const closing = new AbortController();
  const watch = new Watch(settings.agentsUpdatedEveryMs);
  let connections = 0;
  const core: Core = {
    seams,
    settings,
    version: CONTRACT,
    closing: closing.signal,
    agentsChanged: () => watch.changed(),
    watchAgents: (listener) => watch.add(listener),
    connectionId: () => `c${(connections += 1)}`,
  };

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD_BYTES, perMessageDeflate: false, handleProtocols: () => false });
  sockets.on("wsClientError", (error, raw) => refuseUpgrade(core, raw, refused(new Refusal(400, error.message)), { door: "ws", operation: "openSocket", outcome: "refused" }));
  // A missing `Host` is answered by the listener, with the error body. Dead peers are found by the system's probes.
  const http = createHttpServer({ requireHostHeader: false, keepAlive: true, keepAliveInitialDelay: 60_000 });
  const broken = new BrokenRequests();
  http.on("request", broken.watch);
  http.on("request", httpListener(core, hub, ({ headers }) => originIsKnown(headers["origin"] ?? "", headers["host"], own, settings.allowedOrigins)));
  http.on("upgrade", upgradeListener(core, hub, sockets));
  http.on("connect", (_request, raw: Duplex) => answerConnect(raw));
  // Of a request that came on the heels of another the answer is held back, and Node would put its 100 behind the head of the final one.
  http.on("checkContinue", (request, response) => {
    if (response.socket) response.writeContinue();
    http.emit("request", request, response);
  });
  http.on("checkExpectation", (_request, response) => {
    sendAnswer(core, response, refused(new Refusal(417, "The expectation cannot be met")), { door: "http", operation: "unknown", outcome: "refused" }, {});
  });
  http.on("clientError", broken.answer);

  let closed: Promise<void> | undefined;
  return {
    seams,
    async listen(port, host = "127.0.0.1") {
      await new Promise<void>((resolve, reject) => {
        http.once("error", reject);
        http.listen(port, host, () => {
          http.off("error", reject);
          // Out of file handles at an accept, for one: that connection is lost, the server is not.
          http.on("error", () => undefined);
          resolve();
        });
      });
      const bound = http.address() as AddressInfo;
      own = { host, port: bound.port };
      return { url: `http://${host.includes(":") ? `[${host}]` : host}:${bound.port}`, port: bound.port, host };
    },
    close: () =>
      (closed ??= (async () => {
        closing.abort(new Cancelled(503, "Server is shutting down"));
        watch.stop();
        await shutDown(seams, hub, http, sockets, settings.closeWithinMs);
      })()),
  };
}

async function shutDown(seams: Seams, hub: OpenHub, http: Server, sockets: WebSocketServer, withinMs: number): Promise<void> {
  const gone = new Promise<void>((resolve) => (http.listening ? http.close(() => resolve()) : resolve()));
  seams.turns.cancel({ session: null, reach: "all", why: "shutdown" }, { door: "http", operation: "shutdown" });
  // One round of the event loop: the terminals of the turns just ended go out before the sockets are closed.
  await new Promise((resolve) => setImmediate(resolve));
  for (const outlet of hub.open()) outlet.close(1001, "Server is shutting down");
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, withinMs)));
  // A connection is idle only once its last answer is out.
  const sweep = setInterval(() => http.closeIdleConnections(), 10);
  http.closeIdleConnections();
  await Promise.race([gone, late]);
  clearInterval(sweep);
  clearTimeout(timer);
  for (const socket of sockets.clients) socket.terminate();
  http.closeAllConnections();
  await gone;
}
