import { REPORTERS } from "../reporters/index.js";
import type { Reporter } from "../reporters/index.js";

/** A format of reports, by the name it has after `--report`. */
interface FormatRow {
  readonly load: () => Promise<Reporter>;
  /** A file as one would call it. */
  readonly example: string;
  /** It shows what was seen, passing cases too, where it is handed the log. */
  readonly wantsLog?: true;
}

export const FORMATS = {
  pretty: { load: async () => REPORTERS.pretty, example: "report.txt" },
  html: { load: async () => (await import("../report-page/index.js")).html, example: "report.html", wantsLog: true },
  json: { load: async () => REPORTERS.json, example: "report.json" },
  junit: { load: async () => REPORTERS.junit, example: "report.xml" },
  sarif: { load: async () => REPORTERS.sarif, example: "report.sarif" },
  github: { load: async () => REPORTERS.github, example: "annotations.txt" },
  summary: { load: async () => REPORTERS.summary, example: "summary.md" },
  har: { load: async () => REPORTERS.har, example: "traffic.har", wantsLog: true },
  jsonl: { load: async () => REPORTERS.jsonl, example: "seen.jsonl", wantsLog: true },
  badge: { load: async () => REPORTERS.badge, example: "badge.json" },
  "badge-svg": { load: async () => REPORTERS["badge-svg"], example: "badge.svg" },
} as const satisfies Record<string, FormatRow>;

export type Format = keyof typeof FORMATS;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(FORMATS, name);
}
