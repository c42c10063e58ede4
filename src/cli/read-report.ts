import { readFileSync } from "node:fs";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { ToolError } from "../runner/trouble.js";
import type { Io } from "./io.js";

/** The JSON report in a file; `-` is standard input. Throws `ToolError` where there is none, or one of another format. */
export async function readReport(file: string, io: Pick<Io, "readStdin">): Promise<Report> {
  const name = file === "-" ? "standard input" : file;
  const value = jsonIn(file === "-" ? await io.readStdin() : textOf(file), name);
  const [problem] = validate("Report", value);
  if (problem) throw new ToolError("no-report", `There is no report in ${name}: ${problem.path === "" ? "it" : problem.path} ${problem.message}.`, "sessionproof run URL --report json=FILE makes one.");
  return value as Report;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ToolError("cannot-read", `The report ${file} cannot be read: ${(error as Error).message}`, "Give the path of a JSON report, or - for standard input.");
  }
}

function jsonIn(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ToolError("no-report", `There is no report in ${name}: ${(error as Error).message}`, "sessionproof run URL --report json=FILE makes one.");
  }
}
