import { writeFileSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { REPORTERS } from "../reporters/index.js";
import type { Render, Report, ReporterName } from "../reporters/index.js";
import { ToolError } from "../runner/trouble.js";
import { hasColours } from "./io.js";
import type { Io } from "./io.js";

/** One `--report NAME[=FILE]`: which reporter, and where its text goes. */
export interface ReportTarget {
  readonly reporter: ReporterName;
  /** A path; undefined for standard output. */
  readonly file: string | undefined;
}

/** Collects `--report` values. */
export function reportTarget(value: string, before: readonly ReportTarget[] = []): ReportTarget[] {
  const [name = "", ...rest] = value.split("=");
  const file = rest.join("=");
  if (!isReporter(name)) throw new InvalidArgumentError(`There are these reporters: ${Object.keys(REPORTERS).join(", ")}.`);
  if (rest.length > 0 && file === "") throw new InvalidArgumentError(`After "=" it takes a file, such as ${name}=report.${name === "junit" ? "xml" : name === "json" ? "json" : "txt"}.`);
  return [...before, { reporter: name, file: file === "" || file === "-" ? undefined : file }];
}

function isReporter(name: string): name is ReporterName {
  return Object.hasOwn(REPORTERS, name);
}

/**
 * What is written in the end. Where no report goes to standard output, the pretty one does.
 * Throws `ToolError` when two reports would be mixed on standard output or in one file.
 */
export function settledTargets(asked: readonly ReportTarget[]): readonly ReportTarget[] {
  const targets = asked.some((one) => one.file === undefined) ? asked : [...asked, { reporter: "pretty" as const, file: undefined }];
  const places = targets.map((one) => one.file ?? "-");
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    const where = twice === "-" ? "standard output" : twice;
    throw new ToolError("reports-collide", `Two reports would be written to ${where}.`, "Give one of them a file of its own, such as --report json=report.json.");
  }
  return targets;
}

export interface Tone {
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Texts that are never printed. */
  readonly secrets: readonly string[];
}

/** Writes a finished report to each of its places. Throws `ToolError` for a file that cannot be written. */
export function writeReports(report: Report, targets: readonly ReportTarget[], tone: Tone, io: Io): void {
  for (const { reporter, file } of targets) {
    const onScreen = file === undefined;
    const render: Render = {
      colours: onScreen && hasColours(io.stdout, io.env),
      width: onScreen ? io.stdout.columns : 100,
      quiet: tone.quiet,
      verbose: tone.verbose,
    };
    const text = withoutSecrets(REPORTERS[reporter](report, render), tone.secrets);
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
