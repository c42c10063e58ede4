import { diffReports, diffText } from "../reporters/index.js";
import { ToolError } from "../runner/trouble.js";
import { EXIT } from "./exit.js";
import { hasColours } from "./io.js";
import type { Io } from "./io.js";
import type { Register } from "./register.js";
import { readReport } from "./read-report.js";

interface DiffFlags {
  readonly strict?: true;
  readonly json?: true;
  readonly quiet?: true;
  readonly verbose?: true;
}

export const registerDiff: Register = (program, does) => {
  program
    .command("diff")
    .description("say what became red, green or unjudged between two JSON reports")
    .argument("<before>", "a JSON report; - is standard input")
    .argument("<after>", "a later one")
    .option("--strict", "a warning (SHOULD) is as red as a failure")
    .option("--json", "the changes as one JSON object")
    .option("--quiet", "no heading")
    .option("--verbose", "what is red in both, too")
    .addHelpText("after", "\nExit codes: 0 nothing became red, 1 something did, 2 could not go on.\n\nExamples:\n  $ sessionproof diff before.json after.json\n  $ sessionproof diff main.json branch.json --strict --json")
    .action(does<DiffFlags>(async ([before = "-", after = "-"], flags, io) => diff(before, after, flags, io)));
};

async function diff(beforeFile: string, afterFile: string, flags: DiffFlags, io: Io): Promise<number> {
  if (beforeFile === "-" && afterFile === "-") throw new ToolError("no-report", "Both reports cannot come from standard input.", "Give one of them as a file.");
  const before = await readReport(beforeFile, io);
  const after = await readReport(afterFile, io);
  const difference = diffReports(before, after, flags.strict ?? false);
  const render = { colours: hasColours(io.stdout, io.env), width: io.stdout.columns, quiet: flags.quiet ?? false, verbose: flags.verbose ?? false };
  io.stdout.write(flags.json ? `${JSON.stringify(difference, null, 2)}\n` : diffText(before, after, difference, render));
  return difference.red.length > 0 ? EXIT.findings : EXIT.asExpected;
}
