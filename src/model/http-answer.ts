import type { IncomingMessage, ServerResponse } from "node:http";

/** An answer of the endpoint that is not the wished one, in the shape OpenAI gives its errors. */
export class HttpFault extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length, ...headers });
  response.end(bytes);
}

export function sendFault(response: ServerResponse, { status, message, headers }: HttpFault): void {
  const type = status >= 500 ? "server_error" : "invalid_request_error";
  sendJson(response, status, { error: { message, type, param: null, code: null } }, headers);
}

/** The JSON of a body; throws `HttpFault` 413 past `maxBytes` and 400 where it is no JSON. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else if (bytes > 4 * maxBytes) break;
  }
  if (bytes > maxBytes) throw new HttpFault(413, `the body is larger than ${maxBytes} bytes`, { connection: "close" });
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
  } catch {
    throw new HttpFault(400, "the body is not JSON");
  }
}
