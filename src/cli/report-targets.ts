import { writeFileSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { json, seenIn } from "../reporters/index.js";
import type { Render, Report } from "../reporters/index.js";
import { ToolError } from "../runner/trouble.js";
import { FORMATS, isFormat } from "./formats.js";
import type { Format } from "./formats.js";
import { hasColours } from "./io.js";
import type { Io } from "./io.js";

/** One `--report NAME[=FILE]`: which reporter, and where its text goes. */
export interface ReportTarget {
  readonly reporter: Format;
  /** A path; undefined for standard output. */
  readonly file: string | undefined;
}

/** Collects `--report` values. */
export function reportTarget(value: string, before: readonly ReportTarget[] = []): ReportTarget[] {
  const [name = "", ...rest] = value.split("=");
  const file = rest.join("=");
  if (!isFormat(name)) throw new InvalidArgumentError(`There are these reporters: ${Object.keys(FORMATS).join(", ")}.`);
  if (rest.length > 0 && file === "") throw new InvalidArgumentError(`After "=" it takes a file, such as ${name}=${FORMATS[name].example}.`);
  return [...before, { reporter: name, file: file === "" || file === "-" ? undefined : file }];
}

/**
 * What is written in the end. Where no report goes to standard output, the pretty one does, unless `onScreen` is `none`.
 * Throws `ToolError` when two reports would be mixed on standard output or in one file.
 */
export function settledTargets(asked: readonly ReportTarget[], onScreen: "pretty" | "none" = "pretty"): readonly ReportTarget[] {
  const targets = onScreen === "none" || asked.some((one) => one.file === undefined) ? asked : [...asked, { reporter: "pretty" as const, file: undefined }];
  const places = targets.map((one) => one.file ?? "-");
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    const where = twice === "-" ? "standard output" : twice;
    throw new ToolError("reports-collide", `Two reports would be written to ${where}.`, "Give one of them a file of its own, such as --report json=report.json.");
  }
  return targets;
}

/** True when one of the reports shows more of the log than what the findings carry. */
export function wantsLog(targets: readonly ReportTarget[], withLog: boolean): boolean {
  return withLog || targets.some(({ reporter }) => "wantsLog" in FORMATS[reporter]);
}

export interface Tone {
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Texts that are never printed. */
  readonly secrets: readonly string[];
  /** The JSON report carries the log. */
  readonly withLog?: boolean;
}

/**
 * Writes a finished report to each of its places. Its `log`, where it has one, is for the formats that show it; the JSON leaves it out unless it was asked for.
 * Throws `ToolError` for a file that cannot be written.
 */
export async function writeReports(report: Report, targets: readonly ReportTarget[], tone: Tone, io: Io): Promise<void> {
  const { log: _log, ...bare } = report;
  const seen = seenIn(report);
  for (const { reporter, file } of targets) {
    const onScreen = file === undefined;
    const render: Render = {
      colours: onScreen && hasColours(io.stdout, io.env),
      width: onScreen ? io.stdout.columns : 100,
      quiet: tone.quiet,
      verbose: tone.verbose,
    };
    const reported = await FORMATS[reporter].load();
    const text = withoutSecrets(reporter === "json" ? json(tone.withLog ? report : bare) : reported(report, render, seen), tone.secrets);
    if (onScreen) io.stdout.write(text);
    else writeTo(file, text);
  }
}

function writeTo(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new ToolError("cannot-write", `The report could not be written to ${file}: ${(error as Error).message}`, "Name a file in a folder that exists and may be written.");
  }
}

/** Below this length a key is too likely to be part of an innocent word. */
const LEAST_SECRET = 6;

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret.length >= LEAST_SECRET).reduce((shown, secret) => shown.replaceAll(secret, "‹hidden›"), text);
}
