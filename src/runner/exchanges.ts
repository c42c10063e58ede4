import type { LogEntry } from "../../generated/report.js";
import type { Entry } from "../log/index.js";

/** Longest text shown whole, in characters; what is longer is cut and its length said. */
const LONGEST = 4_096;
/** Most entries in one slice of evidence. */
const MOST_ENTRIES = 40;
const HIDDEN = "‹hidden›";
const SECRET_HEADERS = new Set(["authorization", "proxy-authorization", "x-api-key", "cookie", "set-cookie"]);

/** A text short enough for a report. */
export function clip(text: string, longest: number = LONGEST): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** The entries that show something, and with each HTTP answer its request: a slice of the log for a report. */
export function sliceOf(seqs: readonly number[], entries: readonly Entry[], apiKey: string | undefined): LogEntry[] {
  const bySeq = entriesBySeq(entries);
  const wanted = new Set<number>();
  for (const seq of seqs) {
    const entry = bySeq.get(seq);
    if (entry === undefined) continue;
    wanted.add(seq);
    if (!("id" in entry) || !/^(response|sse)/.test(entry.kind)) continue;
    const request = entries.find((other) => other.kind === "request" && other.id === entry.id);
    if (request !== undefined) wanted.add(request.seq);
  }
  const slice = [...wanted].sort((a, b) => a - b).slice(0, MOST_ENTRIES);
  return slice.map((seq) => shown(bySeq.get(seq)!, apiKey) as LogEntry);
}

const indexes = new WeakMap<readonly Entry[], { readonly length: number; readonly bySeq: ReadonlyMap<number, Entry> }>();

/** Entries of a recording have the numbers of their lines, which may have gaps. */
export function entriesBySeq(entries: readonly Entry[]): ReadonlyMap<number, Entry> {
  const known = indexes.get(entries);
  if (known?.length === entries.length) return known.bySeq;
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  indexes.set(entries, { length: entries.length, bySeq });
  return bySeq;
}

/** The whole log as a report carries it: secrets hidden, nothing cut. */
export function shownLog(entries: readonly Entry[], apiKey: string | undefined): LogEntry[] {
  return entries.map((entry) => shown(entry, apiKey, Infinity) as LogEntry);
}

/** A copy with secrets hidden and long texts cut. */
function shown(value: unknown, apiKey: string | undefined, longest: number = LONGEST): unknown {
  if (typeof value === "string") return clip(hide(value, apiKey), longest);
  if (Array.isArray(value)) return value.map((one) => shown(one, apiKey, longest));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, SECRET_HEADERS.has(name.toLowerCase()) && typeof part === "string" ? hiddenHeader(part) : shown(part, apiKey, longest)]),
  );
}

function hiddenHeader(value: string): string {
  const scheme = /^(?:Bearer|Basic|Digest) (?=.)/i.exec(value)?.[0] ?? "";
  return value.startsWith(HIDDEN, scheme.length) ? value : scheme + HIDDEN;
}

function hide(text: string, apiKey: string | undefined): string {
  const urls = text.replace(/([?&]token=)[^&#\s"]*/g, `$1${HIDDEN}`);
  return apiKey === undefined || apiKey.length < 6 ? urls : urls.replaceAll(apiKey, HIDDEN);
}
