import { native } from "../../src/bindings/native/index.js";
import { Log } from "../../src/log/index.js";
import { OpenAiModel, ScriptedModel, serveModel } from "../../src/model/index.js";
import type { ModelPort } from "../../src/model/index.js";
import { createServer } from "../../src/server/index.js";
import type { Judged, MatrixOptions } from "../matrix/judge-fault.js";
import { judgedRun } from "../matrix/judged-run.js";
import { startProxy } from "./proxy.js";
import type { ProxyFault } from "./proxy-fault.js";
import type { Pass, Spoiler } from "./traffic.js";

/** The key both sides know, so that the cases about authentication apply. */
const KEY = "proxy-key";

const honest = (): Spoiler => ({});

/**
 * Runs the suite against the reference server, untouched, through a proxy with one fault, or through an honest one.
 * A fault of the model's wire stands in a second proxy, between the server and the scripted model's endpoint.
 */
export async function judgeProxyFault(fault: ProxyFault | undefined, options: MatrixOptions): Promise<Judged> {
  const log = new Log();
  const scripted = new ScriptedModel({ log });
  const atModel = fault?.depth === "wire-model";
  const behind = atModel ? await modelBehind(scripted, fault.spoil) : { model: scripted, close: async () => undefined };
  const server = createServer({ model: behind.model, apiKey: KEY });
  const { url } = await server.listen(0, "127.0.0.1");
  const proxy = await startProxy(url, fault && !atModel ? fault.spoil : honest);
  try {
    return await judgedRun({ target: { baseUrl: proxy.url, apiKey: KEY, name: fault?.name ?? "reference behind an honest proxy" }, binding: native, model: scripted, log }, options);
  } finally {
    await proxy.close();
    await server.close();
    await behind.close();
  }
}

async function modelBehind(scripted: ScriptedModel, spoil: (pass: Pass) => Spoiler): Promise<{ model: ModelPort; close: () => Promise<undefined> }> {
  const served = await serveModel(scripted);
  const proxy = await startProxy(served.url, spoil);
  const model = new OpenAiModel({ baseUrl: `${proxy.url}/v1`, modelName: "scripted" });
  const close = async (): Promise<undefined> => {
    await model.close();
    await proxy.close();
    await served.close();
  };
  return { model, close };
}

/** An honest proxy on the model's wire too: what the harness itself adds must be green. */
export const honestModelWire: ProxyFault = { name: "honest-model-wire", depth: "wire-model", breaks: [], spoil: honest };
