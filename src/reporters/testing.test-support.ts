import { readFileSync } from "node:fs";
import type { Report } from "../../generated/report.js";
import type { Render } from "./render.js";

/** A small report with one of each: passed, failed, warned, blocked alone, blocked by another, not applicable, undecided, told. */
export function sampleReport(changes: Partial<Report> = {}): Report {
  const sample = JSON.parse(readFileSync(new URL("./fixtures/report.json", import.meta.url), "utf8")) as Report;
  return { ...sample, ...changes };
}

export const PLAIN: Render = { colours: false, width: 100, quiet: false, verbose: false };
