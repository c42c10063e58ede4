import type { IncomingMessage } from "node:http";
import { Refusal } from "../refusal.js";
import type { RawBody } from "../seams.js";

/** A body beyond the bound is read and thrown away up to this, so that its sender sees the 413; beyond, the connection is cut. */
const MAX_DISCARDED_BYTES = 32 * 1024 * 1024;

/** All bytes of a body. Throws 413 beyond `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<RawBody> {
  const chunks: Buffer[] = [];
  let total = 0;
  let cut = false;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (total > maxBytes + MAX_DISCARDED_BYTES) break;
    }
  } catch {
    cut = true;
  }
  if (total > maxBytes) throw new Refusal(413, `The body is larger than ${maxBytes} bytes`, { connection: "close" });
  const { "content-type": contentType, "content-encoding": contentEncoding } = request.headers;
  return { bytes: Buffer.concat(chunks), contentType, contentEncoding, ...(cut && { cut }) };
}

/** The JSON of a body, undefined for zero bytes. Throws 400 for what broke off, is no UTF-8 or no JSON, 415 for another content type or an encoded body. */
export function jsonOf({ bytes, contentType, contentEncoding = "identity", cut }: RawBody): unknown {
  if (cut) throw new Refusal(400, "The body broke off before its end");
  if (bytes.length === 0) return undefined;
  if (!isJson(contentType)) throw new Refusal(415, "Expected a body with `Content-Type: application/json`");
  if (contentEncoding !== "identity") throw new Refusal(415, "An encoded body is not supported");
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
