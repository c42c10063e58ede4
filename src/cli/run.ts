import { Option } from "commander";
import type { ConformanceCase } from "../runner/index.js";
import { ToolError } from "../runner/trouble.js";
import { bindingCalled } from "./binding-called.js";
import { checkUrl } from "./check-url.js";
import { EXIT } from "./exit.js";
import { DEFAULT_MODEL_PORT, flagsAgain } from "./flags-again.js";
import type { Io } from "./io.js";
import { withJudgingFlags } from "./judging-flags.js";
import type { JudgingFlags } from "./judging-flags.js";
import { modelAt } from "./model-at.js";
import type { Register } from "./register.js";
import { urlAmong } from "./url-among.js";
import { port } from "./values.js";

interface RunFlags extends JudgingFlags {
  readonly apiKey?: string;
  readonly modelPort: number;
  readonly model?: "none";
  readonly profile?: string;
  readonly binding?: string;
  readonly list?: true;
}

export const registerRun: Register = (program, does) => {
  const command = program
    .command("run")
    .description("judge a server over real sockets")
    // Not required here, so that `run --select PATTERN URL` can give the URL back from among the patterns.
    .argument("[url]", "address of the server under test, such as http://127.0.0.1:4200")
    .option("--api-key <key>", "key of the server under test (or SESSIONPROOF_API_KEY, which no process list shows)")
    .addOption(new Option("--model-port <n>", "serve the suite's scripted model at this port while the run goes on; 0 picks a free one").argParser(port).default(DEFAULT_MODEL_PORT))
    .addOption(new Option("--model <which>", "none: the server's own model stays; what only a scripted one can show is not applicable").choices(["none"]).conflicts("modelPort"))
    .option("--profile <file>", "what the server claims: agents, capabilities, limits (YAML)")
    .option("--binding <name>", "API shape it speaks, where that is not the contract's own")
    .option("--list", "print the cases that would run, and run none");
  withJudgingFlags(command)
    .addHelpText(
      "after",
      `
The server under test has to ask the scripted model: give it the base URL http://127.0.0.1:4321/v1, any key and any model name.
A server that cannot be pointed there is judged with --model none, by what can be seen without it.

Exit codes: 0 as expected, 1 findings, 2 could not go on (unreachable, bad flag, nothing judged, interrupted).

Examples:
  $ sessionproof serve --model http://127.0.0.1:4321/v1      a server to judge, in another terminal
  $ sessionproof run http://127.0.0.1:4200
  $ sessionproof run http://127.0.0.1:4200 --model none --report pretty --report junit=report.xml
  $ sessionproof run http://127.0.0.1:4200 --select routing tags.response --seed 17 --log seen.jsonl`,
    )
    .action(does<RunFlags>(async ([url], flags, io) => run(url, flags, io)));
};

async function run(given: string | undefined, flags: RunFlags, io: Io): Promise<number> {
  const { url, select, exclude } = urlAmong(given, flags.select ?? [], flags.exclude ?? []);
  const [{ cases: all }, { choose }] = await Promise.all([import("../../conformance/cases/index.js"), import("../runner/index.js")]);
  const cases = choose(all, select, exclude);
  if (flags.list) return listed(cases, io);
  if (url === undefined) throw new ToolError("no-url", "The address of the server under test is missing.", "Give it behind run, such as: sessionproof run http://127.0.0.1:4200");
  checkUrl(url);
  const [{ judgeTarget }, { readProfile }, { Log }] = await Promise.all([import("./judge-target.js"), import("./profile.js"), import("../log/index.js")]);
  const profile = flags.profile === undefined ? undefined : { file: flags.profile, content: readProfile(flags.profile) };
  const bindingName = flags.binding ?? profile?.content.binding;
  const binding = bindingName === undefined ? undefined : await bindingCalled(bindingName);
  const apiKey = flags.apiKey ?? (profile?.content.apiKeyEnv === undefined ? undefined : io.env[profile.content.apiKeyEnv]) ?? io.env["SESSIONPROOF_API_KEY"];
  const log = new Log();
  const model = flags.model === "none" ? undefined : await modelAt(flags.modelPort, log);
  try {
    const plan = {
      target: { baseUrl: url, ...(apiKey === undefined || apiKey === "" ? {} : { apiKey }) },
      ...(binding === undefined ? {} : { binding }),
      cases,
      log,
      flagsAgain: flagsAgain(flags),
      ...(model === undefined ? {} : { model: { scripted: model.scripted, url: `${model.served.url}/v1` } }),
      ...(profile === undefined ? {} : { profile }),
    };
    return await judgeTarget(plan, flags, io);
  } finally {
    await model?.served.close();
  }
}

function listed(cases: readonly ConformanceCase[], io: Io): number {
  io.stdout.write(cases.map((one) => `${one.id}\n`).join(""));
  return EXIT.asExpected;
}
