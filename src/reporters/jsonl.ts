import type { LogEntry, Report } from "../../generated/report.js";
import type { Render } from "./render.js";

/** What was seen, one JSON object a line: the format of `--log` and of `check`. */
export function jsonl(_report: Report, _render: Render, seen: readonly LogEntry[]): string {
  return seen.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}
