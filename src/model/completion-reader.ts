import { ModelFailure } from "./port.js";
import type { ChatEvent, ChatRequest, ToolCall, Usage } from "./port.js";
import { isRecord, textOf } from "./wire.js";

type Reason = "stop" | "tool_calls" | "length";
type Fields = Readonly<Record<string, unknown>>;

/** Turns what an OpenAI-compatible endpoint says, whole or in chunks, into the events of one call. */
export class CompletionReader {
  readonly #request: ChatRequest;
  readonly #calls: { id: string; name: string; arguments: string; index: unknown }[] = [];
  #reason: Reason | undefined;
  #usage: Usage | undefined;
  #said = 0;

  constructor(request: ChatRequest) {
    this.#request = request;
  }

  /** Whether a reason to finish was given. */
  get finished(): boolean {
    return this.#reason !== undefined;
  }

  /** Reads an answer given whole. */
  *whole(body: unknown): Generator<ChatEvent, void, undefined> {
    const choice = this.#open(body);
    if (!choice || !isRecord(choice["message"])) throw new ModelFailure(0, "the model's answer has no message");
    yield* this.#take(choice["message"]);
    yield* this.end();
  }

  /** Reads one chunk of a stream. */
  *chunk(body: unknown): Generator<ChatEvent, void, undefined> {
    const choice = this.#open(body);
    if (choice && isRecord(choice["delta"])) yield* this.#take(choice["delta"]);
  }

  /** The tool calls, complete only now, and the end. */
  *end(): Generator<ChatEvent, void, undefined> {
    const calls = this.#calls.map(({ id, name, arguments: args }, n): ToolCall => ({ id: id || `call_${n}`, name, arguments: args || "{}" }));
    for (const call of calls) yield { type: "tool-call", call };
    yield { type: "end", reason: calls.length > 0 ? "tool_calls" : (this.#reason ?? "stop"), usage: this.#usage ?? this.#estimate(calls) };
  }

  /** Takes what an answer and a chunk have in common; the first choice, if there is one. */
  #open(body: unknown): Fields | undefined {
    if (!isRecord(body)) throw new ModelFailure(0, "the model said what is not an object");
    if (body["error"]) throw new ModelFailure(0, isRecord(body["error"]) ? String(body["error"]["message"] ?? "the model failed") : textOf(body["error"]) || "the model failed");
    if (isRecord(body["usage"])) this.#usage = usageOf(body["usage"]) ?? this.#usage;
    const choice: unknown = Array.isArray(body["choices"]) ? body["choices"][0] : undefined;
    if (!isRecord(choice)) return undefined;
    if (typeof choice["finish_reason"] === "string") this.#reason = reasonOf(choice["finish_reason"]);
    return choice;
  }

  *#take(message: Fields): Generator<ChatEvent, void, undefined> {
    const text = textOf(message["content"]);
    this.#said += text.length;
    if (text !== "") yield { type: "text", text };
    if (Array.isArray(message["tool_calls"])) for (const call of message["tool_calls"].filter(isRecord)) this.#takeCall(call);
  }

  /** Parts of one call share an index; endpoints that leave it out give each call an id of its own. */
  #takeCall(part: Fields): void {
    const called = isRecord(part["function"]) ? part["function"] : {};
    const id = typeof part["id"] === "string" ? part["id"] : "";
    const index = part["index"];
    let call = index === undefined ? this.#calls.find((one) => id === "" || one.id === id) : this.#calls.find((one) => one.index === index);
    if (!call) this.#calls.push((call = { id: "", name: "", arguments: "", index }));
    call.id ||= id;
    call.name ||= textOf(called["name"]);
    call.arguments += isRecord(called["arguments"]) ? JSON.stringify(called["arguments"]) : textOf(called["arguments"]);
  }

  /** For endpoints that count nothing: a token for every four characters. */
  #estimate(calls: readonly ToolCall[]): Usage {
    const asked = this.#request.messages.reduce((sum, message) => sum + message.content.length, 0);
    const said = calls.reduce((sum, call) => sum + call.arguments.length, this.#said);
    return { input: Math.max(1, Math.ceil(asked / 4)), output: Math.max(1, Math.ceil(said / 4)) };
  }
}

function reasonOf(reason: string): Reason {
  if (reason === "tool_calls" || reason === "function_call") return "tool_calls";
  return reason === "length" ? "length" : "stop";
}

/** Undefined where nothing was counted. */
function usageOf(usage: Fields): Usage | undefined {
  const count = (key: string): number => (typeof usage[key] === "number" && usage[key] > 0 ? usage[key] : 0);
  const [input, output] = [count("prompt_tokens"), count("completion_tokens")];
  return input + output > 0 ? { input, output } : undefined;
}
