import { runSuite } from "../../src/runner/index.js";
import type { RunOptions } from "../../src/runner/options.js";
import type { Judged, MatrixOptions } from "./judge-fault.js";
import { redCases, redRequirements } from "./red.js";

/** Runs the suite as the matrices do, fast and in one order, and says what is red of its own. */
export async function judgedRun(at: Pick<RunOptions, "target" | "binding" | "profile" | "model" | "log">, { cases, seed, jobs, timeScale }: MatrixOptions): Promise<Judged> {
  const { report } = await runSuite({ ...at, cases, seed: seed ?? 1, jobs: jobs ?? 8, timeScale: timeScale ?? 0.2, strict: false });
  return { requirements: redRequirements(report), cases: redCases(report), report };
}
