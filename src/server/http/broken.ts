import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/**
 * Answers what is no HTTP with the error body, as far as the connection still allows it: behind the answers to what came before it on the same
 * connection, never into the middle of one.
 */
export class BrokenRequests {
  /** Answers that are not out yet, by their connection. */
  readonly #open = new WeakMap<Duplex, Map<ServerResponse, IncomingMessage>>();
  readonly #broken = new WeakSet<Duplex>();

  /** To be called with every request that is valid. */
  readonly watch = (request: IncomingMessage, response: ServerResponse): void => {
    const open = this.#open.get(request.socket) ?? new Map<ServerResponse, IncomingMessage>();
    this.#open.set(request.socket, open.set(response, request));
    response.once("close", () => open.delete(response));
  };

  readonly answer = (error: Error & { readonly code?: string }, raw: Duplex): void => {
    if (raw.destroyed || !raw.writable || error.code === "ECONNRESET") return void raw.destroy();
    // What follows on a broken connection is reported, too.
    if (this.#broken.has(raw)) return;
    this.#broken.add(raw);
    const [status, reason, message] = statusOf(error.code);
    const end = (): void => endWith(raw, `${status} ${reason}`, "", message);
    // Where a body broke off, this is the answer to it: nothing else would come.
    const before = [...(this.#open.get(raw) ?? [])].flatMap(([response, request]) => (request.complete ? [response] : []));
    let left = before.length;
    if (left === 0) return end();
    for (const response of before) response.once("close", () => (left -= 1) === 0 && end());
  };
}

/** This server is no proxy. */
export function answerConnect(raw: Duplex): void {
  raw.on("error", () => raw.destroy());
  endWith(raw, "405 Method Not Allowed", "allow: DELETE, GET, HEAD, POST, PUT\r\n", "Method CONNECT not allowed");
}

function endWith(raw: Duplex, status: string, header: string, message: string): void {
  const body = JSON.stringify({ error: message });
  raw.end(`HTTP/1.1 ${status}\r\n${header}content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`);
}

function statusOf(code: string | undefined): [number, string, string] {
  if (code === "HPE_HEADER_OVERFLOW") return [431, "Request Header Fields Too Large", "The headers are too large"];
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "Request Timeout", "The request took too long to arrive"];
  return [400, "Bad Request", "The request is not valid HTTP"];
}
