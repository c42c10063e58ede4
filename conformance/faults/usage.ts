import { onAnswers, onModel, onSockets, onStreams } from "./change.js";
import { fault, type Fault } from "./fault.js";

export const usageFaults: readonly Fault[] = [
  fault({
    name: "http-counts-add-up-over-the-session",
    depth: "store",
    sly: "only from the second turn of a session",
    like: "https://github.com/kagent-dev/kagent/issues/1509",
    breaks: ["usage.http.counts-its-own-turn"],
    wrap: onAnswers((seams) => (answer, about) => {
      const usage = about.outcome === "answered" && about.session !== undefined ? seams.store.session(about.session, about)?.usage : undefined;
      return usage ? { ...answer, body: { ...(answer.body as object), input_tokens: usage.input, output_tokens: usage.output } } : answer;
    }),
  }),
  fault({
    name: "stream-counts-are-those-of-the-turn-before",
    depth: "wire",
    sly: "only from the second turn of a session",
    like: "https://github.com/Codagent-AI/agent-runner/issues/120",
    breaks: ["usage.sse.counts-its-own-turn"],
    wrap: onStreams(() => {
      const last = new Map<string, object>();
      return (event, { session = "" }) => {
        if (event.event !== "done") return [event];
        const before = last.get(session);
        last.set(session, event.data.usage);
        return [before ? { event: "done", data: { ...event.data, usage: before } } : event];
      };
    }),
  }),
  fault({
    name: "socket-counts-are-swapped",
    depth: "wire",
    sly: "only from the second turn of a session",
    breaks: ["usage.ws.counts-its-own-turn"],
    wrap: onSockets(() => (frame, about) => [frame.type === "response" && (about.turn?.index ?? 0) > 0 ? { ...frame, input_tokens: frame.output_tokens, output_tokens: frame.input_tokens } : frame]),
  }),
  fault({
    name: "only-the-last-model-call-is-counted",
    depth: "model",
    sly: "only in turns that call a tool",
    like: "https://github.com/Codagent-AI/agent-runner/issues/120",
    breaks: ["usage.tool-turn.sums-its-calls"],
    wrap: onModel(() => async function* (events) {
      for await (const event of events) yield event.type === "end" && event.reason === "tool_calls" ? { ...event, usage: { input: 0, output: 0 } } : event;
    }),
  }),
  fault({
    name: "running-turns-share-a-counter",
    depth: "model",
    sly: "only while another session of the agent is running",
    like: "https://github.com/kagent-dev/kagent/issues/1509",
    breaks: ["usage.simultaneous-turns.are-counted-apart"],
    wrap: onModel((seams) => {
      const asked = new Map<string, number>();
      return async function* (events, { turn }, request) {
        asked.set(turn.id, request.messages.length);
        for await (const event of events) {
          const others = seams.turns.running().filter(({ agent, session }) => agent === turn.agent && session !== turn.session);
          const more = others.reduce((sum, { id }) => sum + (asked.get(id) ?? 0), 0);
          yield event.type === "end" ? { ...event, usage: { ...event.usage, input: event.usage.input + more } } : event;
        }
      };
    }),
  }),
];
