import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as tlsRequest } from "node:https";
import { setTimeout as delay } from "node:timers/promises";
import { ToolError } from "./trouble.js";

/** Longest wait for the first answer, in milliseconds. */
const ANSWER_MS = 5_000;
/** A server that was started a moment ago may not listen yet: so long a refused connection is tried again, and so often. */
const STARTING_MS = 2_000;
const KNOCK_EVERY_MS = 100;
/** How much of a body is looked at, in bytes. */
const PEEK_BYTES = 4_096;

/** What the server said to the very first request. */
export interface Greeting {
  readonly status: number;
  readonly contentType: string;
  /** Beginning of the body. */
  readonly body: string;
}

/**
 * Asks once, with plain node:http and nothing of the suite in between, and tells apart what can be wrong with an address.
 * Any answer that an API may give is an answer; a web page, a redirect, silence and no server at all throw `ToolError`.
 */
export async function reach(baseUrl: string, path: string, answerMs: number = ANSWER_MS): Promise<Greeting> {
  const url = addressOf(baseUrl, path);
  const greeting = await knock(url, answerMs).catch((error: unknown) => {
    throw asToolError(error, url, answerMs);
  });
  if (greeting.status >= 300 && greeting.status < 400) {
    throw new ToolError("redirected", `${url.href} answers with a redirect to ${greeting.location ?? "nowhere"}.`, "Give the address it leads to.");
  }
  if (/\bhtml\b/i.test(greeting.contentType) || /^\s*<(?:!doctype|html)\b/i.test(greeting.body)) {
    throw new ToolError(
      "speaks-html",
      `${url.href} answers ${greeting.status} with a web page, not with JSON.`,
      `Give the address of the agent API itself, without a page's path: scheme, host and port, such as ${url.origin}. Is another program listening on port ${portOf(url)}?`,
    );
  }
  return greeting;
}

function addressOf(baseUrl: string, path: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ToolError("bad-url", `"${baseUrl}" is no address of a server.`, "Write it with its scheme, such as http://127.0.0.1:4200.");
  }
  return new URL(url.pathname.replace(/\/+$/, "") + path, url);
}

function portOf(url: URL): string {
  return url.port || (url.protocol === "https:" ? "443" : "80");
}

class Late extends Error {
  constructor(readonly connected: boolean) {
    super("late");
  }
}

async function knock(url: URL, answerMs: number): Promise<Greeting & { readonly location?: string }> {
  const until = performance.now() + Math.min(STARTING_MS, answerMs);
  for (;;) {
    try {
      return await ask(url, answerMs);
    } catch (error) {
      if ((error as { code?: unknown }).code !== "ECONNREFUSED" || performance.now() >= until) throw error;
      await delay(KNOCK_EVERY_MS);
    }
  }
}

function ask(url: URL, answerMs: number): Promise<Greeting & { readonly location?: string }> {
  return new Promise((resolve, reject) => {
    const make = url.protocol === "https:" ? tlsRequest : plainRequest;
    const request = make(url, { agent: false, headers: { accept: "application/json" } });
    let connected = false;
    const timer = setTimeout(() => request.destroy(new Late(connected)), answerMs);
    const settle = () => clearTimeout(timer);
    request.on("socket", (socket) => socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => void (connected = true)));
    request.on("error", (error) => {
      settle();
      reject(error);
    });
    request.on("response", (response) => {
      void peek(response).then((body) => {
        settle();
        request.destroy();
        const { location } = response.headers;
        resolve({ status: response.statusCode ?? 0, contentType: response.headers["content-type"] ?? "", body, ...(location === undefined ? {} : { location }) });
      });
    });
    request.end();
  });
}

/** The beginning of a body, or what there was of it when it broke off or hung. */
async function peek(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of response) {
      parts.push(part as Buffer);
      bytes += (part as Buffer).length;
      if (bytes >= PEEK_BYTES) break;
    }
  } catch {
    // A body that breaks off is the cases' affair; the head has come.
  }
  return Buffer.concat(parts).toString("utf8", 0, PEEK_BYTES);
}

function asToolError(error: unknown, url: URL, answerMs: number): ToolError {
  const at = `${url.hostname} port ${portOf(url)}`;
  const { code = "", message = String(error) } = error as { code?: string; message?: string };
  if (error instanceof Late && error.connected) {
    return new ToolError("hangs", `${at} accepts connections, but ${url.pathname} was not answered within ${answerMs} ms.`, "Is the server still starting, or stuck? Its log may tell. Is it an HTTP server at all?");
  }
  if (error instanceof Late || code === "ETIMEDOUT") return new ToolError("no-way", `No connection to ${at} within ${answerMs} ms.`, "Is the host up, and does a firewall let you through?");
  if (code === "ECONNREFUSED") return new ToolError("refused", `Nothing listens at ${at}.`, "Start the server under test first, or give the port it really listens on.");
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return new ToolError("no-such-host", `No host is called ${url.hostname}.`, "Look at the spelling of the address.");
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH" || code === "EADDRNOTAVAIL") return new ToolError("no-way", `There is no way to ${at} (${code}).`, "Is the address right for this network?");
  if (/^(ERR_SSL|ERR_TLS|CERT_|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return new ToolError("tls", `TLS with ${at} failed: ${message}.`, "Is it an http:// server? A certificate of your own can be named in NODE_EXTRA_CA_CERTS.");
  if (code.startsWith("HPE_")) return new ToolError("not-http", `${at} answers with something that is not HTTP (${code}).`, "Is another program listening there, or does the server want https://?");
  if (code === "ECONNRESET" || /socket hang up/.test(message)) return new ToolError("hung-up", `${at} takes the connection and closes it without an answer.`, "Does the server want https://? Does it let this address in?");
  return new ToolError("unreachable", `${url.href} could not be asked: ${message}.`, "Ask it with another HTTP client to see more.");
}
