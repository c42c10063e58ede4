import { always, type ConformanceCase, type Need } from "../../../src/runner/index.js";
import { http, sse, ws } from "../ways.js";

/** Every frame of the run is looked at: does it carry a session, and is it the right one. Names as the ledger spells the types. */
const carrying = ["connected", "typing", "phase", "text-delta", "tool-start", "tool-end", "tool-result", "canvas", "response", "silent-complete", "command-result", "agents-updated", "error", "pong"] as const;
const ofTurns = ["typing", "phase", "text-delta", "tool-start", "tool-end", "tool-result", "canvas", "response", "silent-complete", "error"] as const;
/** What these frames are about is nothing that every server has. */
const needsOf = (type: string): readonly Need[] => [...ws.needs, ...(/^(?:tool-|canvas)/.test(type) ? (["tools"] as const) : type === "command-result" ? (["socket.commands"] as const) : [])];
const ofTheAgent = ["connected", "agents-updated", "pong"] as const;

export const tagsAlways: readonly ConformanceCase[] = [
  ...carrying.map((type) => always(`tags.${type}.carries-a-session-id`, [`${type}-frames-carry-no-usable-session`], needsOf(type))),
  ...ofTurns.map((type) => always(`tags.${type}.names-its-own-session`, [`${type}-frames-name-another-session`], needsOf(type))),
  always("tags.command-result.names-its-own-session", ["command-result-frames-name-another-session"], [...ws.needs, "socket.commands"]),
  ...ofTheAgent.map((type) => always(`tags.${type}.names-the-active-session`, [`${type}-frames-name-the-newest-session`, ...(type === "pong" ? ["pong-frames-name-the-first-session"] : [])], [...ws.needs, "sessions.active"])),
  always("tags.stream.names-its-own-session", ["stream-events-name-the-active-session", "chunks-name-the-session-that-began-last"], sse.needs),
  always("tags.answer.names-its-own-session", ["answers-name-the-active-session"], http.needs),
];
