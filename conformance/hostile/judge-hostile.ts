import type { Report } from "../../generated/report.js";
import { native } from "../../src/bindings/native/index.js";
import { Log } from "../../src/log/index.js";
import { ScriptedModel } from "../../src/model/index.js";
import { runSuite, ToolError, type ConformanceCase } from "../../src/runner/index.js";
import { KEY, type Hostile } from "./hostile.js";

/** What became of the suite before one hostile server. */
export interface Borne {
  readonly report?: Report;
  /** The sentences with which it gave up. */
  readonly gaveUp?: string;
  readonly log: Log;
  readonly tookMs: number;
  /** How much the process grew meanwhile at most, in bytes. */
  readonly grewBytes: number;
  /** Problems that the server noticed. */
  readonly seen: readonly string[];
}

/** Deadlines of a quick target, shortened. */
const TIME_SCALE = 0.05;

export async function judgeHostile(one: Hostile, cases: readonly ConformanceCase[]): Promise<Borne> {
  const log = new Log();
  const model = new ScriptedModel({ log });
  const target = await one.start(model);
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const began = performance.now();
  const borne = (what: Pick<Borne, "report" | "gaveUp">): Borne => ({ ...what, log, tookMs: Math.round(performance.now() - began), grewBytes: Math.max(most, process.memoryUsage.rss()) - before, seen: target.seen() });
  try {
    const { report } = await runSuite({ target: { baseUrl: target.url, apiKey: KEY, name: one.name }, binding: native, cases, model, log, seed: 1, jobs: 4, timeScale: TIME_SCALE, strict: false });
    return borne({ report });
  } catch (error) {
    if (error instanceof ToolError) return borne({ gaveUp: `${error.message} ${error.hint}` });
    throw error;
  } finally {
    clearInterval(watch);
    await target.close();
  }
}
