import { existsSync } from "node:fs";
import { Option } from "commander";
import { parse } from "yaml";
import { validate } from "../../generated/validators.js";
import { Hider } from "../client/index.js";
import { native } from "../bindings/native/index.js";
import { Log } from "../log/index.js";
import { safe } from "../reporters/index.js";
import type { Look } from "../runner/index.js";
import { ToolError } from "../runner/trouble.js";
import { checkUrl } from "./check-url.js";
import { EXIT } from "./exit.js";
import type { Io } from "./io.js";
import { modelAt } from "./model-at.js";
import { profileText } from "./profile-text.js";
import type { Register } from "./register.js";
import { factor, port } from "./values.js";
import { VERSION } from "./version.js";
import { written } from "./written.js";

interface InitFlags {
  readonly apiKey?: string;
  readonly modelPort?: number;
  readonly agent?: string;
  readonly name?: string;
  readonly out?: string;
  readonly force?: true;
  readonly timeScale: number;
  readonly quiet?: true;
}

const KEY = "SESSIONPROOF_API_KEY";

export const registerInit: Register = (program, does) => {
  program
    .command("init")
    .description("look at a server and write its profile, with what showed each line")
    .argument("<url>", "address of the server, such as http://127.0.0.1:4200")
    .option("--api-key <key>", `key of the server (or ${KEY}, which no process list shows)`)
    .addOption(new Option("--model-port <n>", "serve the suite's scripted model at this port meanwhile; without it the server's own model answers").argParser(port))
    .option("--agent <id>", "an agent to look through where none can be spawned; what is said to it stays said")
    .option("--name <name>", "what reports are to call the server")
    .option("--out <file>", "write the profile to a file (default: standard output)")
    .option("--force", "write over a file that is there")
    .option("--time-scale <x>", "multiply every deadline, for a slow server or machine", factor, 1)
    .option("--quiet", "say nothing on standard error")
    .addHelpText(
      "after",
      `
It asks some thirty requests and speaks a few turns, one thing at a time, and deletes what it made.

Exit codes: 0 written, 2 could not go on.

Examples:
  $ sessionproof init http://127.0.0.1:4200 --model-port 4321 --out profile.yaml
  $ sessionproof run http://127.0.0.1:4200 --profile profile.yaml`,
    )
    .action(does<InitFlags>(async ([url = ""], flags, io) => init(url, flags, io)));
};

async function init(url: string, flags: InitFlags, io: Io): Promise<number> {
  checkUrl(url);
  const place = { file: flags.out, keep: flags.force !== true };
  // Said before anything is made at the server.
  if (flags.out !== undefined && place.keep && existsSync(flags.out)) throw new ToolError("is-there", `${flags.out} is there already.`, "Name another file, or let --force write over it.");
  const apiKey = flags.apiKey ?? io.env[KEY];
  const look = await looked(url, apiKey === "" ? undefined : apiKey, flags, io);
  const facts = { url, tool: `sessionproof ${VERSION}`, day: new Date().toISOString().slice(0, 10), apiKeyEnv: KEY, ...(flags.name === undefined ? {} : { name: flags.name }) };
  const text = new Hider(apiKey).text(profileText(look, facts));
  const [problem] = validate("Profile", parse(text) ?? {});
  if (problem !== undefined) throw new Error(`the profile is not as it should be: ${problem.path} ${problem.message}`);
  written(text, place, "The profile", io);
  if (!flags.quiet) tell(look, flags.out, io);
  return EXIT.asExpected;
}

async function looked(url: string, apiKey: string | undefined, flags: InitFlags, io: Io): Promise<Look> {
  const { lookAt } = await import("../runner/index.js");
  const log = new Log();
  const model = flags.modelPort === undefined ? undefined : await modelAt(flags.modelPort, log);
  const interrupt = new AbortController();
  const forget = io.onInterrupt(() => {
    forget();
    interrupt.abort();
  });
  try {
    return await lookAt({
      target: { baseUrl: url, ...(apiKey === undefined ? {} : { apiKey }) },
      binding: native,
      hasModel: model !== undefined,
      log,
      timeScale: flags.timeScale,
      signal: interrupt.signal,
      ...(flags.agent === undefined ? {} : { agent: flags.agent }),
    });
  } finally {
    forget();
    await model?.served.close();
  }
}

function tell(look: Look, out: string | undefined, io: Io): void {
  const all = [...look.capabilities.values()];
  const many = (has: boolean | undefined): number => all.filter((one) => one.has === has).length;
  io.stderr.write(`${out === undefined || out === "-" ? "" : `${out}: `}${many(true)} capabilities found, ${many(false)} not there, ${many(undefined)} open.\n`);
  if (look.modelNames?.length === 0) io.stderr.write("The suite's own model was not asked by any turn: run will want the server pointed at it, or --model none.\n");
  for (const what of look.left) io.stderr.write(`It could not be deleted again: ${safe(what)}\n`);
}
