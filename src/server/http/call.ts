import type { IncomingMessage } from "node:http";
import type { Call } from "../seams.js";

/** What is known of a request from its head. A target in absolute form (`http://host/path`) is taken as its path. */
export function callOf(request: IncomingMessage, upgrade: boolean): Call {
  const target = (request.url ?? "/").replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const question = target.indexOf("?");
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  return {
    method: request.method ?? "GET",
    path: question === -1 ? target : target.slice(0, question),
    query: question === -1 ? "" : target.slice(question + 1),
    headers,
    address: request.socket.remoteAddress ?? "",
    upgrade,
  };
}
