import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { Cut } from "./no-answer.js";

const DECODERS: Readonly<Record<string, (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/**
 * A body without its content codings (RFC 9110 §8.4). A coding that is unknown or broken leaves the bytes as they came: what they are then is the judges' affair.
 * Throws `Cut` (`too-large`) for what would come out over `maxBytes`.
 */
export function decoded(bytes: Buffer, coding: string | undefined, maxBytes: number): Buffer {
  if (coding === undefined || bytes.length === 0) return bytes;
  let plain = bytes;
  for (const name of coding.toLowerCase().split(",").map((part) => part.trim()).reverse()) {
    if (name === "" || name === "identity") continue;
    const decode = DECODERS[name];
    if (decode === undefined) return bytes;
    try {
      plain = decode(plain, { maxOutputLength: maxBytes });
    } catch (error) {
      if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw new Cut("too-large", `the body is over ${maxBytes} bytes when its ${name} coding is taken off`);
      return bytes;
    }
  }
  return plain;
}
