import { json } from "./json.js";
import { junit } from "./junit.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./render.js";

/** Every reporter by the name it has on the command line. */
export const REPORTERS = { pretty, json, junit } as const satisfies Record<string, Reporter>;
export type ReporterName = keyof typeof REPORTERS;

export type { Report } from "../../generated/report.js";
export { json } from "./json.js";
export { junit } from "./junit.js";
export { columnsOf, count, duration, row, wrap } from "./layout.js";
export type { RowShape } from "./layout.js";
export { pretty } from "./pretty.js";
export { painter } from "./render.js";
export type { Paint, Render, Reporter } from "./render.js";
export { cut, safe } from "./safe.js";
export { countsText, targetText, verdict } from "./verdict.js";
export type { Verdict } from "./verdict.js";
