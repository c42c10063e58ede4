import { Command, CommanderError } from "commander";
import { registerBaseline } from "./baseline.js";
import { registerCheck } from "./check.js";
import { registerDemo } from "./demo.js";
import { registerDiff } from "./diff.js";
import type { Does, Register, Work } from "./register.js";
import { EXIT, printTrouble } from "./exit.js";
import { registerExplain } from "./explain.js";
import { registerInit } from "./init.js";
import { hasColours } from "./io.js";
import type { Io } from "./io.js";
import { registerList } from "./list.js";
import { registerModel } from "./model.js";
import { registerReport } from "./report.js";
import { registerRun } from "./run.js";
import { registerServe } from "./serve.js";
import { registerTarget } from "./target.js";
import { VERSION } from "./version.js";

const COMMANDS: readonly Register[] = [registerDemo, registerRun, registerInit, registerCheck, registerReport, registerDiff, registerBaseline, registerList, registerExplain, registerServe, registerModel, registerTarget];

/**
 * The whole tool: arguments in, exit code out. Never throws and never ends the process.
 * @param argv what stands after the name of the tool.
 */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.asExpected;
  const does: Does = <Options extends object>(work: Work<Options>) => async (...given: unknown[]) => {
    const command = given.at(-1) as Command;
    code = await work(command.processedArgs as (string | undefined)[], command.opts<Options>(), io);
  };
  const program = newProgram(io);
  for (const register of COMMANDS) register(program, does);
  for (const command of program.commands) command.showHelpAfterError(`  sessionproof ${command.name()} --help shows what it takes.`);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (trouble) {
    if (trouble instanceof CommanderError) return trouble.exitCode === 0 ? EXIT.asExpected : EXIT.couldNotGoOn;
    printTrouble(trouble, io);
    return EXIT.couldNotGoOn;
  }
}

function newProgram(io: Io): Command {
  // What subcommands inherit (exitOverride, the output) is copied when they are made, so it is set first.
  return new Command("sessionproof")
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      outputError: (message, write) => {
        write(message.replace(/^error: /, "sessionproof: ").replace(/^\((Did you mean .*)\)$/m, "  $1"));
      },
      getOutHelpWidth: () => Math.min(io.stdout.columns, 110),
      getErrHelpWidth: () => Math.min(io.stderr.columns, 110),
      getOutHasColors: () => hasColours(io.stdout, io.env),
      getErrHasColors: () => hasColours(io.stderr, io.env),
    })
    .configureHelp({ minWidthToWrap: 20 })
    .description("Proves that an agent server keeps its sessions apart.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showHelpAfterError("  sessionproof --help lists the commands.")
    .addHelpText(
      "after",
      `
Start here:
  $ sessionproof demo                                    judge the server that comes with it
  $ sessionproof demo --fault NAME                       look at a failure
  $ sessionproof run http://127.0.0.1:4200               judge yours

Exit codes: 0 as expected, 1 findings, 2 could not go on (unreachable, bad flag, interrupted).`,
    );
}
