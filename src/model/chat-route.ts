import type { ServerResponse } from "node:http";
import { HttpFault, sendFault, sendJson } from "./http-answer.js";
import { ModelFailure } from "./port.js";
import type { ChatEvent, ToolCall, Usage } from "./port.js";
import type { HeardCall, ScriptedModel } from "./scripted.js";
import { isRecord, readRequest, wireToolCall, wireUsage } from "./wire.js";

/** Creation time of every answer, in seconds: fixed, so that answers are the same each time. */
const CREATED = 1_700_000_000;
const STREAM_HEAD = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" };

/** `POST /v1/chat/completions`. A caller that closes the connection gives the call up. */
export async function answerChat(model: ScriptedModel, heard: HeardCall, response: ServerResponse): Promise<void> {
  const request = readRequest(heard.body);
  if (!request) throw new HttpFault(400, "`messages` must be a list of at least one message");
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const { id, events } = model.hear(heard, request, gone.signal);
  try {
    const frame = { id: `chatcmpl-${id}`, created: CREATED, model: modelName(heard.body) };
    if (request.stream) await sendStream(events, response, frame, wantsUsage(heard.body));
    else await sendWhole(events, response, frame);
  } catch (error) {
    if (gone.signal.aborted) return;
    if (error instanceof ModelFailure && error.status > 0 && !response.headersSent) sendFault(response, new HttpFault(error.status, error.message));
    else breakOff(response, request.stream);
  }
}

/** What every part of one answer has in common. */
interface Frame {
  readonly id: string;
  readonly created: number;
  readonly model: string;
}

async function sendWhole(events: AsyncIterable<ChatEvent>, response: ServerResponse, frame: Frame): Promise<void> {
  let content = "";
  const calls: ToolCall[] = [];
  for await (const event of events) {
    if (event.type === "text") content += event.text;
    else if (event.type === "tool-call") calls.push(event.call);
    else {
      const message = { role: "assistant", content: content === "" ? null : content, ...(calls.length > 0 ? { tool_calls: calls.map(wireToolCall) } : {}) };
      const choices = [{ index: 0, message, finish_reason: event.reason, logprobs: null }];
      sendJson(response, 200, { ...frame, object: "chat.completion", choices, usage: wireUsage(event.usage) });
    }
  }
}

/** The head goes out with the first event, so that a refusal before it still has its status. */
async function sendStream(events: AsyncGenerator<ChatEvent, void, undefined>, response: ServerResponse, frame: Frame, usageApart: boolean): Promise<void> {
  const send = async (data: object | string): Promise<void> => {
    if (!response.headersSent) response.writeHead(200, STREAM_HEAD);
    const text = typeof data === "string" ? data : JSON.stringify(data);
    if (!response.write(`data: ${text}\n\n`) && !response.destroyed) await drained(response);
  };
  const chunk = (choices: readonly object[], usage?: Usage): object => ({
    ...frame,
    object: "chat.completion.chunk",
    choices,
    ...(usage ? { usage: wireUsage(usage) } : {}),
  });
  let role: { role?: "assistant" } = { role: "assistant" };
  let calls = 0;
  for await (const event of events) {
    if (event.type === "end") {
      await send(chunk([{ index: 0, delta: role, finish_reason: event.reason }], usageApart ? undefined : event.usage));
      if (usageApart) await send(chunk([], event.usage));
      await send("[DONE]");
      response.end();
      continue;
    }
    for (const delta of event.type === "text" ? [{ content: event.text }] : toolDeltas(event.call, calls++)) {
      await send(chunk([{ index: 0, delta: { ...role, ...delta }, finish_reason: null }]));
      role = {};
    }
  }
}

/** Resolves when a slow reader has caught up, or has left. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
  });
}

/** A tool call as models stream it: its name first, its arguments in two parts. */
function toolDeltas(call: ToolCall, index: number): object[] {
  const middle = Math.ceil(call.arguments.length / 2);
  const begin = { tool_calls: [{ index, ...wireToolCall({ ...call, arguments: "" }) }] };
  const parts = [call.arguments.slice(0, middle), call.arguments.slice(middle)].filter((part) => part !== "");
  return [begin, ...parts.map((part) => ({ tool_calls: [{ index, function: { arguments: part } }] }))];
}

/** Ends the connection in the middle of the answer, behind all that was written; a stream's head is part of it. */
function breakOff(response: ServerResponse, stream: boolean): void {
  if (stream && !response.headersSent) response.writeHead(200, STREAM_HEAD).flushHeaders();
  response.socket?.destroySoon();
}

function wantsUsage(body: Readonly<Record<string, unknown>>): boolean {
  return isRecord(body["stream_options"]) && body["stream_options"]["include_usage"] === true;
}

export function modelName(body: unknown): string {
  return isRecord(body) && typeof body["model"] === "string" && body["model"] !== "" ? body["model"] : "scripted";
}
