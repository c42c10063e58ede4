import type { Limits } from "../../generated/profile.js";
import type { Report } from "../../generated/report.js";
import { native } from "../../src/bindings/native/index.js";
import { Log } from "../../src/log/index.js";
import { ScriptedModel } from "../../src/model/index.js";
import { createServer } from "../../src/server/index.js";
import type { ConformanceCase } from "../../src/runner/case.js";
import type { Fault } from "../faults/fault.js";
import { standBetween } from "./between.js";
import { judgedRun } from "./judged-run.js";

/** What the suite said about one wrong server. */
export interface Judged {
  /** Requirements that are red of their own: failed, warned, or blocked by nothing that is red. */
  readonly requirements: readonly string[];
  /** Cases that are red of their own. */
  readonly cases: readonly string[];
  readonly report: Report;
}

export interface MatrixOptions {
  readonly cases: readonly ConformanceCase[];
  readonly seed?: number;
  /** Deadlines of the matrix are short: only a wrong server ever waits for them, and a deadline's finding is tried again alone. */
  readonly timeScale?: number;
  readonly jobs?: number;
}

/** The key both sides of the matrix know, so that the cases about authentication apply. */
const KEY = "matrix-key";

/** Serves the reference server with one fault (or none) in this process and runs the suite against it over loopback sockets. */
export async function judgeFault(fault: Fault | undefined, options: MatrixOptions): Promise<Judged> {
  const log = new Log();
  const model = new ScriptedModel({ log });
  const server = createServer({
    model,
    apiKey: KEY,
    agentsUpdatedEveryMs: 50,
    ...(fault ? { wrap: fault.wrap } : {}),
    ...(fault?.limits ? { limits: fault.limits } : {}),
  });
  const { url: served, port } = await server.listen(0, "127.0.0.1");
  const between = fault?.spoils && (await standBetween(port, fault.spoils));
  const url = between?.url ?? served;
  const limits = declared(fault?.limits ?? {});
  try {
    return await judgedRun({ target: { baseUrl: url, apiKey: KEY, name: fault?.name ?? "reference" }, binding: native, ...(limits === undefined ? {} : { profile: { limits } }), model, log }, options);
  } finally {
    await between?.close();
    await server.close();
  }
}

const DECLARABLE: ReadonlySet<string> = new Set<keyof Limits>(["requestsPerMinute", "messagesPerMinutePerSocket", "socketsPerAddress", "maxMessageBytes", "maxFrameBytes"]);

/** Those limits of a fault that a profile can declare; undefined where there are none. */
function declared(limits: Readonly<Record<string, number>>): Limits | undefined {
  const told = Object.entries(limits).filter(([name]) => DECLARABLE.has(name));
  return told.length === 0 ? undefined : Object.fromEntries(told);
}
