import { always } from "../../../src/runner/index.js";

export const framesAlways = [
  always("frames.connected.has-its-documented-shape", ["connected-frames-name-no-agent"], ["doors.ws"]),
  always("frames.typing.has-its-documented-shape", ["typing-frames-have-a-state-of-their-own"], ["doors.ws"]),
  always("frames.phase.has-its-documented-shape", ["phase-frames-leave-out-the-detail"], ["doors.ws"]),
  always("frames.text-delta.has-its-documented-shape", ["an-empty-delta-has-null-for-a-text"], ["doors.ws"]),
  always("frames.tool-start.has-its-documented-shape", ["tool-start-frames-have-numbers-for-ids"], ["doors.ws", "tools"]),
  always("frames.tool-end.has-its-documented-shape", ["tool-end-frames-have-their-input-as-an-object"], ["doors.ws", "tools"]),
  always("frames.tool-result.has-its-documented-shape", ["tool-result-frames-say-false-in-words"], ["doors.ws", "tools"]),
  always("frames.response.has-its-documented-shape", ["second-responses-count-their-cost-in-words"], ["doors.ws"]),
  always("frames.silent-complete.has-its-documented-shape", ["silent-ends-have-no-counts"], ["doors.ws", "scripted-model"]),
  always("frames.command-result.has-its-documented-shape", ["command-results-have-no-message"], ["doors.ws", "socket.commands"]),
  always("frames.agents-updated.has-its-documented-shape", ["agents-updated-frames-are-lists-of-ids"], ["doors.ws"]),
  always("frames.error.has-its-documented-shape", ["error-frames-have-an-object-for-a-content"], ["doors.ws"]),
  always("frames.any.is-a-documented-type", ["sockets-beat-like-a-heart"], ["doors.ws"]),
];
