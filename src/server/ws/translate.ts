import type { ServerFrame } from "../shapes.js";
import type { TurnEvent } from "../turn/events.js";
import { pressureOf } from "../work/views.js";

/** How much a connection wants to hear of tools. */
export type Verbosity = "off" | "on" | "full";

const INPUT_CHARACTERS = { off: 0, on: 100, full: 500 };
const RESULT_CHARACTERS = { off: 0, on: 200, full: 300 };

/** What a socket says of an event of a turn of `session`. */
export function framesOf(event: TurnEvent, session: string, verbosity: Verbosity): ServerFrame[] {
  const session_id = session;
  switch (event.type) {
    case "begun":
      return [{ type: "typing", state: "start", session_id }];
    case "phase":
      return [{ type: "phase", phase: event.phase, detail: event.detail, session_id }];
    case "text":
      return [{ type: "text_delta", content: event.text, session_id }];
    case "tool-called": {
      const { id, name: tool } = event.call;
      return [
        { type: "typing", state: "tool", tool, session_id },
        { type: "tool_start", id, tool, session_id },
      ];
    }
    case "tool-presented": {
      const { id: canvas_id, html, title } = event.canvas;
      return [{ type: "canvas", id: event.call.id, canvas_id, html, title, session_id }];
    }
    case "tool-complete": {
      if (verbosity === "off") return [];
      const { id, name: tool, arguments: input } = event.call;
      return [{ type: "tool_end", id, tool, input: cut(input, INPUT_CHARACTERS[verbosity]), session_id }];
    }
    case "tool-done": {
      const { id, name: tool } = event.call;
      const shown = verbosity === "off" ? {} : { result: cut(event.outcome.result, RESULT_CHARACTERS[verbosity]) };
      return [{ type: "tool_result", id, tool, ...shown, is_error: event.outcome.isError, session_id }];
    }
    case "ended":
      return [{ type: "typing", state: "stop", session_id }, terminalOf(event, session)];
  }
}

function terminalOf({ ending }: TurnEvent & { type: "ended" }, session_id: string): ServerFrame {
  if (ending.outcome === "failed" || ending.outcome === "cancelled") return { type: "error", content: ending.message, session_id };
  const { input, output } = ending.usage;
  if (ending.outcome === "silent") return { type: "silent_complete", input_tokens: input, output_tokens: output, session_id };
  return {
    type: "response",
    content: ending.text,
    input_tokens: input,
    output_tokens: output,
    iterations: ending.iterations,
    cost_usd: null,
    context_pressure: pressureOf(input),
    session_id,
  };
}

/** The first `max` characters, none of them halved. */
function cut(text: string, max: number): string {
  return text.length <= max ? text : [...text.slice(0, 2 * max)].slice(0, max).join("");
}
