import { readFileSync } from "node:fs";
import type { Report } from "../reporters/index.js";
import { ToolError } from "../runner/trouble.js";

/**
 * How a report is held against the list of known failures in a file; without a file it stays as it is.
 * Throws `ToolError` for a file that cannot be read or is no such list.
 */
export async function knownFailingIn(file: string | undefined, strict: boolean): Promise<(report: Report) => Report> {
  if (file === undefined) return (report) => report;
  const [{ cases }, { parseKnownFailing, withKnown }] = await Promise.all([import("../../conformance/cases/index.js"), import("../runner/index.js")]);
  const entries = parseKnownFailing(textOf(file), file);
  const allCases = cases.map(({ id }) => id);
  return (report) => withKnown(report, { entries, allCases, strict });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ToolError("no-known-failing", `The list of known failures ${file} cannot be read: ${(error as Error).message}`, "--known-failing takes the path of a text file; sessionproof baseline REPORT.json writes one.");
  }
}
