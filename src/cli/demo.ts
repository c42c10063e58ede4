import { randomBytes } from "node:crypto";
import { faultCalled } from "./fault-called.js";
import type { Io } from "./io.js";
import { withJudgingFlags } from "./judging-flags.js";
import type { JudgingFlags } from "./judging-flags.js";
import type { Register } from "./register.js";

interface DemoFlags extends JudgingFlags {
  readonly fault?: string;
}

export const registerDemo: Register = (program, does) => {
  const command = program
    .command("demo")
    .description("judge the reference server: in a process of its own, over real sockets, its model over HTTP")
    .option("--fault <name>", "let it be wrong in one way, to see what a failure looks like");
  withJudgingFlags(command)
    .addHelpText("after", "\nExamples:\n  $ sessionproof demo\n  $ sessionproof demo --fault reply-goes-to-the-active-session\n  $ sessionproof demo --select routing --seed 17 --verbose")
    .action(does<DemoFlags>(async (_args, flags, io) => demo(flags, io)));
};

async function demo(flags: DemoFlags, io: Io): Promise<number> {
  const [{ cases }, { choose }, { Log }, { ScriptedModel, serveModel }, { judgeTarget }, { startServer }] = await Promise.all([
    import("../../conformance/cases/index.js"),
    import("../runner/index.js"),
    import("../log/index.js"),
    import("../model/index.js"),
    import("./judge-target.js"),
    import("./server-process.js"),
  ]);
  const chosen = choose(cases, flags.select ?? [], flags.exclude ?? []);
  const fault = flags.fault === undefined ? undefined : await faultCalled(flags.fault);
  const log = new Log();
  const scripted = new ScriptedModel({ log });
  const served = await serveModel(scripted, { port: 0 });
  try {
    const modelUrl = `${served.url}/v1`;
    const apiKey = randomBytes(12).toString("hex");
    const server = await startServer(["--model", modelUrl, "--model-name", "scripted", ...(fault === undefined ? [] : ["--fault", fault.name])], apiKey, io);
    try {
      const name = fault === undefined ? "the reference server" : `the reference server, wrong on purpose: ${fault.name}`;
      const again = (command: string): string => command.replace(/^sessionproof run \S+ --api-key \S+/, ["sessionproof", "demo", ...(fault === undefined ? [] : ["--fault", fault.name])].join(" "));
      const flagsAgain = flags.timeScale === 1 ? [] : ["--time-scale", String(flags.timeScale)];
      return await judgeTarget({ target: { baseUrl: server.url, apiKey, name }, cases: chosen, log, model: { scripted, url: modelUrl }, flagsAgain, again }, flags, io);
    } finally {
      await server.stop();
    }
  } finally {
    await served.close();
  }
}
