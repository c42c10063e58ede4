import type { ServerFrame } from "../../generated/frames.js";
import { jsonOf } from "./answer.js";
import { badUtf8In, decodeAsIs } from "./bad-utf8.js";

/** One data message of the server, as received. */
export interface Frame {
  /** Text of a text message, bad UTF-8 as U+FFFD; base64 of a binary one. */
  readonly text: string;
  readonly bytes: Buffer;
  readonly binary: boolean;
  /** Byte sequences of a text message that are no UTF-8; RFC 6455 §8.1 asks to fail the connection, a judge wants to see it. */
  readonly badUtf8: number;
  /** The text as JSON; undefined when it is none or binary. */
  readonly json: unknown;
  readonly seq: number;
  readonly atMs: number;
  /** Looks at `type` alone and narrows `json` to what the contract says of such a frame. */
  is<T extends ServerFrame["type"]>(type: T): this is Frame & { readonly json: Extract<ServerFrame, { readonly type: T }> };
}

/** Reads a message as it came off the socket, before it has a place in the log. */
export function readFrame(bytes: Buffer, binary: boolean): Omit<Frame, "seq" | "atMs" | "is"> {
  const text = binary ? bytes.toString("base64") : decodeAsIs(bytes);
  return { text, bytes, binary, badUtf8: binary ? 0 : badUtf8In(bytes), json: binary ? undefined : jsonOf(text) };
}

export function frameOf(read: Omit<Frame, "seq" | "atMs" | "is">, seq: number, atMs: number): Frame {
  return {
    ...read,
    seq,
    atMs,
    is(type): this is never {
      return typeof read.json === "object" && read.json !== null && (read.json as { type?: unknown }).type === type;
    },
  };
}
