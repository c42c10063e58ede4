import { randomInt } from "node:crypto";
import type { Report } from "../../generated/report.js";
import { native } from "../bindings/native/index.js";
import { checkUrl } from "../cli/check-url.js";
import { DEFAULT_MODEL_PORT, flagsAgain } from "../cli/flags-again.js";
import { knownFailingIn } from "../cli/known-failing.js";
import { modelAt } from "../cli/model-at.js";
import { readProfile } from "../cli/profile.js";
import { VERSION } from "../cli/version.js";
import { Log } from "../log/index.js";
import { runSuite, ToolError } from "../runner/index.js";
import type { ConformanceCase } from "../runner/index.js";
import type { ConformanceOptions, Ready } from "./options.js";

const SEEDS = 2 ** 32;

/** Judges the server with the model beside it, which is gone again at the end. Throws `ToolError` where the run cannot go on. */
export async function judged(options: ConformanceOptions, cases: readonly ConformanceCase[], signal: AbortSignal): Promise<Report> {
  const { profile, apiKey, timeScale = 1 } = options;
  const claims = typeof profile === "string" ? readProfile(profile) : profile;
  const known = await knownFailingIn(options.knownFailing, options.strict ?? false);
  const log = new Log();
  const port = options.model === "none" ? undefined : (options.model?.port ?? DEFAULT_MODEL_PORT);
  const model = port === undefined ? undefined : await modelAt(port, log, "model: { port }");
  try {
    const modelUrl = model === undefined ? undefined : `${model.served.url}/v1`;
    const url = await addressOf(options.url, { modelUrl });
    const { report } = await runSuite({
      target: { baseUrl: url, ...(apiKey === undefined || apiKey === "" ? {} : { apiKey }) },
      binding: native,
      cases,
      seed: options.seed ?? randomInt(SEEDS),
      jobs: options.jobs ?? 8,
      timeScale,
      strict: options.strict ?? false,
      log,
      signal,
      tool: `sessionproof ${VERSION}`,
      flags: flagsAgain({ timeScale, modelPort: model?.served.port ?? DEFAULT_MODEL_PORT, ...(typeof profile === "string" ? { profile } : {}) }),
      ...(model === undefined ? {} : { model: model.scripted, modelUrl: `${model.served.url}/v1` }),
      ...(claims === undefined ? {} : { profile: claims }),
    });
    return known(report);
  } finally {
    model?.scripted.dispose();
    await model?.served.close();
  }
}

async function addressOf(given: ConformanceOptions["url"], ready: Ready): Promise<string> {
  const address = await (typeof given === "function" ? given(ready) : given);
  // Asked of callers without types, too: a function that forgot to return is the likeliest mistake.
  if (!(address instanceof URL) && typeof address !== "string") throw new ToolError("no-url", "describeConformance was given no address.", "Let `url` be the address of your server, or a function that answers with it.");
  const url = String(address);
  checkUrl(url);
  return url;
}
