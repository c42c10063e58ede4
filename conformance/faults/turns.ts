import type { About, ServerFrame, StreamEvent, Turn } from "../../src/server/index.js";
import { change, onSockets, onStreams } from "./change.js";
import { fault, type Fault } from "./fault.js";

const NO_USAGE = { input_tokens: 1, output_tokens: 1 };
const isTerminal = (about: About): boolean => about.outcome !== undefined;
const keyOf = (about: About): string => about.turn?.id ?? "";

/** Holds one kind of frame back until the terminal is out. */
function lateTyping(): Fault["wrap"] {
  return onSockets(() => {
    const held = new Map<string, ServerFrame>();
    return (frame, about) => {
      if (frame.type === "typing" && frame.state === "stop") {
        held.set(keyOf(about), frame);
        return [];
      }
      const late = isTerminal(about) ? held.get(keyOf(about)) : undefined;
      return late ? [frame, late] : [frame];
    };
  });
}

export const turnsFaults: readonly Fault[] = [
  fault({
    name: "streams-say-done-after-each-model-call",
    depth: "wire",
    sly: "only in turns that call a tool",
    breaks: ["turns.sse.has-exactly-one-terminal"],
    wrap: onStreams(() => (event) => {
      const again = event.event === "phase" && event.data.phase === "thinking";
      return again ? [{ event: "done", data: { done: true, usage: NO_USAGE, session_id: event.data.session_id } }, event] : [event];
    }),
  }),
  fault({
    name: "streams-of-long-answers-end-without-a-terminal",
    depth: "wire",
    sly: "only after more than fifty chunks",
    like: "https://github.com/google/adk-python/issues/4216",
    breaks: ["turns.sse.has-exactly-one-terminal"],
    wrap: onStreams(() => {
      const chunks = new Map<string, number>();
      return (event, about) => {
        const seen = (chunks.get(keyOf(about)) ?? 0) + (event.event === "chunk" ? 1 : 0);
        chunks.set(keyOf(about), seen);
        return isTerminal(about) && seen > 50 ? [] : [event];
      };
    }),
  }),
  fault({
    name: "second-responses-come-twice",
    depth: "wire",
    sly: "only in the second turn of a session",
    like: "https://github.com/openclaw/openclaw/issues/16427",
    breaks: ["turns.ws.has-exactly-one-terminal"],
    wrap: onSockets(() => (frame, about) => (frame.type === "response" && about.turn?.index === 1 ? [frame, frame] : [frame])),
  }),
  fault({
    name: "phase-done-comes-after-done",
    depth: "wire",
    breaks: ["turns.sse.ends-after-its-terminal"],
    wrap: onStreams(() => {
      const held = new Map<string, StreamEvent>();
      return (event, about) => {
        if (event.event === "phase" && event.data.phase === "done") {
          held.set(keyOf(about), event);
          return [];
        }
        const late = event.event === "done" ? held.get(keyOf(about)) : undefined;
        return late ? [event, late] : [event];
      };
    }),
  }),
  fault({
    name: "typing-stops-after-the-response",
    depth: "wire",
    like: "https://github.com/ipython/ipykernel/issues/1186",
    breaks: ["turns.ws.nothing-follows-its-terminal"],
    wrap: lateTyping(),
  }),
  fault({
    name: "typing-stops-before-the-text",
    depth: "wire",
    breaks: ["turns.ws.events-stand-in-their-order"],
    wrap: onSockets(() => (frame) => {
      if (frame.type !== "typing") return [frame];
      if (frame.state === "stop") return [];
      return frame.state === "start" ? [frame, { ...frame, state: "stop" }] : [frame];
    }),
  }),
  fault({
    name: "phase-done-comes-with-the-first-chunk",
    depth: "wire",
    breaks: ["turns.sse.events-stand-in-their-order"],
    wrap: onStreams(() => {
      const told = new Set<string>();
      return (event, about) => {
        if (event.event === "phase" && event.data.phase === "done") return told.has(keyOf(about)) ? [] : [event];
        if (event.event !== "chunk" || told.has(keyOf(about))) return [event];
        told.add(keyOf(about));
        return [event, { event: "phase", data: { phase: "done", detail: null, session_id: event.data.session_id } }];
      };
    }),
  }),
  fault({
    name: "queued-http-messages-are-answered-at-once",
    depth: "scheduler",
    sly: "only for a message that finds another turn of its session running",
    breaks: ["turns.http.is-answered-when-it-is-over", "ids.first-turns.make-one-session"],
    wrap: (seams) =>
      change(seams, "scheduler", {
        run<T>(key: string, job: () => Promise<T>, about: About): Promise<T> {
          const waits = about.door === "http" && seams.scheduler.load(key) > 0;
          const ended = seams.scheduler.run(key, job, about);
          return waits ? Promise.resolve({ turn: about.turn, ending: { outcome: "failed", status: 503, message: "The session is busy" } } as T) : ended;
        },
      }),
  }),
  fault({
    name: "repeated-messages-are-dropped",
    depth: "scheduler",
    sly: "only for words that are the same as those before",
    like: "https://github.com/nesquena/hermes-webui/issues/7435",
    breaks: ["turns.same-message-twice.is-two-turns"],
    wrap: (seams) => {
      const last = new Map<string, { readonly text: string; readonly ended: Promise<unknown> }>();
      return change(seams, "scheduler", {
        run<T>(key: string, job: () => Promise<T>, about: About): Promise<T> {
          const turn = about.turn as Turn;
          const before = last.get(key);
          if (before?.text === turn.text) {
            seams.turns.finish(turn, about);
            return before.ended as Promise<T>;
          }
          const ended = seams.scheduler.run(key, job, about);
          last.set(key, { text: turn.text, ended });
          return ended;
        },
      });
    },
  }),
];
