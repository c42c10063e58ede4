import type { Connection, Frame } from "./connection.js";
import { cutLength, member, stringIn, uuid } from "./json.js";

/** What a client's frame asks of the server. */
export type Ask =
  | { readonly kind: "ping"; readonly seq: number }
  | { readonly kind: "command"; readonly seq: number; readonly command: string; readonly named: string | undefined }
  | { readonly kind: "message"; readonly seq: number; readonly text: string; readonly named: string | null; readonly refuse?: string }
  | BadAsk;

/** Neither; a right server answers with an `error`. */
export interface BadAsk {
  readonly kind: "bad";
  readonly seq: number;
  readonly what: string;
  readonly tooLarge: boolean;
}

const MAX_FRAME_BYTES = 65_536;

export function asksOf(connection: Connection): readonly Ask[] {
  return connection.frames.filter(({ dir }) => dir === "up").map(askOf);
}

function askOf(frame: Frame): Ask {
  const { seq, entry, json } = frame;
  const bad = (what: string, tooLarge = false): Ask => ({ kind: "bad", seq, what, tooLarge });
  if (entry.binary) return bad("a binary frame");
  if (frame.cut) return bad("a frame that the recorder cut", cutLength(entry.data)! > MAX_FRAME_BYTES);
  const tooLarge = Buffer.byteLength(entry.data) > MAX_FRAME_BYTES ? "it is over 64 KiB" : undefined;
  if (json === undefined) {
    const refuse = tooLarge ?? (entry.data.trimStart().startsWith("{") ? "it is an unreadable JSON object" : onPurpose(frame));
    return { kind: "message", seq, text: entry.data, named: null, ...(refuse ? { refuse } : {}) };
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return bad("JSON that is no object");
  const type = member(json, "type") ?? "message";
  if (type === "ping") return { kind: "ping", seq };
  if (type === "command") return { kind: "command", seq, command: stringIn(json, "command") ?? "", named: uuid(member(json, "session_id")) };
  if (type !== "message") return bad("a frame of an unknown type");
  return messageOf(frame, tooLarge);
}

function messageOf(frame: Frame, tooLarge: string | undefined): Ask {
  const { seq, json } = frame;
  const content = member(json, "content");
  const session = member(json, "session_id") ?? null;
  const named = session === null ? null : typeof session === "string" ? session : JSON.stringify(session);
  const text = typeof content === "string" ? content : "";
  const refuse =
    tooLarge ??
    (text.trim() === "" ? "it has no content" : undefined) ??
    (named !== null && uuid(named) === undefined ? "its session id is no UUID" : undefined) ??
    onPurpose(frame);
  return { kind: "message", seq, text, named, ...(refuse ? { refuse } : {}) };
}

function onPurpose({ entry }: Frame): string | undefined {
  return entry.onPurpose === undefined ? undefined : `it breaks the contract on purpose (${entry.onPurpose})`;
}
