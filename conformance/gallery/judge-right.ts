import type { Report } from "../../generated/report.js";
import { native } from "../../src/bindings/native/index.js";
import { Log } from "../../src/log/index.js";
import { OpenAiModel, ScriptedModel, serveModel } from "../../src/model/index.js";
import type { ModelPort } from "../../src/model/index.js";
import { runSuite } from "../../src/runner/index.js";
import { createServer } from "../../src/server/index.js";
import type { Judged, MatrixOptions } from "../matrix/judge-fault.js";
import { redCases, redRequirements } from "../matrix/red.js";
import { startProxy } from "../proxy/proxy.js";
import type { Spoiler } from "../proxy/traffic.js";
import type { Variation } from "./variation.js";

/** The key both sides know, so that the cases about authentication apply. */
const KEY = "gallery-key";

export interface RightOptions extends MatrixOptions {
  /** The server's own model in the place of the suite's, as with `--model none`. */
  readonly ownModel?: ModelPort;
}

/** What the suite said about one right server. */
export interface JudgedRight extends Judged {
  /** Cases that were tried again alone, because something did not come in time. */
  readonly lookedAtTwice: readonly string[];
}

/** Serves the reference server in one variation (or in none) and runs the suite against it over loopback sockets. */
export async function judgeRight(variation: Variation | undefined, options: RightOptions): Promise<JudgedRight> {
  const log = new Log();
  const scripted = options.ownModel ? undefined : new ScriptedModel({ log });
  const behind = variation?.modelWire && scripted ? await modelBehind(scripted, variation.modelWire) : { model: scripted ?? options.ownModel!, close: async () => undefined };
  const apiKey = variation?.isKeyless ? undefined : KEY;
  const server = createServer({
    agentsUpdatedEveryMs: 50,
    ...variation?.options,
    model: behind.model,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(variation?.wrap ? { wrap: variation.wrap } : {}),
  });
  const { url } = await server.listen(0, variation?.host ?? "127.0.0.1");
  const front = await variation?.front?.(url);
  const profile = variation?.before?.(server) ?? variation?.profile;
  const lookedAtTwice: string[] = [];
  try {
    const { report } = await runSuite({
      target: { baseUrl: front?.url ?? url, ...(apiKey === undefined ? {} : { apiKey }), name: variation?.name ?? "reference" },
      binding: native,
      cases: options.cases,
      ...(profile === undefined ? {} : { profile }),
      ...(scripted ? { model: scripted } : {}),
      log,
      seed: options.seed ?? 1,
      jobs: options.jobs ?? 8,
      timeScale: options.timeScale ?? 1,
      strict: true,
      onProgress: (event) => void (event.kind === "second-look" && lookedAtTwice.push(event.case)),
    });
    return { requirements: redRequirements(report), cases: redCases(report), report, lookedAtTwice };
  } finally {
    await front?.close();
    await server.close();
    await behind.close();
  }
}

/** The model as an endpoint, with something between it and the server. */
async function modelBehind(scripted: ScriptedModel, between: () => Spoiler): Promise<{ model: ModelPort; close: () => Promise<undefined> }> {
  const served = await serveModel(scripted);
  const proxy = await startProxy(served.url, between);
  const model = new OpenAiModel({ baseUrl: `${proxy.url}/v1`, modelName: "scripted" });
  const close = async (): Promise<undefined> => {
    await model.close();
    await proxy.close();
    await served.close();
  };
  return { model, close };
}


/** Cases that were not asked although nothing declared says why: of a right server there are none but those that hold for the untouched one. */
export function unexplained({ report }: Judged, variation: Variation, untouched: Report): string[] {
  const usual = new Set(untouched.cases.filter(({ outcome }) => outcome === "not-applicable").map(({ id }) => id));
  const isDeclared = (because = ""): boolean => because.startsWith("the profile does not claim") || because.startsWith("the profile lends") || because.startsWith("the profile declares");
  const nothing = variation.shows?.nothingOf ?? [];
  return report.cases
    .filter(({ id, outcome, because }) => outcome === "not-applicable" && !usual.has(id) && !isDeclared(because) && !nothing.some((start) => id.startsWith(start)))
    .filter(({ because = "" }) => !(variation.isKeyless && because.includes("no --api-key")) && !(variation.host !== undefined && because.includes("second address")))
    .map(({ id, because }) => `${id}: ${because}`);
}
