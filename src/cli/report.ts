import { EXIT } from "./exit.js";
import type { Io } from "./io.js";
import { withFormatFlags } from "./judging-flags.js";
import type { Register } from "./register.js";
import { readReport } from "./read-report.js";
import { settledTargets, writeReports } from "./report-targets.js";
import type { ReportTarget } from "./report-targets.js";

interface ReportFlags {
  readonly report?: readonly ReportTarget[];
  readonly html?: string;
  readonly withLog?: true;
  readonly quiet?: true;
  readonly verbose?: true;
}

export const registerReport: Register = (program, does) => {
  const command = program
    .command("report")
    .description("make any format from a JSON report, later")
    .argument("<file>", "a JSON report; - is standard input")
    .option("--html <file>", "the same as --report html=FILE");
  withFormatFlags(command)
    .addHelpText(
      "after",
      `
What a JSON report knows of the log is what its findings show; made with --with-log, it knows all of it, and its page opens passing cases too.

Exit codes: 0 written, 2 could not go on. The verdict of the report is no matter here.

Examples:
  $ sessionproof run http://127.0.0.1:4200 --report json=report.json --with-log
  $ sessionproof report report.json --report html=report.html --report junit=report.xml --report badge-svg=badge.svg`,
    )
    .action(does<ReportFlags>(async ([file = "-"], flags, io) => rewrite(file, flags, io)));
};

async function rewrite(file: string, flags: ReportFlags, io: Io): Promise<number> {
  const asked = [...(flags.report ?? []), ...(flags.html === undefined ? [] : [{ reporter: "html" as const, file: flags.html }])];
  const targets = asked.length === 0 ? settledTargets([]) : settledTargets(asked, "none");
  const report = await readReport(file, io);
  await writeReports(report, targets, { quiet: flags.quiet ?? false, verbose: flags.verbose ?? false, secrets: [], withLog: flags.withLog ?? report.log !== undefined }, io);
  return EXIT.asExpected;
}
