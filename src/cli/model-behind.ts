import type { ChatEvent, ChatRequest, ModelPort } from "../model/index.js";
import { ToolError } from "../runner/trouble.js";
import type { Io } from "./io.js";
import { firstModelOf, Unlisted } from "./model-list.js";

export interface ModelFlags {
  /** `scripted`, or the base URL of an OpenAI-compatible endpoint. */
  readonly model: string;
  readonly modelName?: string;
  readonly modelApiKeyEnv?: string;
}

/**
 * The model that the flags of `serve` ask for. Without a name it is the first that the endpoint lists; an endpoint that is not up yet is
 * asked again with each message until it tells. Throws `ToolError` for flags that cannot be meant.
 */
export async function modelBehind(flags: ModelFlags, io: Io): Promise<ModelPort> {
  const { ModelFailure, OpenAiModel, ScriptedModel } = await import("../model/index.js");
  if (flags.model === "scripted") return new ScriptedModel({});
  const baseUrl = flags.model.replace(/\/+$/, "");
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new ToolError("bad-model", `There is no model "${flags.model}".`, "Say --model scripted, or give the base URL of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1.");
  }
  const apiKey = keyIn(flags.modelApiKeyEnv, io);
  const named = (modelName: string): ModelPort => new OpenAiModel({ baseUrl, modelName, ...(apiKey === undefined ? {} : { apiKey }) });
  if (flags.modelName !== undefined) return named(flags.modelName);
  const find = async (): Promise<ModelPort> => named(await firstModelOf(baseUrl, apiKey));
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof Unlisted)) throw error;
    if (error.answered) throw new ToolError("no-model", `${error.message}.`, "Is it the base URL of an OpenAI-compatible endpoint, its version included? --model-name NAME asks for a model unseen.");
    io.stderr.write(`${error.message}. It is asked again when a message comes.\n`);
    return laterFound(find, (why) => new ModelFailure(0, why));
  }
}

/** A model that is looked for with each message until it is found. */
function laterFound(find: () => Promise<ModelPort>, failure: (why: string) => Error): ModelPort {
  let found: ModelPort | undefined;
  return {
    async *chat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent, void, undefined> {
      found ??= await find().catch((error: unknown) => {
        throw failure(error instanceof Error ? error.message : String(error));
      });
      yield* found.chat(request, signal);
    },
  };
}

function keyIn(variable: string | undefined, io: Io): string | undefined {
  if (variable === undefined) return undefined;
  const key = io.env[variable];
  if (key === undefined || key === "") throw new ToolError("no-model-key", `The environment variable ${variable} is not set.`, "--model-api-key-env takes the name of the variable that holds the endpoint's key, not the key.");
  return key;
}
