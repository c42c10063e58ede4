import { inputOf } from "../parts/tools.js";
import type { StreamEvent } from "../shapes.js";
import type { TurnEvent } from "../turn/events.js";

/** What a stream says of an event of its turn; undefined where it says nothing. */
export function streamEventOf(event: TurnEvent, session: string): StreamEvent | undefined {
  const session_id = session;
  switch (event.type) {
    case "phase":
      return { event: "phase", data: { phase: event.phase, detail: event.detail, session_id } };
    case "text":
      return { event: "chunk", data: { content: event.text, done: false, session_id } };
    case "tool-called":
      return { event: "tool_use", data: { tool: event.call.name, id: event.call.id, session_id } };
    case "tool-done": {
      const { call, outcome } = event;
      return {
        event: "tool_result",
        data: { tool: call.name, id: call.id, input: { ...inputOf(call) }, result: outcome.result, is_error: outcome.isError, session_id },
      };
    }
    case "ended": {
      const { ending } = event;
      if (ending.outcome === "failed" || ending.outcome === "cancelled") return { event: "error", data: { error: ending.message, session_id } };
      return { event: "done", data: { done: true, usage: { input_tokens: ending.usage.input, output_tokens: ending.usage.output }, session_id } };
    }
    default:
      return undefined;
  }
}
