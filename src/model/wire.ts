import type { ModelCallBody, ModelMessage } from "../log/index.js";
import type { ChatMessage, ChatRequest, ChatTool, ToolCall, Usage } from "./port.js";

/** The shape of OpenAI chat completions, both ways. https://platform.openai.com/docs/api-reference/chat */

export function wireMessages(messages: readonly ChatMessage[]): ModelMessage[] {
  return messages.map((message) => {
    if (message.role === "tool") return { role: "tool", content: message.content, tool_call_id: message.toolCallId };
    if (message.role !== "assistant" || !message.toolCalls?.length) return { role: message.role, content: message.content };
    return { role: "assistant", content: message.content || null, tool_calls: message.toolCalls.map(wireToolCall) };
  });
}

export function wireToolCall(call: ToolCall): { id: string; type: "function"; function: { name: string; arguments: string } } {
  return { id: call.id, type: "function", function: { name: call.name, arguments: call.arguments } };
}

export function wireTool(tool: ChatTool): object {
  return { type: "function", function: { name: tool.name, description: tool.description, parameters: tool.parameters } };
}

export function wireUsage(usage: Usage): { prompt_tokens: number; completion_tokens: number; total_tokens: number } {
  return { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output };
}

/** What the log keeps of a call: everything, tools by their names alone. */
export function logBody(body: Readonly<Record<string, unknown>>): ModelCallBody {
  return Array.isArray(body["tools"]) ? { ...body, tools: body["tools"].map(toolName) } : body;
}

export function requestBody(request: ChatRequest): Record<string, unknown> {
  return { messages: wireMessages(request.messages), stream: request.stream, ...(request.tools?.length ? { tools: request.tools.map(wireTool) } : {}) };
}

/**
 * Reads a request as servers send it: text or parts, unknown fields and roles ignored.
 * Undefined when there is no list of messages to read.
 */
export function readRequest(body: unknown): ChatRequest | undefined {
  if (!isRecord(body) || !Array.isArray(body["messages"]) || body["messages"].length === 0) return undefined;
  return { messages: body["messages"].filter(isRecord).map(readMessage), stream: body["stream"] === true };
}

function readMessage(message: Readonly<Record<string, unknown>>): ChatMessage {
  const content = textOf(message["content"]);
  switch (message["role"]) {
    case "user":
      return { role: "user", content };
    case "assistant": {
      const calls = Array.isArray(message["tool_calls"]) ? message["tool_calls"].filter(isRecord).map(readToolCall) : [];
      return calls.length > 0 ? { role: "assistant", content, toolCalls: calls } : { role: "assistant", content };
    }
    case "tool":
    case "function":
      return { role: "tool", content, toolCallId: String(message["tool_call_id"] ?? "") };
    default:
      return { role: "system", content };
  }
}

function readToolCall(call: Readonly<Record<string, unknown>>): ToolCall {
  const called = isRecord(call["function"]) ? call["function"] : {};
  return { id: String(call["id"] ?? ""), name: String(called["name"] ?? ""), arguments: textOf(called["arguments"]) };
}

/** The text of a content: itself, or its text parts one a line. Pictures and the like have none. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  const texts = content.map((part: unknown) => (typeof part === "string" ? part : isRecord(part) && typeof part["text"] === "string" ? part["text"] : ""));
  return texts.filter((text) => text !== "").join("\n");
}

function toolName(tool: unknown): unknown {
  return isRecord(tool) && isRecord(tool["function"]) ? tool["function"]["name"] : tool;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
