import type { Report } from "../../generated/report.js";

/** The report itself, as spec/report.schema.json has it: members in their given order, two blanks of indentation, `\n` at the end. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
