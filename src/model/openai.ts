import { Agent, request as send } from "undici";
import type { Dispatcher } from "undici";
import { ModelFailure } from "./port.js";
import type { ChatEvent, ChatRequest, ModelPort } from "./port.js";
import { CompletionReader } from "./completion-reader.js";
import { sseData } from "./sse-data.js";
import { isRecord, requestBody } from "./wire.js";

export interface OpenAiModelOptions {
  /** With its version and without a slash at the end: `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly modelName: string;
  readonly apiKey?: string;
  /** Longest wait for the head, and between two parts of the body. None unless told. */
  readonly timeoutMs?: number;
}

/**
 * A model behind an OpenAI-compatible endpoint. Failures are `ModelFailure`: the endpoint's status where it refused,
 * 0 where it could not be reached, broke off or said what cannot be read. Aborting throws the signal's reason.
 */
export class OpenAiModel implements ModelPort {
  readonly #options: OpenAiModelOptions;
  readonly #agent: Agent;

  constructor(options: OpenAiModelOptions) {
    this.#options = options;
    const timeoutMs = options.timeoutMs ?? 0;
    this.#agent = new Agent({ headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  }

  async *chat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent, void, undefined> {
    signal.throwIfAborted();
    let body: Dispatcher.ResponseData["body"] | undefined;
    let complete = false;
    try {
      const response = await this.#send(request, signal);
      body = response.body;
      // Leaving early destroys the body, which it then reports as an error to nobody.
      body.on("error", () => undefined);
      if (response.statusCode < 200 || response.statusCode > 299) throw new ModelFailure(response.statusCode, refusalOf(await body.text()));
      const reader = new CompletionReader(request);
      const streamed = String(response.headers["content-type"] ?? "").startsWith("text/event-stream");
      if (streamed) yield* readStream(sseData(body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>), reader);
      else yield* reader.whole(parsed(await body.text()));
      complete = true;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ModelFailure) throw error;
      throw new ModelFailure(0, body ? `the model broke off: ${messageOf(error)}` : `the model cannot be reached: ${messageOf(error)}`);
    } finally {
      // What stands behind a whole answer is read away, so that the connection serves the next call, too.
      if (complete) void body?.dump({ limit: 65_536 }).catch(() => undefined);
      else body?.destroy();
    }
  }

  /** Closes its connections; calls still running break off. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #send(request: ChatRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { baseUrl, modelName, apiKey } = this.#options;
    const usage = request.stream ? { stream_options: { include_usage: true } } : {};
    return send(`${baseUrl.replace(/\/+$/, "")}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: request.stream ? "text/event-stream" : "application/json", ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
      body: JSON.stringify({ model: modelName, ...requestBody(request), ...usage }),
      dispatcher: this.#agent,
      signal,
    });
  }
}

async function* readStream(events: AsyncIterable<string>, reader: CompletionReader): AsyncGenerator<ChatEvent, void, undefined> {
  for await (const data of events) {
    if (data.trim() === "[DONE]") {
      yield* reader.end();
      return;
    }
    yield* reader.chunk(parsed(data));
  }
  if (!reader.finished) throw new ModelFailure(0, "the model broke off in the middle of its answer");
  yield* reader.end();
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new ModelFailure(0, `the model said what is not JSON: ${json.slice(0, 100)}`);
  }
}

/** The sentence of an error answer: OpenAI's `error.message`, or `error`, or the text itself; at most 500 characters. */
function refusalOf(text: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  const error = isRecord(body) ? body["error"] : undefined;
  const message = isRecord(error) ? error["message"] : error;
  return (typeof message === "string" && message !== "" ? message : text || "no reason given").slice(0, 500);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
