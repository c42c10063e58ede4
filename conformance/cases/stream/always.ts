import { always } from "../../../src/runner/index.js";

export const streamAlways = [
  always("stream.grammar.is-well-formed", ["streams-have-fields-nobody-knows", "the-last-event-of-a-long-stream-has-no-blank-line"], ["doors.sse"]),
  always("stream.phase.has-its-documented-shape", ["phase-events-have-a-number-for-a-detail"], ["doors.sse"]),
  always("stream.chunk.has-its-documented-shape", ["third-chunks-say-that-they-are-done"], ["doors.sse"]),
  always("stream.tool-use.has-its-documented-shape", ["tool-use-events-have-numbers-for-ids"], ["doors.sse", "tools"]),
  always("stream.tool-result.has-its-documented-shape", ["tool-result-events-have-their-input-as-text"], ["doors.sse", "tools"]),
  always("stream.done.has-its-documented-shape", ["second-done-events-have-no-counts"], ["doors.sse"]),
  always("stream.error.has-its-documented-shape", ["error-events-are-objects-within-objects"], ["doors.sse", "scripted-model"]),
  always("stream.any.is-a-documented-event", ["streams-beat-like-a-heart"], ["doors.sse"]),
];
