import { readFileSync } from "node:fs";
import type { ParsedHar, ParsedLog } from "../judge/index.js";
import type { Entry } from "../log/index.js";
import { ToolError } from "../runner/trouble.js";
import type { Io } from "./io.js";
import { withReportFlags } from "./judging-flags.js";
import { knownFailingIn } from "./known-failing.js";
import type { Register } from "./register.js";
import { settledTargets, wantsLog, writeReports } from "./report-targets.js";
import type { ReportTarget } from "./report-targets.js";
import { VERSION } from "./version.js";

interface CheckFlags {
  readonly knownFailing?: string;
  readonly report?: readonly ReportTarget[];
  readonly withLog?: true;
  readonly strict?: true;
  readonly quiet?: true;
  readonly verbose?: true;
}

export const registerCheck: Register = (program, does) => {
  const command = program.command("check").description("judge recorded traffic by what traffic alone can tell").argument("<file>", "a recording: one JSON object a line, or HAR 1.2 as browsers export it; - is standard input");
  withReportFlags(command)
    .addHelpText("after", "\nExamples:\n  $ sessionproof check recording.jsonl\n  $ sessionproof run http://127.0.0.1:4200 --log seen.jsonl; sessionproof check seen.jsonl --report json")
    .action(does<CheckFlags>(async ([file = "-"], flags, io) => check(file, flags, io)));
};

const MOST_PROBLEMS = 5;

async function check(file: string, flags: CheckFlags, io: Io): Promise<number> {
  const targets = settledTargets(flags.report ?? []);
  const [{ isHar, parseHar, parseLog }, { checkLog, shownLog }] = await Promise.all([import("../judge/index.js"), import("../runner/index.js")]);
  const known = await knownFailingIn(flags.knownFailing, flags.strict ?? false);
  const text = file === "-" ? await io.readStdin() : textOf(file);
  const name = file === "-" ? "standard input" : file;
  const entries = isHar(text) ? fromHar(parseHar(text), name, io) : fromLines(parseLog(text), name, io);
  if (entries.length === 0) throw new ToolError("no-entries", `There is no entry in ${name}.`, "A recording has one JSON object a line, or is a HAR 1.2 file; sessionproof run URL --log FILE makes one.");
  const report = known(checkLog(entries, { file: name, strict: flags.strict ?? false, tool: `sessionproof ${VERSION}` }));
  const withLog = flags.withLog ?? false;
  const finished = wantsLog(targets, withLog) ? { ...report, log: shownLog(entries, undefined) } : report;
  await writeReports(finished, targets, { quiet: flags.quiet ?? false, verbose: flags.verbose ?? false, secrets: [], withLog }, io);
  return report.exitCode;
}

function fromLines({ entries, problems }: ParsedLog, name: string, io: Io): readonly Entry[] {
  for (const { line, what } of problems.slice(0, MOST_PROBLEMS)) io.stderr.write(`${name}, line ${line}: ${what}; left out.\n`);
  if (problems.length > MOST_PROBLEMS) io.stderr.write(`${name}: ${problems.length - MOST_PROBLEMS} more lines left out.\n`);
  return entries;
}

function fromHar({ entries, problems }: ParsedHar, name: string, io: Io): readonly Entry[] {
  for (const { entry, what } of problems.slice(0, MOST_PROBLEMS)) io.stderr.write(`${name}, entry ${entry}: ${what}; left out.\n`);
  if (problems.length > MOST_PROBLEMS) io.stderr.write(`${name}: ${problems.length - MOST_PROBLEMS} more entries left out.\n`);
  if (entries.length > 0) io.stderr.write(`${name} has ${entries.length} events; a line below is an event's place in the order of time, and its line in what --report jsonl=FILE writes.\n`);
  return entries;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ToolError("cannot-read", `The recording ${file} cannot be read: ${(error as Error).message}`, "check takes the path of a file, or - for standard input.");
  }
}
