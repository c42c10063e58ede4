import { always } from "../../../src/runner/index.js";

export const turnsAlways = [
  always("turns.sse.has-exactly-one-terminal", ["streams-say-done-after-each-model-call", "streams-of-long-answers-end-without-a-terminal"], ["doors.sse"]),
  always("turns.ws.has-exactly-one-terminal", ["second-responses-come-twice"], ["doors.ws"]),
  always("turns.sse.ends-after-its-terminal", ["phase-done-comes-after-done"], ["doors.sse"]),
  always("turns.ws.nothing-follows-its-terminal", ["typing-stops-after-the-response"], ["doors.ws"]),
];
