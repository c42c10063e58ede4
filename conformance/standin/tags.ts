import type { ServerFrame, StreamEvent } from "../../src/server/index.js";
import { onAnswers, onSockets, onStreams } from "../faults/change.js";
import { part } from "./part.js";

const UNTAGGED = new Set(["connected", "agents_updated", "pong", "command_result", "error"]);

/** Thirteen places send frames without the session: these five types are what can be seen of them. */
export const untaggedFrames = part(
  {
    "a `connected` frame names no session": "tags.connected.carries-a-session-id",
    "an `agents_updated` frame names no session": "tags.agents-updated.carries-a-session-id",
    "a `pong` names no session": "tags.pong.carries-a-session-id",
    "a `command_result` names no session": "tags.command-result.carries-a-session-id",
    "an `error` frame names no session": "tags.error.carries-a-session-id",
  },
  onSockets(() => (frame) => [UNTAGGED.has(frame.type) ? without(frame) : frame]),
);

export const untaggedEvents = part(
  { "no event of a stream names a session": "tags.sse-events.name-the-session-when-none-was-named" },
  onStreams(() => (event) => [{ event: event.event, data: dataOf(event) }]),
);

/** A `tool_use` holds the tool's name alone, a `tool_result` the name and what the tool was given. */
function dataOf({ data }: StreamEvent): object {
  const { session_id: _session, id: _id, result: _result, is_error: _isError, ...rest } = data as Record<string, unknown>;
  return rest;
}

const ANSWERS_OF_TURNS = new Set(["sendMessage", "sendMessageToSession"]);
const ANSWERS_OF_CHANGES = new Set(["stopAgent", "resetSession", "clearHistory", "switchSession", "compactSession", "spawnAgent"]);

export const untaggedAnswers = part(
  {
    "the answer to a message names no session": "tags.http-answer.names-the-session-when-none-was-named",
    "the answer to a stop names no session": "cancel.answer.names-the-session",
    "the answer to a reset does not name the new session": "reset.answer.names-the-new-session",
  },
  onAnswers(() => (answer, about) => {
    if (!ANSWERS_OF_TURNS.has(about.operation) && !ANSWERS_OF_CHANGES.has(about.operation)) return answer;
    if (answer.status >= 400 || typeof answer.body !== "object" || answer.body === null) return answer;
    return { ...answer, body: without(answer.body) };
  }),
);

function without(given: object): ServerFrame {
  const { session_id: _session, ...rest } = given as Record<string, unknown>;
  return rest as unknown as ServerFrame;
}
