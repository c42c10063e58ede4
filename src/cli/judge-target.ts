import { randomInt } from "node:crypto";
import type { Profile } from "../../generated/profile.js";
import type { Binding } from "../bindings/index.js";
import { native } from "../bindings/native/index.js";
import type { Log } from "../log/index.js";
import type { ScriptedModel } from "../model/index.js";
import type { Report } from "../reporters/index.js";
import { runSuite, shownLog } from "../runner/index.js";
import type { ConformanceCase } from "../runner/index.js";
import { followLog } from "./follow.js";
import type { Io } from "./io.js";
import type { JudgingFlags } from "./judging-flags.js";
import { knownFailingIn } from "./known-failing.js";
import { writeLogTo } from "./log-file.js";
import { progressTeller } from "./progress.js";
import { settledTargets, wantsLog, writeReports } from "./report-targets.js";
import { VERSION } from "./version.js";

/** A server to judge, and all that stands ready for it. */
export interface Plan {
  readonly target: { readonly baseUrl: string; readonly apiKey?: string; readonly name?: string };
  /** The API shape it speaks; the contract's own unless another one is named. */
  readonly binding?: Binding;
  readonly cases: readonly ConformanceCase[];
  /** The suite's own model, listening already; absent for `--model none`. */
  readonly model?: { readonly scripted: ScriptedModel; readonly url: string };
  readonly log: Log;
  readonly profile?: { readonly file: string; readonly content: Profile };
  /** Flags to repeat in the command that tries a case again. */
  readonly flagsAgain?: readonly string[];
  /** Rewrites the command that tries a case again. */
  readonly again?: (command: string) => string;
  /** Told the report when it is finished, before it is written. */
  readonly onReport?: (report: Report) => void;
  /** Ends the run early as an interrupt does. */
  readonly signal?: AbortSignal;
}

const SEEDS = 2 ** 32;

/** Plays the cases, writes the reports, and answers with the exit code. The first interrupt ends the run early; what was judged so far is still reported. */
export async function judgeTarget(plan: Plan, flags: JudgingFlags, io: Io): Promise<number> {
  const targets = settledTargets(flags.report ?? []);
  const known = await knownFailingIn(flags.knownFailing, flags.strict ?? false);
  const quiet = flags.quiet ?? false;
  const progress = progressTeller(io, quiet);
  const interrupt = new AbortController();
  const forget = io.onInterrupt(() => {
    forget();
    progress.say("Stopping; what was judged so far follows. Ctrl-C again ends at once.");
    interrupt.abort();
  });
  const endLog = writeLogTo(flags.log, plan.log);
  const unfollow = flags.verbose && !quiet ? followLog(plan.log, progress, io) : () => undefined;
  try {
    const { report } = await runSuite({
      target: plan.target,
      binding: plan.binding ?? native,
      cases: plan.cases,
      seed: flags.seed ?? randomInt(SEEDS),
      jobs: flags.jobs,
      timeScale: flags.timeScale,
      strict: flags.strict ?? false,
      log: plan.log,
      onProgress: progress.tell,
      signal: plan.signal === undefined ? interrupt.signal : AbortSignal.any([interrupt.signal, plan.signal]),
      tool: `sessionproof ${VERSION}`,
      ...(plan.model === undefined ? {} : { model: plan.model.scripted, modelUrl: plan.model.url }),
      ...(plan.profile === undefined ? {} : { profile: plan.profile.content }),
      ...(plan.flagsAgain === undefined ? {} : { flags: plan.flagsAgain }),
    });
    unfollow();
    progress.end();
    const withLog = flags.withLog ?? false;
    const tone = { quiet, verbose: flags.verbose ?? false, secrets: plan.target.apiKey === undefined ? [] : [plan.target.apiKey], withLog };
    const judged = known(completed(report, plan));
    plan.onReport?.(judged);
    const finished = wantsLog(targets, withLog) ? { ...judged, log: shownLog(plan.log.entries, plan.target.apiKey) } : judged;
    await writeReports(finished, targets, tone, io);
    return finished.exitCode;
  } finally {
    unfollow();
    progress.end();
    forget();
    endLog();
  }
}

/** The report with what only the command line knows. */
function completed(report: Report, plan: Plan): Report {
  const again = plan.again ?? String;
  const letters = <Owner extends Pick<Report["cases"][number], "findings"> | Pick<Report["requirements"][number], "findings">>(owner: Owner): Owner =>
    owner.findings === undefined ? owner : { ...owner, findings: owner.findings.map((finding) => ({ ...finding, again: again(finding.again) })) };
  return {
    ...report,
    target: plan.profile === undefined ? report.target : { ...report.target, profile: plan.profile.file },
    cases: report.cases.map(letters),
    requirements: report.requirements.map(letters),
  };
}
