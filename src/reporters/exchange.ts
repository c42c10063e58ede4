import type { LogEntry, ModelCallEntry, ReportFinding } from "../../generated/report.js";
import { cut, safe } from "./safe.js";

/** One entry of the evidence as a line: when, where in the log, on which exchange, and what. */
export interface ExchangeLine {
  /** `12 ms`, counted from the beginning of the case. */
  readonly time: string;
  /** `#212`: its place in the log, and its line where the log is a file. */
  readonly place: string;
  /** `r3`, `w1`, `m2`; empty for an entry of no exchange. */
  readonly id: string;
  readonly text: string;
  /** True for the entry that shows the finding. */
  readonly isPlace: boolean;
}

export interface Bounds {
  /** UTF-16 units of one value. */
  readonly maxCharacters: number;
  readonly maxEntries: number;
}

/** The evidence of a finding in order, at most `maxEntries` of it: the ones nearest to the place that shows it. */
export function exchangeLines(finding: ReportFinding, bounds: Bounds): { readonly lines: readonly ExchangeLine[]; readonly left: number } {
  const entries = finding.exchanges;
  const place = entries.findIndex((entry) => entry.seq === finding.at);
  const from = Math.max(0, Math.min(place < 0 ? 0 : place - bounds.maxEntries + 2, entries.length - bounds.maxEntries));
  const shown = entries.slice(from, from + bounds.maxEntries);
  const began = beginning(finding, place);
  const lines = shown.map((entry) => ({
    time: `${Math.round(entry.at - began)} ms`,
    place: entry.seq === undefined ? "" : `#${entry.seq}`,
    id: "id" in entry && typeof entry.id === "string" ? safe(entry.id) : "",
    text: textOf(entry, bounds.maxCharacters),
    isPlace: entry.seq === finding.at,
  }));
  return { lines, left: entries.length - shown.length };
}

/** An entry of the log in one line, for those who watch: on which exchange, and what. Longer values are cut. */
export function entryLine(entry: LogEntry, maxCharacters: number): string {
  const id = "id" in entry && typeof entry.id === "string" ? `${safe(entry.id)} ` : "";
  return `${id}${textOf(entry, maxCharacters)}`;
}

/** Where the clock of the case stood at zero, on the clock of the log. */
function beginning(finding: ReportFinding, place: number): number {
  const shows = finding.exchanges[place];
  if (shows !== undefined && finding.atMs !== undefined) return shows.at - finding.atMs;
  return finding.exchanges[0]?.at ?? 0;
}

/** `→` is what the client sent, `←` what the server under test sent; a model call is between that server and its model. */
function textOf(entry: LogEntry, maxCharacters: number): string {
  const value = (text: string): string => safe(cut(text, maxCharacters));
  const body = (text: string | undefined): string => (text === undefined || text === "" ? "" : ` ${value(text)}`);
  switch (entry.kind) {
    case "request":
      return `→ ${safe(entry.method)} ${value(entry.url)}${body(entry.body)}${onPurpose(entry.onPurpose)}`;
    case "response":
      return `← ${entry.status}${typeUnlessJson(entry.headers)}${body(entry.body)}`;
    case "response-head":
      return `← ${entry.status}${typeUnlessJson(entry.headers)}, a stream`;
    case "sse":
      return `← ${value(entry.raw)}`;
    case "sse-rest":
      return `← ${value(entry.raw)} (cut off, no blank line)`;
    case "heard":
      return `(read as ${entry.what}${entry.label === undefined ? "" : ` of ${value(entry.label)}`})${body(entry.text)}`;
    case "read":
      return `(read as the history of ${value(entry.session)}: ${entry.found ? `${entry.rows.length} rows` : "no such session"})`;
    case "removed":
      return `(read as ${entry.done ? "" : "no "}deletion of ${entry.session === undefined ? `agent ${value(entry.agent)}` : value(entry.session)})`;
    case "response-end":
      return "← end of the stream";
    case "response-error":
      return `← broken off: ${value(entry.error)}`;
    case "client-gone":
      return "→ the client leaves";
    case "ws-open":
      return `→ socket open at ${value(entry.url)}`;
    case "ws-refused":
      return `← ${entry.status} to the upgrade${body(entry.body)}${onPurpose(entry.onPurpose)}`;
    case "ws":
      return `${entry.dir === "up" ? "→" : "←"} ${entry.binary ? "binary, base64: " : ""}${value(entry.data)}${onPurpose(entry.onPurpose)}`;
    case "ws-close":
      return entry.by === "client" ? `→ the client closes, ${entry.code}` : `← the server closes, ${entry.code}`;
    case "model":
      return `the server asks its model: ${askedOf(entry, value)}`;
    case "model-answer":
      return `its model answers ${entry.status}${body(entry.content)}${entry.tool ? ` calls ${safe(entry.tool.name)} ${value(entry.tool.arguments)}` : ""}${entry.aborted ? " (the server gave the call up)" : ""}`;
    case "turn":
      return `the suite speaks turn ${safe(entry.canary)} ${entry.named === null ? "naming no session" : `to session ${value(entry.named)}`}`;
    case "note":
      return `(${value(entry.text)})`;
    case "meta":
      return `(${value([entry.server, entry.version, entry.note].filter(Boolean).join(" "))})`;
  }
}

function onPurpose(why: string | undefined): string {
  return why === undefined ? "" : ` (wrong on purpose: ${safe(why)})`;
}

function typeUnlessJson(headers: Readonly<Record<string, string>>): string {
  const type = headers["content-type"] ?? "no content type";
  return /^application\/json\b/i.test(type) ? "" : ` (${safe(type)})`;
}

function askedOf(entry: ModelCallEntry, value: (text: string) => string): string {
  const messages = entry.body["messages"];
  if (!Array.isArray(messages)) return value(JSON.stringify(entry.body["input"] ?? entry.body));
  return messages.map((message: { role?: unknown; content?: unknown }) => `${value(String(message.role))} ${value(JSON.stringify(message.content ?? null))}`).join(", ");
}
