import { badge, badgeSvg } from "./badge.js";
import { github } from "./github.js";
import { har } from "./har.js";
import { json } from "./json.js";
import { jsonl } from "./jsonl.js";
import { junit } from "./junit.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./render.js";
import { sarif } from "./sarif.js";
import { summary } from "./summary.js";

/** Every reporter of this room by the name it has on the command line. */
export const REPORTERS = { pretty, json, junit, sarif, github, summary, har, jsonl, badge, "badge-svg": badgeSvg } as const satisfies Record<string, Reporter>;

export type { LogEntry, Report, ReportFinding } from "../../generated/report.js";
export { badge, badgeSvg } from "./badge.js";
export { blockedAlone, charges, notApplicable, ownFirst, undecided } from "./charges.js";
export type { Charge, Group, Sighting } from "./charges.js";
export { diffReports, diffText } from "./diff.js";
export type { Difference } from "./diff.js";
export { entryLine, exchangeLines } from "./exchange.js";
export { github } from "./github.js";
export { har } from "./har.js";
export { json } from "./json.js";
export { jsonl } from "./jsonl.js";
export { junit } from "./junit.js";
export { columnsOf, count, duration, row, wrap } from "./layout.js";
export type { RowShape } from "./layout.js";
export { letter } from "./letter.js";
export { pretty } from "./pretty.js";
export { painter } from "./render.js";
export type { Paint, Render, Reporter } from "./render.js";
export { cut, safe } from "./safe.js";
export { sarif } from "./sarif.js";
export { findingsIn, seenIn } from "./seen.js";
export { summary } from "./summary.js";
export { countsText, targetText, verdict } from "./verdict.js";
export type { Verdict } from "./verdict.js";
