import { findOperation } from "../../../generated/operations.js";
import type { Entry, WsCloseEntry, WsFrameEntry, WsOpenEntry, WsRefusedEntry } from "../../log/index.js";
import { pathOf } from "./exchange.js";
import { isCut, jsonOf, stringIn } from "./json.js";

/** A frame with its JSON read. */
export interface Frame {
  readonly seq: number;
  readonly at: number;
  readonly dir: "up" | "down";
  readonly entry: WsFrameEntry;
  /** JSON value; undefined for none. */
  readonly json: unknown;
  /** Its `type`, where it is a text. */
  readonly type: string | undefined;
  /** The recorder cut it. */
  readonly cut: boolean;
}

/** One WebSocket connection. */
export interface Connection {
  readonly id: string;
  readonly open: WsOpenEntry;
  /** Agent of the path, as written, in lower case; empty when the path is another API's. */
  readonly agent: string;
  readonly frames: readonly Frame[];
  readonly closes: readonly WsCloseEntry[];
}

export function connectionsOf(entries: readonly Entry[]): { readonly connections: readonly Connection[]; readonly refused: readonly WsRefusedEntry[] } {
  const found = new Map<string, Connection & { frames: Frame[]; closes: WsCloseEntry[] }>();
  const refused: WsRefusedEntry[] = [];
  for (const entry of entries) {
    if (entry.kind === "ws-open") found.set(entry.id, { id: entry.id, open: entry, agent: agentOf(entry.url), frames: [], closes: [] });
    else if (entry.kind === "ws") found.get(entry.id)?.frames.push(frameOf(entry));
    else if (entry.kind === "ws-close") found.get(entry.id)?.closes.push(entry);
    else if (entry.kind === "ws-refused") refused.push(entry);
  }
  return { connections: [...found.values()], refused };
}

function frameOf(entry: WsFrameEntry): Frame {
  const json = entry.binary ? undefined : jsonOf(entry.data);
  return { seq: entry.seq, at: entry.at, dir: entry.dir, entry, json, type: stringIn(json, "type"), cut: isCut(entry.data) };
}

function agentOf(url: string): string {
  const path = pathOf(url);
  const api = Math.max(0, path.indexOf("/api/"));
  return (findOperation("GET", path.slice(api))?.params["id"] ?? "").toLowerCase();
}
