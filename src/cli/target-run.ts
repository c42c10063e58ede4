import { existsSync } from "node:fs";
import { cases as all } from "../../conformance/cases/index.js";
import { Log } from "../log/index.js";
import { choose } from "../runner/index.js";
import type { Report } from "../reporters/index.js";
import { cacheRoot, install, mustFit, startTarget, Unfit } from "../targets/index.js";
import type { Target } from "../targets/target.js";
import { bindingCalled } from "./binding-called.js";
import { EXIT } from "./exit.js";
import type { Io } from "./io.js";
import { judgeTarget } from "./judge-target.js";
import { modelAt } from "./model-at.js";
import { readProfile } from "./profile.js";
import { saveResult } from "./result-file.js";
import { filesOf, serverLog } from "./target-flags.js";
import type { TargetRunFlags } from "./target-flags.js";

/** Installs, starts and judges a target; whatever happens, it has ended when this does. Answers with the exit code. */
export async function runTarget(target: Target, flags: TargetRunFlags, io: Io): Promise<number> {
  const interrupt = new AbortController();
  const forget = io.onInterrupt(() => interrupt.abort());
  const printed = serverLog(flags.serverLog);
  const say = (text: string): void => void (flags.quiet || io.stderr.write(`${text}\n`));
  const log = new Log();
  const cases = choose(all, flags.select ?? [], flags.exclude ?? []);
  const binding = await bindingCalled(target.binding);
  const files = filesOf(target);
  const profile = { file: files.profile, content: readProfile(files.profile) };
  const known = flags.knownFailing ?? (existsSync(files.knownFailing) ? files.knownFailing : undefined);
  try {
    mustFit(target);
    const installed = await install(target, { root: flags.cache ?? cacheRoot(io.env), say, signal: interrupt.signal });
    const { scripted, served } = await modelAt(0, log);
    try {
      const modelUrl = `${served.url}/v1`;
      const running = await startTarget(target, { installed, modelUrl, signal: interrupt.signal, ...printed });
      // From here on an interrupt is the run's: it ends early and still reports.
      forget();
      try {
        const over = new AbortController();
        let death: string | undefined;
        void running.died.then(({ text }) => {
          death = text;
          over.abort();
        });
        let report: Report | undefined;
        const code = await judgeTarget(
          {
            target: { baseUrl: running.url, name: profile.content.name ?? target.name, ...(running.apiKey === undefined ? {} : { apiKey: running.apiKey }) },
            binding,
            cases,
            log,
            model: { scripted, url: modelUrl },
            profile,
            flagsAgain: [...(flags.jobs === 1 ? ["--jobs", "1"] : []), ...(flags.timeScale === 1 ? [] : ["--time-scale", String(flags.timeScale)])],
            again: (command) => command.replace(/^sessionproof run \S+(?: --api-key \S+)?/, `sessionproof target ${target.name} run`),
            onReport: (finished) => (report = finished),
            signal: over.signal,
          },
          { ...flags, ...(known === undefined ? {} : { knownFailing: known }) },
          io,
        );
        if (death !== undefined) {
          io.stderr.write(`${death}\n`);
          return EXIT.couldNotGoOn;
        }
        if (flags.save !== undefined && report !== undefined) saveResult(flags.save === true ? "results" : flags.save, target, report, say);
        return code;
      } finally {
        await running.stop();
      }
    } finally {
      await served.close();
    }
  } catch (trouble) {
    if (!(trouble instanceof Unfit) || !flags.skipUnfit) throw trouble;
    io.stderr.write(`Skipped: ${trouble.message}\n`);
    return EXIT.asExpected;
  } finally {
    forget();
    printed.end();
  }
}
