import { requirement } from "../../generated/ledger.js";
import type { Headers, Log } from "../log/index.js";
import type { ConformanceCase } from "./case.js";

/** A refusal for a limit that the budget did not foresee. */
export interface Throttled {
  /** `seq` of the entry that shows it. */
  readonly at: number;
  /** What was refused, as a phrase. */
  readonly what: string;
  /** Seconds that the target asks us to wait; undefined where it does not say. */
  readonly retryAfterS?: number;
}

/** Nobody is made to wait longer than this by a header, in seconds. */
const LONGEST_S = 120;

/** The first refusal of this case, in entries from `from` on, for a limit that its profile does not declare. Cases about limits run into them on purpose. */
export function throttledIn(log: Log, one: ConformanceCase, from: number): Throttled | undefined {
  if (requirement(one.proves).area === "limits") return undefined;
  const asked = new Map<string, string>();
  for (const entry of log.entries.slice(from)) {
    if (entry.case !== one.id) continue;
    if (entry.kind === "request" && entry.onPurpose === undefined) asked.set(entry.id, `${entry.method} ${entry.url}`);
    if ((entry.kind === "response" || entry.kind === "response-head") && entry.status === 429) {
      const what = asked.get(entry.id);
      if (what !== undefined) return { at: entry.seq, what: `429 to ${what}`, ...retryAfter(entry.headers) };
    }
    if (entry.kind === "ws-refused" && entry.status === 429 && entry.onPurpose === undefined) return { at: entry.seq, what: "429 to an upgrade", ...retryAfter(entry.headers) };
    if (entry.kind === "ws" && entry.dir === "down" && isRateLimit(entry.data)) return { at: entry.seq, what: "a rate limit told in an `error` frame" };
  }
  return undefined;
}

function retryAfter(headers: Headers): { readonly retryAfterS?: number } {
  const seconds = Number(headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterS: Math.min(LONGEST_S, seconds) } : {};
}

/** The proposal's words for it, and those of its relatives. */
function isRateLimit(data: string): boolean {
  if (data.length > 10_000 || !/rate.?limit|too many (messages|requests)/i.test(data)) return false;
  try {
    const { type, content } = JSON.parse(data) as { readonly type?: unknown; readonly content?: unknown };
    return type === "error" && typeof content === "string" && /rate.?limit|too many (messages|requests)/i.test(content);
  } catch {
    return false;
  }
}
