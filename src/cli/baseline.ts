import { count, safe, targetText } from "../reporters/index.js";
import { ToolError } from "../runner/trouble.js";
import { EXIT } from "./exit.js";
import type { Io } from "./io.js";
import { readReport } from "./read-report.js";
import type { Register } from "./register.js";
import { written } from "./written.js";

interface BaselineFlags {
  readonly out?: string;
  readonly strict?: true;
  readonly quiet?: true;
}

export const registerBaseline: Register = (program, does) => {
  program
    .command("baseline")
    .description("list what is red in a JSON report as known to fail, for --known-failing")
    .argument("<report>", "a JSON report; - is standard input")
    .option("--out <file>", "write the list to a file (default: standard output)")
    .option("--strict", "warnings (SHOULD) too, for runs with --strict")
    .option("--quiet", "say nothing on standard error")
    .addHelpText(
      "after",
      `
What is red only because of something else is not listed. A reason that the report has from such a list already stays as it is.
A listed case still runs; once it passes, the run fails until its line is taken out.

Exit codes: 0 written, 2 could not go on.

Examples:
  $ sessionproof run http://127.0.0.1:4200 --report json=report.json
  $ sessionproof baseline report.json --out known-failing.txt
  $ sessionproof run http://127.0.0.1:4200 --known-failing known-failing.txt`,
    )
    .action(does<BaselineFlags>(async ([file = "-"], flags, io) => baseline(file, flags, io)));
};

async function baseline(file: string, flags: BaselineFlags, io: Io): Promise<number> {
  const [report, { baselineOf }] = await Promise.all([readReport(file, io), import("../runner/index.js")]);
  if (report.exitCode === 2) {
    throw new ToolError("no-verdict", `The report has no verdict to go by: ${report.stopped ?? "the run could not go on."}`, "Make one of a run that comes to its end.");
  }
  const lines = baselineOf(report, flags.strict ?? false).map(safe);
  const head = [`# Known to fail: ${targetText(report.target)}, contract ${safe(report.contract)}, as of ${report.startedAt.slice(0, 10)}.`, "# A line is an id or a pattern, white space, # and the reason."];
  written(`${[...head, ...lines].join("\n")}\n`, { file: flags.out }, "The list", io);
  if (!flags.quiet && flags.out !== undefined && flags.out !== "-") io.stderr.write(`${count(lines.length, "line")} in ${flags.out}.\n`);
  return EXIT.asExpected;
}
