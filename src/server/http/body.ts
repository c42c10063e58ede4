import type { IncomingMessage } from "node:http";
import { Refusal } from "../refusal.js";

/** A body beyond the bound is read and thrown away up to this, so that its sender sees the 413; beyond, the connection is cut. */
const MAX_DISCARDED_BYTES = 32 * 1024 * 1024;

/**
 * The JSON of a request; undefined when it has no body or zero bytes.
 * Throws 400 for what is no UTF-8 or no JSON, 413 beyond `maxBytes`, 415 for another or no content type or an encoded body.
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) return undefined;
  if (!isJson(request.headers["content-type"])) throw new Refusal(415, "Expected a body with `Content-Type: application/json`");
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") throw new Refusal(415, "An encoded body is not supported");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, "The body is not valid UTF-8");
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(400, "The body is not valid JSON");
  }
}

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (total > maxBytes + MAX_DISCARDED_BYTES) break;
  }
  if (total > maxBytes) throw new Refusal(413, `The body is larger than ${maxBytes} bytes`, { connection: "close" });
  return Buffer.concat(chunks);
}

function isJson(contentType: string | undefined): boolean {
  const [type = "", ...parameters] = (contentType ?? "").toLowerCase().split(";").map((part) => part.trim());
  if (!/^application\/(?:[\w.+-]+\+)?json$/.test(type)) return false;
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length).replace(/^"|"$/g, "");
  return charset === undefined || charset === "utf-8" || charset === "utf8";
}

/** The members of a JSON object; of none where there is no body. Throws 422 for other JSON. */
export function membersOf(body: unknown): Readonly<Record<string, unknown>> {
  if (body === undefined) return {};
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new Refusal(422, "The body must be a JSON object");
  return body as Record<string, unknown>;
}
