import { findOperation } from "../../../generated/operations.js";
import type { FoundOperation } from "../../../generated/operations.js";
import type { ClientGoneEntry, Entry, RequestEntry, ResponseEndEntry, ResponseEntry, ResponseErrorEntry, ResponseHeadEntry, SseRestEntry } from "../../log/index.js";
import { jsonOf } from "./json.js";
import { readSseBlock } from "./sse-block.js";
import type { SseBlock } from "./sse-block.js";

/** A request and all that came back for it. */
export interface Exchange {
  readonly id: string;
  readonly request: RequestEntry;
  /** Absent for a path or method that the contract does not have. */
  readonly operation?: FoundOperation;
  /** A whole answer. */
  readonly answer?: ResponseEntry;
  /** JSON of a whole answer. */
  readonly json?: unknown;
  /** The head of a streamed answer. */
  readonly head?: ResponseHeadEntry;
  readonly blocks: readonly SseBlock[];
  readonly rest?: SseRestEntry;
  /** How it ended, when a stream or when there was no whole answer. */
  readonly end?: ResponseEndEntry | ResponseErrorEntry | ClientGoneEntry;
}

/** Joins the entries of each HTTP exchange, in order of their requests. */
export function exchangesOf(entries: readonly Entry[]): readonly Exchange[] {
  const drafts = new Map<string, { -readonly [K in keyof Exchange]: Exchange[K] } & { blocks: SseBlock[] }>();
  for (const entry of entries) {
    if (entry.kind === "request") {
      const operation = operationOf(entry);
      drafts.set(entry.id, { id: entry.id, request: entry, blocks: [], ...(operation ? { operation } : {}) });
      continue;
    }
    if (!("id" in entry) || typeof entry.id !== "string") continue;
    const draft = drafts.get(entry.id);
    if (!draft) continue;
    if (entry.kind === "response") {
      draft.answer = entry;
      draft.json = jsonOf(entry.body);
    } else if (entry.kind === "response-head") draft.head = entry;
    else if (entry.kind === "sse") draft.blocks.push(readSseBlock(entry));
    else if (entry.kind === "sse-rest") draft.rest = entry;
    else if (entry.kind === "response-end" || entry.kind === "response-error" || entry.kind === "client-gone") draft.end ??= entry;
  }
  return [...drafts.values()];
}

/** A target may live under a prefix: what counts begins at `/api/`. */
function operationOf({ method, url }: RequestEntry): FoundOperation | undefined {
  const path = pathOf(url);
  const api = path.indexOf("/api/");
  return findOperation(method, path) ?? (api > 0 ? findOperation(method, path.slice(api)) : undefined);
}

export function pathOf(url: string): string {
  return (url.split(/[?#]/, 1)[0] ?? "").replace(/^[a-z]+:\/\/[^/]*/i, "");
}

/** `seq` by which the server had surely made up its mind: the answer, or the head of a stream; undefined while there is none. */
export function answeredAt(exchange: Exchange): number | undefined {
  return exchange.answer?.seq ?? exchange.head?.seq;
}

export function statusOf(exchange: Exchange): number | undefined {
  return exchange.answer?.status ?? exchange.head?.status;
}

export function succeeded(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status !== undefined && status >= 200 && status < 300;
}
