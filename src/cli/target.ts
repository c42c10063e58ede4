import { Option } from "commander";
import type { Command } from "commander";
import { targets } from "../../targets/index.js";
import type { Target } from "../targets/target.js";
import { EXIT } from "./exit.js";
import { DEFAULT_MODEL_PORT } from "./flags-again.js";
import type { Io } from "./io.js";
import { withJudgingFlags } from "./judging-flags.js";
import type { Register } from "./register.js";
import type { TargetFlags, TargetRunFlags, TargetUpFlags } from "./target-flags.js";
import { port } from "./values.js";

/** Real servers take longer than the reference server, and share the machine with the suite. */
const TARGET_JOBS = 4;

export const registerTarget: Register = (program, does) => registerTargets(targets)(program, does);

/** @param known the targets there are; tests have their own. */
export function registerTargets(known: readonly Target[]): Register {
  return (program, does) => {
    const command = program
      .command("target")
      .description("judge real servers that nobody here wrote, installed and started offline beside the scripted model")
      .showHelpAfterError("  sessionproof target list shows which there are.")
      .addHelpText("after", "\nExamples:\n  $ sessionproof target list\n  $ sessionproof target opencode run\n  $ sessionproof target opencode up");
    command.command("list").description("the targets, their versions and how they are spoken to").action(does(async (_args, _flags, io) => list(known, io)));
    for (const target of known) registerOne(command, target, does);
  };
}

function registerOne(command: Command, target: Target, does: Parameters<Register>[1]): void {
  const own = command.command(target.name).description(target.title).showHelpAfterError(`  sessionproof target ${target.name} --help shows what it takes.`);
  withTargetFlags(withJudgingFlags(own.command("run").description("start it, judge it, end it"), TARGET_JOBS))
    .option("--save [folder]", "write the result, one small file that is the same for the same outcomes (default: results)")
    .addOption(new Option("--skip-unfit", "exit with 0, saying why, where the target does not run or its packages cannot be reached"))
    .addHelpText("after", "\nExit codes: 0 as expected, its list of known failures included; 1 findings; 2 could not go on.")
    .action(does<TargetRunFlags>(async (_args, flags, io) => (await import("./target-run.js")).runTarget(target, flags, io)));
  withTargetFlags(own.command("up").description("start it and leave it running until Ctrl-C"))
    .addOption(new Option("--port <n>", "port it listens at; 0 picks a free one").argParser(port).default(0))
    .addOption(new Option("--model-port <n>", "port at which it looks for its model").argParser(port).default(DEFAULT_MODEL_PORT))
    .option("--quiet", "print the address alone")
    .action(does<TargetUpFlags>(async (_args, flags, io) => (await import("./target-up.js")).targetUp(target, flags, io)));
  own
    .command("down")
    .description("end what an up of another terminal started")
    .option("--cache <folder>", "where targets are installed")
    .action(does<TargetFlags>(async (_args, flags, io) => (await import("./target-up.js")).targetDown(target, flags, io)));
}

function withTargetFlags(command: Command): Command {
  return command
    .option("--cache <folder>", "where targets are installed (default: sessionproof/targets in the user's cache)")
    .option("--server-log <file>", "write everything that the server prints to a file");
}

async function list(known: readonly Target[], io: Io): Promise<number> {
  const width = Math.max(0, ...known.map(({ name }) => name.length));
  for (const { name, title, binding, fits } of known) {
    io.stdout.write(`${name.padEnd(width)}  ${title}; binding ${binding}${fits === undefined ? "" : `; ${fits.platform}-${fits.arch}`}\n`);
  }
  return EXIT.asExpected;
}
