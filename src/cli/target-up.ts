import { existsSync } from "node:fs";
import { cacheRoot, install, mustFit, noteUp, startTarget, stopLeft } from "../targets/index.js";
import type { Target } from "../targets/target.js";
import { EXIT } from "./exit.js";
import { DEFAULT_MODEL_PORT } from "./flags-again.js";
import type { Io } from "./io.js";
import { filesOf, serverLog } from "./target-flags.js";
import type { TargetFlags, TargetUpFlags } from "./target-flags.js";

/** Starts a target and leaves it running until an interrupt, a `down` of another terminal, or its own end. */
export async function targetUp(target: Target, flags: TargetUpFlags, io: Io): Promise<number> {
  const interrupt = new AbortController();
  const interrupted = new Promise<undefined>((resolve) => interrupt.signal.addEventListener("abort", () => resolve(undefined), { once: true }));
  const forget = io.onInterrupt(() => interrupt.abort());
  const printed = serverLog(flags.serverLog);
  const say = (text: string): void => void (flags.quiet || io.stderr.write(`${text}\n`));
  const root = flags.cache ?? cacheRoot(io.env);
  try {
    mustFit(target);
    const installed = await install(target, { root, say, signal: interrupt.signal });
    const modelUrl = `http://127.0.0.1:${flags.modelPort}/v1`;
    const running = await startTarget(target, { installed, modelUrl, signal: interrupt.signal, ...(flags.port === 0 ? {} : { port: flags.port }), ...printed });
    try {
      const forgetUp = noteUp(root, target, running);
      try {
        say(introduction(target, running, flags.modelPort));
        io.stdout.write(`listening on ${running.url}\n`);
        const death = await Promise.race([interrupted, running.died]);
        if (death === undefined) return EXIT.asExpected;
        io.stderr.write(`${death.text}\n`);
        return death.told ? EXIT.asExpected : EXIT.couldNotGoOn;
      } finally {
        forgetUp();
      }
    } finally {
      await running.stop();
    }
  } finally {
    forget();
    printed.end();
  }
}

function introduction(target: Target, { url, apiKey }: { readonly url: string; readonly apiKey?: string }, modelPort: number): string {
  const files = filesOf(target);
  const judge = [
    `sessionproof run ${url} --binding ${target.binding} --profile ${files.profile}`,
    ...(existsSync(files.knownFailing) ? [`--known-failing ${files.knownFailing}`] : []),
    ...(apiKey === undefined ? [] : [`--api-key ${apiKey}`]),
    ...(modelPort === DEFAULT_MODEL_PORT ? [] : [`--model-port ${modelPort}`]),
  ];
  return [
    `${target.title} is up. Judge it from another terminal:`,
    `  ${judge.join(" ")}`,
    `It looks for its model at http://127.0.0.1:${modelPort}/v1: such a run serves one there, and so does`,
    `  sessionproof model${modelPort === DEFAULT_MODEL_PORT ? "" : ` --port ${modelPort}`}`,
    "Ctrl-C ends it and removes its home.",
  ].join("\n");
}

/** Ends what an `up` left running. */
export async function targetDown(target: Target, flags: TargetFlags, io: Io): Promise<number> {
  const stopped = await stopLeft(flags.cache ?? cacheRoot(io.env), target);
  io.stdout.write(stopped.length === 0 ? `No ${target.name} is up.\n` : stopped.map((url) => `${url} has ended.\n`).join(""));
  return EXIT.asExpected;
}
