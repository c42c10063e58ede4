import { Log } from "../log/index.js";
import { ScriptedModel, serveModel } from "../model/index.js";
import type { ModelCall, Script } from "../model/index.js";
import { Turns } from "./turns.js";
import type { TestTurn } from "./turns.js";

export interface StartModelOptions {
  /** 0 or absent picks a free one. */
  readonly port?: number;
  /** Calls that `modelCalls` looks back over. Default 5 000. */
  readonly keepCalls?: number;
}

/** The scripted model as an OpenAI-compatible endpoint, for a server of one's own. */
export interface StartedModel {
  /** Base URL to give to the server: `http://127.0.0.1:40123/v1`. Any key and any model name will do. */
  readonly url: string;
  readonly model: ScriptedModel;
  /** Every call and every answer, in order. */
  readonly log: Log;
  /** A marked message that also says what the model shall do with it. */
  turn(text: string, script?: Script): TestTurn;
  /** What the model was asked so far: messages, headers, state. */
  modelCalls(): readonly ModelCall[];
  /** Lets go of what is held, and stops listening. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts the scripted model at 127.0.0.1. Rejects with the system's error where the port cannot be had. */
export async function startModel(options: StartModelOptions = {}): Promise<StartedModel> {
  const log = new Log();
  const model = new ScriptedModel({ log, ...(options.keepCalls === undefined ? {} : { keepCalls: options.keepCalls }) });
  const served = await serveModel(model, { port: options.port ?? 0 });
  const turns = new Turns(model);
  const close = async (): Promise<void> => {
    model.dispose();
    await served.close();
  };
  return {
    url: `${served.url}/v1`,
    model,
    log,
    turn: (text, script = {}) => turns.make(text, script),
    modelCalls: () => model.callsSince(0),
    close,
    [Symbol.asyncDispose]: close,
  };
}
