import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Headers } from "../log/index.js";
import { answerChat, modelName } from "./chat-route.js";
import { answerControl } from "./control.js";
import { embeddingsAnswer, readEmbeddings } from "./embeddings.js";
import { HttpFault, readJson, sendFault, sendJson } from "./http-answer.js";
import type { ScriptedModel } from "./scripted.js";
import { isRecord } from "./wire.js";

export interface ServeModelOptions {
  /** 0 or absent picks a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Larger bodies are answered 413. Default 20 000 000. */
  readonly maxBodyBytes?: number;
}

export interface ServedModel {
  /** Base of the endpoint without a slash at the end, e.g. `http://127.0.0.1:4321`; servers are given this with `/v1`. */
  readonly url: string;
  readonly port: number;
  /** Cuts every connection and stops listening. The model itself lives on. */
  close(): Promise<void>;
}

/**
 * Serves a scripted model as an OpenAI-compatible endpoint: `POST /v1/chat/completions`, `POST /v1/embeddings`,
 * `GET /v1/models`, each also without `/v1`, and `/control/…` (control.ts). Rejects when the port cannot be had.
 */
export async function serveModel(model: ScriptedModel, options: ServeModelOptions = {}): Promise<ServedModel> {
  const { port = 0, host = "127.0.0.1", maxBodyBytes = 20_000_000 } = options;
  const server = createServer((request, response) => {
    // A caller may leave at any time; what was being written to it then has nobody to tell.
    response.on("error", () => undefined);
    answer(model, request, response, maxBodyBytes).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else sendFault(response, error instanceof HttpFault ? error : new HttpFault(500, "the scripted model has a fault of its own"));
    });
  });
  // An idle connection is the caller's to close: closing it here would race with the caller's next request.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const METHODS: Readonly<Record<string, string>> = { "/chat/completions": "POST", "/embeddings": "POST", "/models": "GET" };

async function answer(model: ScriptedModel, request: IncomingMessage, response: ServerResponse, maxBodyBytes: number): Promise<void> {
  const url = targetOf(request);
  if (await answerControl(model, request, url, response)) return;
  const path = url.pathname.replace(/\/{2,}/g, "/").replace(/^\/v1(?=\/)/, "").replace(/(?<=.)\/$/, "");
  const method = METHODS[path];
  if (method === undefined) throw new HttpFault(404, `there is nothing at ${url.pathname}`);
  if (request.method !== method) throw new HttpFault(405, `${request.method} is not possible here; ${method} is`, { allow: method });
  if (path === "/models") {
    sendJson(response, 200, { object: "list", data: [{ id: "scripted", object: "model", created: 1_700_000_000, owned_by: "sessionproof" }] });
    return;
  }
  const body = await readJson(request, maxBodyBytes);
  if (!isRecord(body)) throw new HttpFault(400, "the body must be a JSON object");
  const heard = { url: request.url ?? "/", headers: ownHeaders(request), body };
  if (path === "/chat/completions") await answerChat(model, heard, response);
  else answerEmbeddings(model, heard, response);
}

function answerEmbeddings(model: ScriptedModel, heard: Parameters<ScriptedModel["hearEmbeddings"]>[0], response: ServerResponse): void {
  const request = readEmbeddings(heard.body);
  if (!request) throw new HttpFault(400, "`input` must be a text or a list of texts");
  const answered = model.hearEmbeddings(heard, request.texts);
  answered();
  sendJson(response, 200, embeddingsAnswer(request, modelName(heard.body)));
}

function targetOf(request: IncomingMessage): URL {
  try {
    const target = request.url ?? "/";
    const url = new URL(target.startsWith("/") ? `http://model${target}` : target);
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    throw new HttpFault(400, "the path cannot be read");
  }
}

/** The `x-…` headers: by them some servers say which session a call is for. No others, so no key is ever recorded. */
function ownHeaders(request: IncomingMessage): Headers {
  const own = Object.entries(request.headers).filter(([name, value]) => name.startsWith("x-") && name !== "x-api-key" && value !== undefined);
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}
