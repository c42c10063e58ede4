import type { About, Seams, ServerFrame } from "../../src/server/index.js";
import { change, onAnswers, onSockets, onStreams } from "../faults/change.js";
import { part } from "./part.js";

const SILENCE = "NO_REPLY";
const PLACEHOLDER = "[The agent completed processing but returned no text response. (0 in / 0 out | 1 iter)]";

/** A stream tells each model call by a `done`, and what the server does afterwards still follows; a failure is the mere end of it. */
export const streamEnds = part(
  {
    "a stream says `done` once for each model call": "turns.sse.has-exactly-one-terminal",
    "a stream's `phase` done comes after its `done`": "turns.sse.ends-after-its-terminal",
    "a stream whose turn failed ends without a word": "failure.sse.is-told",
    "the words of silence are streamed": "silent.sse.ends-without-text",
  },
  (seams) => {
    const counts = lastCallCounts(seams);
    const told = new Set<string>();
    return onStreams(() => (event, about) => {
      const turn = about.turn?.id ?? "";
      const { input, output } = counts.of(about);
      const done = { event: "done", data: { done: true, usage: { input_tokens: input, output_tokens: output } } };
      if (event.event === "error") return [];
      if (event.event === "done") return about.outcome === "silent" ? [{ event: "chunk", data: { content: SILENCE, done: false } }, done] : [done, PHASE_DONE];
      if (event.event !== "phase") return [event];
      if (event.data.phase === "done") return [];
      if (event.data.phase === "thinking") told.delete(turn);
      if (event.data.phase !== "tool_use" || told.has(turn)) return [event];
      // The end of the model call that asked for the tools comes once they have been called.
      told.add(turn);
      return [done, event];
    })(counts.seams);
  },
);

const PHASE_DONE = { event: "phase", data: { phase: "done", detail: null } };

/** A failed turn on a socket gets a made-up answer, then an error; a silent one gets the word of silence for an answer. */
export const socketEnds = part(
  {
    "a failed turn on a socket ends twice, first with a made-up answer": "turns.ws.has-exactly-one-terminal",
    "the made-up answer comes without its deltas": "text.ws.deltas-are-the-final-text",
    "the word of silence is sent as an answer on a socket": "silent.ws.ends-with-silent-complete",
    "an answer on a socket counts its last model call alone": "usage.tool-turn.sums-its-calls",
  },
  (seams) => {
    const counts = lastCallCounts(seams);
    return onSockets(() => (frame, about) => endsOf(frame, about, counts.of(about)))(counts.seams);
  },
);

function endsOf(frame: ServerFrame, about: About, last: { readonly input: number; readonly output: number }): object[] {
  const session_id = about.turn?.session;
  const response = (content: string) => ({ type: "response", content, input_tokens: last.input, output_tokens: last.output, iterations: 0, cost_usd: null, context_pressure: "low", session_id });
  if (about.turn === undefined || about.outcome === undefined) return [frame];
  if (frame.type === "typing" && about.outcome === "silent") return [{ type: "text_delta", content: SILENCE, session_id }, frame];
  if (frame.type === "silent_complete") return [response(SILENCE)];
  if (frame.type === "error") return [response(PLACEHOLDER), frame];
  if (frame.type === "response") return [{ ...frame, iterations: 0, input_tokens: last.input, output_tokens: last.output }];
  return [frame];
}

/** Remembers what the latest model call of each turn was counted with. */
function lastCallCounts(seams: Seams): { readonly seams: Seams; readonly of: (about: About) => { readonly input: number; readonly output: number } } {
  const counts = new Map<string, { readonly input: number; readonly output: number }>();
  return {
    of: (about) => counts.get(about.turn?.id ?? "") ?? { input: 0, output: 0 },
    seams: change(seams, "store", {
      addUsage(write, about) {
        if (about.turn) counts.set(about.turn.id, write.usage);
        seams.store.addUsage(write, about);
      },
    }),
  };
}

export const plainEnds = part(
  { "a turn that the model failed is answered with 500": "failure.http-status.is-502" },
  onAnswers(() => (answer, about) => {
    if (about.outcome !== "failed" || answer.status !== 502) return answer;
    const { error } = answer.body as { readonly error: string };
    return { ...answer, status: 500, body: { error: `Message delivery failed: ${error}` } };
  }),
);

/** Text is told when 200 bytes of it have come together, after 100 ms, or before anything else of its turn. The contract leaves that free. */
export const gatheredText = part({}, (seams) => {
  const waiting = new Map<string, { text: string; flush: () => void; timer: NodeJS.Timeout }>();
  const send = (turn: string): void => {
    const held = waiting.get(turn);
    if (!held) return;
    clearTimeout(held.timer);
    waiting.delete(turn);
    held.flush();
  };
  return change(seams, "wire", {
    frame(frame, about, next) {
      const turn = about.turn?.id;
      if (turn === undefined) return seams.wire.frame(frame, about, next);
      if (frame.type !== "text_delta") {
        send(turn);
        return seams.wire.frame(frame, about, next);
      }
      const text = (waiting.get(turn)?.text ?? "") + frame.content;
      clearTimeout(waiting.get(turn)?.timer);
      const timer = waiting.get(turn)?.timer ?? setTimeout(() => send(turn), 100);
      const flush = (): void => seams.wire.frame({ ...frame, content: text }, about, next);
      waiting.set(turn, { text, flush, timer: waiting.has(turn) ? setTimeout(() => send(turn), 100) : timer });
      if (Buffer.byteLength(text) >= 200) send(turn);
    },
  });
});
