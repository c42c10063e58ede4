import type { About, StreamEvent } from "../../src/server/index.js";
import type { RequirementId } from "../../generated/requirements.js";
import { change, onStreams } from "./change.js";
import { fault, type Fault } from "./fault.js";

/** Tells one kind of event with other data. */
function misshapen(name: string, event: StreamEvent["event"], broken: RequirementId, data: (given: StreamEvent, about: About) => object | undefined, more: Partial<Fault> = {}): Fault {
  return fault({
    ...more,
    name,
    depth: "wire",
    breaks: [broken],
    wrap: onStreams(() => (given, about) => {
      const changed = given.event === event ? data(given, about) : undefined;
      return [changed ? { event, data: { ...given.data, ...changed } } : given];
    }),
  });
}

/** Writes the bytes of an event in another way. */
function written(bytes: (event: StreamEvent, plain: string) => string): Fault["wrap"] {
  return (seams) => change(seams, "wire", { eventBytes: (event, about) => bytes(event, String(seams.wire.eventBytes(event, about))) });
}

/** Keeps chunks back until `enough` of them wait; whatever is no chunk takes them along. */
function gathered(enough: number): Fault["wrap"] {
  return onStreams(() => {
    const waiting = new Map<string, StreamEvent[]>();
    return (event, about) => {
      const turn = about.turn?.id ?? "";
      const held = [...(waiting.get(turn) ?? []), event];
      const goes = event.event !== "chunk" || held.length >= enough;
      waiting.set(turn, goes ? [] : held);
      return goes ? held : [];
    };
  });
}

export const streamFaults: readonly Fault[] = [
  fault({
    name: "streams-have-fields-nobody-knows",
    depth: "wire",
    breaks: ["stream.grammar.is-well-formed"],
    wrap: written((event, plain) => (event.event === "done" ? `note: the end\n${plain}` : plain)),
  }),
  fault({
    name: "the-last-event-of-a-long-stream-has-no-blank-line",
    depth: "wire",
    sly: "only after more than fifty chunks",
    breaks: ["stream.grammar.is-well-formed"],
    wrap(seams) {
      const chunks = new Map<string, number>();
      return change(seams, "wire", {
        eventBytes(event, about) {
          const turn = about.connection ?? "";
          if (event.event === "chunk") chunks.set(turn, (chunks.get(turn) ?? 0) + 1);
          const plain = String(seams.wire.eventBytes(event, about));
          return event.event === "done" && (chunks.get(turn) ?? 0) > 50 ? plain.slice(0, -1) : plain;
        },
      });
    },
  }),
  misshapen("phase-events-have-a-number-for-a-detail", "phase", "stream.phase.has-its-documented-shape", () => ({ detail: 1 })),
  fault({
    name: "third-chunks-say-that-they-are-done",
    depth: "wire",
    sly: "only from the third chunk of a turn",
    breaks: ["stream.chunk.has-its-documented-shape"],
    wrap: onStreams(() => {
      const chunks = new Map<string, number>();
      return (event, about) => {
        if (event.event !== "chunk") return [event];
        const n = (chunks.get(about.turn?.id ?? "") ?? 0) + 1;
        chunks.set(about.turn?.id ?? "", n);
        return [n < 3 ? event : { event: "chunk", data: { ...event.data, done: true } }];
      };
    }),
  }),
  misshapen("tool-use-events-have-numbers-for-ids", "tool_use", "stream.tool-use.has-its-documented-shape", () => ({ id: 7 })),
  misshapen("tool-result-events-have-their-input-as-text", "tool_result", "stream.tool-result.has-its-documented-shape", () => ({ input: "{}" })),
  misshapen("second-done-events-have-no-counts", "done", "stream.done.has-its-documented-shape", (_, about) => (about.turn?.index === 1 ? { usage: undefined } : undefined), { sly: "only in the second turn of a session" }),
  misshapen("error-events-are-objects-within-objects", "error", "stream.error.has-its-documented-shape", (given) => ({ error: { message: given.event === "error" ? given.data.error : "" } })),
  fault({
    name: "streams-beat-like-a-heart",
    depth: "wire",
    breaks: ["stream.any.is-a-documented-event"],
    wrap: onStreams(() => (event) => (event.event === "done" ? [{ event: "heartbeat", data: { session_id: event.data.session_id } }, event] : [event])),
  }),
  fault({
    name: "streams-are-sent-in-one-go",
    depth: "wire",
    like: "https://github.com/agno-agi/agno/issues/10077",
    breaks: ["stream.chunk.arrives-while-the-model-goes-on"],
    wrap: gathered(Infinity),
  }),
  fault({
    name: "chunks-are-sent-in-pairs",
    depth: "wire",
    sly: "only every other chunk waits",
    breaks: ["stream.chunk.arrives-while-the-model-goes-on"],
    wrap: gathered(2),
  }),
  fault({
    name: "streams-stay-open",
    depth: "wire",
    like: "https://github.com/google/adk-python/issues/2021",
    breaks: ["stream.body.ends-after-its-terminal"],
    wrap: (seams) => change(seams, "wire", { end: () => undefined }),
  }),
  fault({
    name: "streams-stay-open-after-an-error",
    depth: "wire",
    sly: "only after a turn that failed",
    like: "https://github.com/EricLBuehler/mistral.rs/issues/1874",
    breaks: ["stream.body.ends-after-its-terminal"],
    wrap: (seams) => change(seams, "wire", { end: (about, next) => (about.outcome === "failed" ? undefined : seams.wire.end(about, next)) }),
  }),
  fault({
    name: "heads-wait-for-the-first-word",
    depth: "wire",
    breaks: ["stream.head.is-sent-at-once"],
    wrap(seams) {
      const waiting = new Map<string, () => void>();
      return change(seams, "wire", {
        answer(answer, about, next) {
          if (about.door === "sse" && answer.status === 200) waiting.set(about.connection ?? "", () => seams.wire.answer(answer, about, next));
          else seams.wire.answer(answer, about, next);
        },
        event(event, about, next) {
          if (event.event !== "phase") {
            waiting.get(about.connection ?? "")?.();
            waiting.delete(about.connection ?? "");
          }
          seams.wire.event(event, about, next);
        },
      });
    },
  }),
  fault({
    name: "data-has-no-space-before-it",
    depth: "wire",
    breaks: ["stream.data.is-one-line"],
    wrap: written((_, plain) => plain.replace("\ndata: ", "\ndata:")),
  }),
  fault({
    name: "data-of-done-is-printed-prettily",
    depth: "wire",
    sly: "only the last event of a stream",
    breaks: ["stream.data.is-one-line"],
    wrap: written((event, plain) => (event.event === "done" ? `event: done\n${JSON.stringify(event.data, null, 2).replace(/^/gm, "data: ")}\n\n` : plain)),
  }),
  fault({
    name: "streams-may-be-cached",
    depth: "wire",
    breaks: ["stream.answer.is-not-cacheable"],
    wrap: (seams) =>
      change(seams, "wire", {
        answer: (answer, about, next) => seams.wire.answer(about.door === "sse" && answer.status === 200 ? { ...answer, headers: { ...answer.headers, "cache-control": "public, max-age=60" } } : answer, about, next),
      }),
  }),
];
