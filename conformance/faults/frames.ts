import type { About, ServerFrame } from "../../src/server/index.js";
import type { RequirementId } from "../../generated/requirements.js";
import { onSockets } from "./change.js";
import { fault, type Fault } from "./fault.js";

type FrameOf<T extends ServerFrame["type"]> = Extract<ServerFrame, { readonly type: T }>;

/** Sends one kind of frame in another shape. */
function misshapen<T extends ServerFrame["type"]>(name: string, type: T, broken: RequirementId, shape: (frame: FrameOf<T>, about: About) => object, more: Partial<Fault> = {}): Fault {
  return fault({ ...more, name, depth: "wire", breaks: [broken], wrap: onSockets(() => (frame, about) => [frame.type === type ? { ...frame, ...shape(frame as FrameOf<T>, about) } : frame]) });
}

export const framesFaults: readonly Fault[] = [
  misshapen("connected-frames-name-no-agent", "connected", "frames.connected.has-its-documented-shape", () => ({ agent_id: undefined })),
  misshapen("typing-frames-have-a-state-of-their-own", "typing", "frames.typing.has-its-documented-shape", (frame) => (frame.state === "start" ? { state: "begin" } : {})),
  misshapen("phase-frames-leave-out-the-detail", "phase", "frames.phase.has-its-documented-shape", () => ({ detail: undefined })),
  fault({
    name: "an-empty-delta-has-null-for-a-text",
    depth: "wire",
    sly: "only the empty delta at the end of a text",
    breaks: ["frames.text-delta.has-its-documented-shape"],
    wrap: onSockets(() => (frame) => (frame.type === "phase" && frame.phase === "done" ? [{ type: "text_delta", content: null, session_id: frame.session_id }, frame] : [frame])),
  }),
  misshapen("tool-start-frames-have-numbers-for-ids", "tool_start", "frames.tool-start.has-its-documented-shape", () => ({ id: 7 })),
  misshapen("tool-end-frames-have-their-input-as-an-object", "tool_end", "frames.tool-end.has-its-documented-shape", () => ({ input: {} })),
  misshapen("tool-result-frames-say-false-in-words", "tool_result", "frames.tool-result.has-its-documented-shape", () => ({ is_error: "false" })),
  misshapen("canvas-frames-have-a-number-for-a-title", "canvas", "frames.canvas.has-its-documented-shape", () => ({ title: 7 })),
  misshapen("second-responses-count-their-cost-in-words", "response", "frames.response.has-its-documented-shape", (_, about) => (about.turn?.index === 1 ? { cost_usd: "free" } : {}), { sly: "only in the second turn of a session" }),
  misshapen("silent-ends-have-no-counts", "silent_complete", "frames.silent-complete.has-its-documented-shape", () => ({ input_tokens: undefined, output_tokens: undefined })),
  misshapen("command-results-have-no-message", "command_result", "frames.command-result.has-its-documented-shape", () => ({ message: undefined })),
  misshapen("agents-updated-frames-are-lists-of-ids", "agents_updated", "frames.agents-updated.has-its-documented-shape", ({ agents }) => ({ agents: agents.map(({ id }) => id) })),
  misshapen("error-frames-have-an-object-for-a-content", "error", "frames.error.has-its-documented-shape", ({ content }, about) => (about.outcome === "failed" ? { content: { message: content } } : {}), { sly: "only for turns that failed" }),
  fault({
    name: "sockets-beat-like-a-heart",
    depth: "wire",
    breaks: ["frames.any.is-a-documented-type"],
    wrap: onSockets(() => (frame) => (frame.type === "connected" ? [frame, { type: "heartbeat", session_id: frame.session_id }] : [frame])),
  }),
  fault({
    name: "socket-answers-are-sent-in-one-go",
    depth: "wire",
    like: "https://github.com/xorbitsai/xagent/issues/1358",
    breaks: ["frames.text-delta.arrives-while-the-model-goes-on"],
    wrap: onSockets(() => {
      const waiting = new Map<string, ServerFrame[]>();
      return (frame, about) => {
        const turn = about.turn?.id;
        if (turn === undefined) return [frame];
        const held = [...(waiting.get(turn) ?? []), frame];
        waiting.set(turn, frame.type === "text_delta" ? held : []);
        return frame.type === "text_delta" ? [] : held;
      };
    }),
  }),
  fault({
    name: "pings-are-answered-twice",
    depth: "wire",
    breaks: ["frames.pong.answers-a-ping"],
    wrap: onSockets(() => (frame) => (frame.type === "pong" ? [frame, frame] : [frame])),
  }),
  fault({
    name: "agents-are-listed-at-the-start-only",
    depth: "wire",
    breaks: ["frames.agents-updated.tells-of-a-new-agent"],
    wrap: onSockets(() => {
      const told = new Set<string>();
      return (frame, { connection = "" }) => {
        if (frame.type !== "agents_updated") return [frame];
        const again = told.has(connection);
        told.add(connection);
        return again ? [] : [frame];
      };
    }),
  }),
];
