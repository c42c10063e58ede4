/**
 * What a server asks of a language model, in the shape of OpenAI chat completions reduced to what a turn needs.
 * The scripted model implements it in process; the OpenAI-compatible client implements it over HTTP.
 */
export interface ModelPort {
  /**
   * One model call. Events come as the model makes them; `end` is last and comes exactly once.
   * Throws `ModelFailure` when the model refuses or breaks off. Aborting the signal ends the call.
   */
  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatEvent>;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly ChatTool[];
  /** False where the caller wants one whole answer; a server may still iterate. */
  readonly stream: boolean;
}

export type ChatMessage =
  | { readonly role: "system" | "user"; readonly content: string }
  | { readonly role: "assistant"; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: "tool"; readonly content: string; readonly toolCallId: string };

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
}

export interface ChatTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type ChatEvent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "tool-call"; readonly call: ToolCall }
  | { readonly type: "end"; readonly reason: "stop" | "tool_calls" | "length"; readonly usage: Usage };

/** Token counts of one call, never both zero. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

export class ModelFailure extends Error {
  override readonly name = "ModelFailure";
  /** @param status HTTP status the model answered with; 0 when it broke off in mid-answer. */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
