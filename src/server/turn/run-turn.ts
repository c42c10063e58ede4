import { ModelFailure, type ChatMessage, type ToolCall, type Usage } from "../../model/port.js";
import type { Core } from "../core.js";
import type { Row, RowTool } from "../records.js";
import { Cancelled, Refusal } from "../refusal.js";
import type { About, Turn } from "../seams.js";
import type { Ended, Ending, Tell, TurnEvent } from "./events.js";
import { callModel } from "./model-call.js";

const MAX_ITERATIONS = 8;

/** Runs one turn to its end. Never throws for what the model, a tool or a client does: that is in the ending, which is told last. */
export async function runTurn(core: Core, admitted: Turn, signal: AbortSignal, admission: About, hear: Tell): Promise<Ended> {
  const { turns } = core.seams;
  const turn = turns.begin(admitted, admission);
  const about: About = { ...admission, agent: turn.agent, session: turn.session, turn };
  const tell = (event: TurnEvent): void => hear(event, turn);
  let ending: Ending;
  try {
    signal.throwIfAborted();
    tell({ type: "begun" });
    ending = await think(core, turn, signal, about, tell);
  } catch (error) {
    ending = endingOf(error);
  }
  turns.finish(turn, about);
  tell({ type: "ended", ending });
  return { turn, ending };
}

async function think(core: Core, turn: Turn, signal: AbortSignal, about: About, tell: (event: TurnEvent) => void): Promise<Ending> {
  const { store, memory, tools } = core.seams;
  const agent = store.agent(turn.agent, about);
  if (!agent) throw new Cancelled(409, "Run cancelled");
  store.changeAgent(agent.id, { lastActive: core.seams.clock.now() }, about);

  const messages: ChatMessage[] = [...memory.context({ agent, turn }, about)];
  write(core, turn, about, { role: "User", content: turn.text, turn: turn.id });
  tell({ type: "phase", phase: "streaming", detail: null });

  const offered = tools.offered(agent, about);
  const stream = turn.door !== "http";
  let usage: Usage = { input: 0, output: 0 };
  let text = "";
  for (let iterations = 1; iterations <= MAX_ITERATIONS; iterations += 1) {
    const left = core.settings.limits.maxAnswerBytes - Buffer.byteLength(text);
    const result = await callModel(
      core.seams,
      { messages, stream, ...(offered.length > 0 && { tools: offered }) },
      signal,
      about,
      (piece) => tell({ type: "text", text: piece }),
      left,
    );
    usage = { input: usage.input + result.usage.input, output: usage.output + result.usage.output };
    store.addUsage({ to: turn, usage: result.usage }, about);
    text += result.text;
    if (result.calls.length === 0) {
      write(core, turn, about, { role: "Assistant", content: result.text, turn: turn.id });
      tell({ type: "phase", phase: "done", detail: null });
      if (result.silent && text === "") return { outcome: "silent", usage, iterations };
      return { outcome: "answered", text, usage, iterations };
    }
    const done = await runTools(core, result.calls, signal, about, tell);
    write(core, turn, about, { role: "Assistant", content: result.text, turn: turn.id, tools: done });
    messages.push({ role: "assistant", content: result.text, toolCalls: result.calls });
    for (const tool of done) messages.push({ role: "tool", content: tool.result, toolCallId: tool.id });
    tell({ type: "phase", phase: "thinking", detail: null });
  }
  throw new ModelFailure(0, `the model called tools ${MAX_ITERATIONS} times and came to no answer`);
}

async function runTools(core: Core, calls: readonly ToolCall[], signal: AbortSignal, about: About, tell: (event: TurnEvent) => void): Promise<RowTool[]> {
  const done: RowTool[] = [];
  for (const given of calls) {
    const call = { ...given, id: given.id || `call_${done.length + 1}`, name: given.name || "unknown" };
    tell({ type: "tool-called", call });
    const outcome = await core.seams.tools.run(call, about);
    signal.throwIfAborted();
    if (outcome.canvas) tell({ type: "tool-presented", call, canvas: outcome.canvas });
    else tell({ type: "tool-complete", call });
    tell({ type: "phase", phase: "tool_use", detail: call.name });
    tell({ type: "tool-done", call, outcome });
    done.push({ id: call.id, name: call.name, arguments: call.arguments, result: outcome.result, isError: outcome.isError });
  }
  return done;
}

/** Writes through the life of the session the turn began with; a session deleted since then ends the turn. */
function write(core: Core, turn: Turn, about: About, row: Row): void {
  if (!core.seams.store.append({ to: turn, rows: [row] }, about)) throw new Cancelled(409, "Run cancelled");
}

function endingOf(error: unknown): Ending {
  if (error instanceof Cancelled) return { outcome: "cancelled", status: error.status, message: error.message };
  if (error instanceof Refusal) return { outcome: "failed", status: error.status, message: error.message };
  if (error instanceof ModelFailure) {
    const status = error.status > 0 ? ` (status ${error.status})` : "";
    return { outcome: "failed", status: 502, message: `The model failed${status}: ${error.message.slice(0, 300)}` };
  }
  return { outcome: "failed", status: 502, message: `The turn failed: ${error instanceof Error ? error.message.slice(0, 300) : "unknown reason"}` };
}
