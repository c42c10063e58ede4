import type { Duplex } from "node:stream";

/** Answers what is no HTTP with the error body, as far as the connection still allows it. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, raw: Duplex): void {
  if (raw.destroyed || !raw.writable || error.code === "ECONNRESET") return void raw.destroy();
  const [status, reason, message] = statusOf(error.code);
  endWith(raw, `${status} ${reason}`, "", message);
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
