import { succeeded } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { arrayIn, isCut, member, stringIn, uuid } from "./json.js";

/** One read of a session's history, by its id or as the active session. */
export interface HistoryRead {
  /** `seq` of the request and of the answer. */
  readonly askedAt: number;
  readonly at: number;
  readonly case?: string;
  /** The session asked for; for the active one, the one the answer says it is. */
  readonly session: string;
  readonly asked: "by-id" | "active";
  /** False when the server says that there is no such session. */
  readonly found: boolean;
  readonly rows: readonly HistoryRow[];
}

export interface HistoryRow {
  readonly role: "user" | "assistant" | "other";
  readonly text: string;
}

/** Reads that tell something: answered 200 with readable rows, or 404. */
export function historyReadsIn(exchanges: readonly Exchange[]): readonly HistoryRead[] {
  return exchanges.flatMap((exchange): HistoryRead[] => {
    const { operation, request, answer, json } = exchange;
    if (!operation || !answer || (operation.id !== "getSession" && operation.id !== "getActiveSession")) return [];
    const asked = operation.id === "getSession" ? "by-id" : "active";
    const session = uuid(asked === "by-id" ? operation.params["id"] : member(json, "session_id"));
    const inCase = request.case === undefined ? {} : { case: request.case };
    if (session === undefined) return [];
    const base = { askedAt: request.seq, at: answer.seq, ...inCase, session, asked } as const;
    if (answer.status === 404 && asked === "by-id") return [{ ...base, found: false, rows: [] }];
    if (!succeeded(exchange) || isCut(answer.body) || !Array.isArray(member(json, "messages"))) return [];
    return [{ ...base, found: true, rows: arrayIn(json, "messages").map(rowOf) }];
  });
}

function rowOf(row: unknown): HistoryRow {
  const role = stringIn(row, "role")?.toLowerCase();
  return { role: role === "user" || role === "assistant" ? role : "other", text: stringIn(row, "content") ?? "" };
}
