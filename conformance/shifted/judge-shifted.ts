import { Log } from "../../src/log/index.js";
import { ScriptedModel } from "../../src/model/index.js";
import type { ConformanceCase } from "../../src/runner/case.js";
import { runSuite } from "../../src/runner/index.js";
import { createServer } from "../../src/server/index.js";
import type { Fault } from "../faults/fault.js";
import type { Judged } from "../matrix/judge-fault.js";
import { redCases, redRequirements } from "../matrix/red.js";
import { shifted } from "./binding.js";
import { serveShifted } from "./server.js";

const KEY = "shifted-key";

/** Judges a fault (or none) through the other shape: the suite sees bots and rooms only. */
export async function judgeShifted(fault: Fault | undefined, options: { readonly cases: readonly ConformanceCase[]; readonly seed?: number; readonly timeScale?: number; readonly jobs?: number }): Promise<Judged> {
  const log = new Log();
  const model = new ScriptedModel({ log });
  const server = createServer({ model, apiKey: KEY, ...(fault ? { wrap: fault.wrap } : {}), ...(fault?.limits ? { limits: fault.limits } : {}) });
  const { url } = await server.listen(0, "127.0.0.1");
  const front = await serveShifted(url, KEY);
  try {
    const { report } = await runSuite({
      target: { baseUrl: front.url, name: fault?.name ?? "reference" },
      binding: shifted,
      cases: options.cases,
      model,
      log,
      seed: options.seed ?? 1,
      jobs: options.jobs ?? 8,
      timeScale: options.timeScale ?? 0.2,
      strict: false,
    });
    return { requirements: redRequirements(report), cases: redCases(report), report };
  } finally {
    await front.close();
    await server.close();
  }
}
