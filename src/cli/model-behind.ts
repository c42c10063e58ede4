import type { ModelPort } from "../model/index.js";
import { ToolError } from "../runner/trouble.js";
import type { Io } from "./io.js";

export interface ModelFlags {
  /** `scripted`, or the base URL of an OpenAI-compatible endpoint. */
  readonly model: string;
  readonly modelName?: string;
  readonly modelApiKeyEnv?: string;
}

/** How long an endpoint may take to list its models. */
const LIST_WITHIN_MS = 10_000;

/** The model that the flags of `serve` ask for. Throws `ToolError` where it cannot be had. */
export async function modelBehind(flags: ModelFlags, io: Io): Promise<ModelPort> {
  const { OpenAiModel, ScriptedModel } = await import("../model/index.js");
  if (flags.model === "scripted") return new ScriptedModel({});
  const baseUrl = flags.model.replace(/\/+$/, "");
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new ToolError("bad-model", `There is no model "${flags.model}".`, "Say --model scripted, or give the base URL of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1.");
  }
  const apiKey = keyIn(flags.modelApiKeyEnv, io);
  const modelName = flags.modelName ?? (await firstModel(baseUrl, apiKey, io));
  return new OpenAiModel({ baseUrl, modelName, ...(apiKey === undefined ? {} : { apiKey }) });
}

function keyIn(variable: string | undefined, io: Io): string | undefined {
  if (variable === undefined) return undefined;
  const key = io.env[variable];
  if (key === undefined || key === "") throw new ToolError("no-model-key", `The environment variable ${variable} is not set.`, "--model-api-key-env takes the name of the variable that holds the endpoint's key, not the key.");
  return key;
}

async function firstModel(baseUrl: string, apiKey: string | undefined, io: Io): Promise<string> {
  const listed = await list(`${baseUrl}/models`, apiKey);
  const [first] = listed;
  if (first === undefined) throw new ToolError("no-model", `${baseUrl} lists no model.`, "Name one with --model-name.");
  if (listed.length > 1) io.stderr.write(`Asking for ${first}, the first of ${listed.length} models; --model-name takes another.\n`);
  return first;
}

async function list(url: string, apiKey: string | undefined): Promise<readonly string[]> {
  const cannot = (why: string): ToolError => new ToolError("no-models", `${url} does not list its models: ${why}.`, "Is it the base URL of an OpenAI-compatible endpoint, its version included? --model-name NAME asks for a model unseen.");
  try {
    const answer = await fetch(url, { headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }, signal: AbortSignal.timeout(LIST_WITHIN_MS) });
    if (!answer.ok) throw cannot(`it answers ${answer.status}`);
    const { data } = (await answer.json()) as { data?: readonly { id?: unknown }[] };
    return (data ?? []).flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  } catch (error) {
    if (error instanceof ToolError) throw error;
    const { message, cause } = error as Error;
    throw cannot(cause instanceof Error ? cause.message : message);
  }
}
