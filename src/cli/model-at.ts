import type { Log } from "../log/index.js";
import type { ScriptedModel, ServedModel } from "../model/index.js";
import { listenTrouble } from "./listen-trouble.js";

/** The suite's model, listening. `option` is what its user sets the port with. Throws `ToolError` where the port cannot be had. */
export async function modelAt(wanted: number, log: Log, option = "--model-port"): Promise<{ readonly scripted: ScriptedModel; readonly served: ServedModel }> {
  const { ScriptedModel, serveModel } = await import("../model/index.js");
  const scripted = new ScriptedModel({ log });
  const served = await serveModel(scripted, { port: wanted }).catch((error: unknown) => {
    throw listenTrouble(error, "127.0.0.1", wanted, "The scripted model", option);
  });
  return { scripted, served };
}
