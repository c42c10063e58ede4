import { Option } from "commander";
import type { Command } from "commander";
import { FORMATS } from "./formats.js";
import type { ReportTarget } from "./report-targets.js";
import { reportTarget } from "./report-targets.js";
import { factor, wholeNumber } from "./values.js";

/** Flags of every command that plays cases against a server. */
export interface JudgingFlags {
  readonly knownFailing?: string;
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  readonly report?: readonly ReportTarget[];
  readonly seed?: number;
  readonly jobs: number;
  readonly timeScale: number;
  readonly strict?: true;
  readonly log?: string;
  readonly withLog?: true;
  readonly quiet?: true;
  readonly verbose?: true;
}

const DEFAULT_JOBS = 8;

/** @param jobs cases at the same time unless told. */
export function withJudgingFlags(command: Command, jobs: number = DEFAULT_JOBS): Command {
  command
    .option("--select <pattern...>", "only cases these fit: an id, a beginning of one (routing, tags.typing), or with *")
    .option("--exclude <pattern...>", "leave out cases these fit");
  return withReportFlags(command)
    .option("--seed <n>", "seed of ids and order; a report says its own (default: a random one)", wholeNumber(0, "a whole number from 0"))
    .option("--jobs <n>", "cases that run at the same time", wholeNumber(1, "a whole number from 1"), jobs)
    .option("--time-scale <x>", "multiply every deadline, for a slow server or machine", factor, 1)
    .option("--log <file>", "write everything seen to a file, a line each; sessionproof check reads it");
}

/** Flags of every command that judges and ends with a report. */
export function withReportFlags(command: Command): Command {
  return withFormatFlags(command)
    .option("--strict", "warnings (SHOULD) count as findings")
    .option("--known-failing <file>", "what is known to fail, an id or a pattern a line with its reason behind #: it does not count, and counts once it passes");
}

/** Flags of every command that writes reports. */
export function withFormatFlags(command: Command): Command {
  return command
    .addOption(new Option("--report <name[=file]>", `${Object.keys(FORMATS).join(", ")}; to a file, or to standard output without one or with -; may be repeated (default: pretty)`).argParser(reportTarget))
    .option("--with-log", "the JSON report carries everything seen, so that every other format can be made from it later")
    .option("--quiet", "no progress; of the pretty report only what is red")
    .option("--verbose", "exchanges as they happen; whole values, every entry of the evidence, every requirement");
}
