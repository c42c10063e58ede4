import type { LogEntry } from "../../../generated/report.js";
import { block, el } from "./dom.js";
import { exchangeOf, lineOf, parsed, visible } from "./words.js";

/** One entry of the log in full: as received, and decoded beside it. Made when it is opened, and not before. */
export function evidenceOf(entry: LogEntry, note: string): HTMLElement {
  const raw = rawOf(entry);
  const decoded = decodedOf(entry, raw);
  const bytes = el("details", { class: "hex" }, el("summary", {}, "Bytes"));
  bytes.addEventListener("toggle", () => bytes.childElementCount === 1 && bytes.append(block("Bytes in hexadecimal", hexOf(raw))), { once: true });
  return el(
    "section",
    { class: "entry", "aria-label": `Entry ${entry.seq ?? ""}`, "data-entry": entry.seq },
    el("h4", {}, `#${entry.seq ?? "?"} ${exchangeOf(entry)} ${visible(lineOf(entry))}`),
    el("p", {}, `${entry.at} ms since the log began. ${note}`),
    el(
      "div",
      { class: "sides" },
      el("div", {}, el("h5", {}, "As received"), block("As received", raw === "" ? "(nothing)" : visible(raw))),
      el("div", {}, el("h5", {}, "Decoded"), block("Decoded", visible(decoded))),
    ),
    bytes,
  );
}

function rawOf(entry: LogEntry): string {
  switch (entry.kind) {
    case "request":
      return entry.body ?? "";
    case "response":
    case "ws-refused":
      return entry.body ?? "";
    case "sse":
    case "sse-rest":
      return entry.raw;
    case "ws":
      return entry.data;
    case "model":
      return JSON.stringify(entry.body);
    case "model-answer":
      return entry.content ?? "";
    case "response-error":
      return entry.error;
    default:
      return "";
  }
}

/** The value that the raw text stands for, with what the protocol says around it. */
function decodedOf(entry: LogEntry, raw: string): string {
  const { at: _at, seq: _seq, case: _case, ...rest } = entry as LogEntry & { readonly case?: string };
  const text = entry.kind === "sse" ? dataOf(entry.raw) : raw;
  const value = parsed(text);
  const shown: Record<string, unknown> = { ...rest };
  for (const name of ["body", "raw", "data"]) if (typeof shown[name] === "string" && value !== undefined) shown[name] = value;
  return JSON.stringify(shown, null, 2);
}

function dataOf(raw: string): string {
  return raw
    .split(/\r\n|\n|\r/)
    .flatMap((line) => (line.startsWith("data:") ? [line.slice(5).replace(/^ /, "")] : []))
    .join("\n");
}

const MOST_BYTES = 4_096;

/** UTF-8 of a text, sixteen bytes a line, what is printable beside them. */
function hexOf(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, MOST_BYTES); at += 16) {
    const row = [...bytes.slice(at, at + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    lines.push(`${at.toString(16).padStart(6, "0")}  ${hex.padEnd(47)}  ${row.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : ".")).join("")}`);
  }
  if (bytes.length > MOST_BYTES) lines.push(`and ${bytes.length - MOST_BYTES} bytes more`);
  return lines.join("\n") || "none";
}
