import { Log } from "../../src/log/index.js";
import { ScriptedModel } from "../../src/model/index.js";
import { createServer } from "../../src/server/index.js";
import type { Fault } from "../faults/fault.js";
import type { Judged, MatrixOptions } from "../matrix/judge-fault.js";
import { judgedRun } from "../matrix/judged-run.js";
import { shifted } from "./binding.js";
import { serveShifted } from "./server.js";

const KEY = "shifted-key";

/** Judges a fault (or none) through the other shape: the suite sees bots and rooms only. */
export async function judgeShifted(fault: Fault | undefined, options: MatrixOptions): Promise<Judged> {
  const log = new Log();
  const model = new ScriptedModel({ log });
  const server = createServer({ model, apiKey: KEY, ...(fault ? { wrap: fault.wrap } : {}), ...(fault?.limits ? { limits: fault.limits } : {}) });
  const { url } = await server.listen(0, "127.0.0.1");
  const front = await serveShifted(url, KEY);
  try {
    return await judgedRun({ target: { baseUrl: front.url, name: fault?.name ?? "reference" }, binding: shifted, model, log }, options);
  } finally {
    await front.close();
    await server.close();
  }
}
