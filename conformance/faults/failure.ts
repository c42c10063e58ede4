import { ModelFailure, type ChatEvent } from "../../src/model/port.js";
import { Refusal, type About, type Row, type Seams } from "../../src/server/index.js";
import { change, onAnswers, onModel, onSockets } from "./change.js";
import { fault, type Fault } from "./fault.js";

const END: ChatEvent = { type: "end", reason: "stop", usage: { input: 1, output: 1 } };

/** Takes a failure of the model at one door, after at least and at most so many pieces, for something else. */
function atFailure(door: "http" | "sse" | "ws", atLeast: number, atMost: number, instead: readonly ChatEvent[]): Fault["wrap"] {
  return onModel(() => async function* (events, about) {
    let pieces = 0;
    try {
      for await (const event of events) {
        if (event.type === "text") pieces += 1;
        yield event;
      }
    } catch (error) {
      if (!(error instanceof ModelFailure) || about.door !== door || pieces < atLeast || pieces > atMost) throw error;
      yield* instead;
    }
  });
}

/** Does something besides when a turn's model call fails. */
function besidesFailure(begin: (seams: Seams) => (about: About) => void): Fault["wrap"] {
  return onModel((seams) => {
    const besides = begin(seams);
    return async function* (events, about) {
      try {
        yield* events;
      } catch (error) {
        if (error instanceof ModelFailure) besides(about);
        throw error;
      }
    };
  });
}

export const failureFaults: readonly Fault[] = [
  fault({
    name: "failed-http-turns-are-answered-by-an-apology",
    depth: "model",
    like: "https://github.com/google/adk-python/issues/4244",
    breaks: ["failure.http.is-told"],
    wrap: atFailure("http", 0, Infinity, [{ type: "text", text: "I am sorry, something went wrong." }, END]),
  }),
  fault({
    name: "failed-streams-say-done",
    depth: "model",
    like: "https://github.com/google/adk-python/issues/4216",
    breaks: ["failure.sse.is-told"],
    wrap: atFailure("sse", 0, 0, [END]),
  }),
  fault({
    name: "failed-socket-turns-end-in-silence",
    depth: "wire",
    like: "https://github.com/earendil-works/pi/issues/8996",
    breaks: ["failure.ws.is-told"],
    wrap: onSockets(() => {
      const spoke = new Set<string>();
      return (frame, about) => {
        const turn = about.turn?.id ?? "";
        if (frame.type === "text_delta") spoke.add(turn);
        if (frame.type !== "error" || about.outcome !== "failed" || spoke.has(turn)) return [frame];
        return [{ type: "silent_complete", input_tokens: 1, output_tokens: 1, session_id: frame.session_id }];
      };
    }),
  }),
  fault({
    name: "broken-streams-look-complete",
    depth: "model",
    sly: "only when the model breaks off in the middle",
    like: "https://github.com/librefang/librefang/issues/6441",
    breaks: ["failure.sse-mid-answer.is-not-a-success"],
    wrap: atFailure("sse", 1, Infinity, [END]),
  }),
  fault({
    name: "broken-socket-answers-look-complete",
    depth: "model",
    sly: "only when the model breaks off after two pieces or more",
    like: "https://github.com/librefang/librefang/issues/6512",
    breaks: ["failure.ws-mid-answer.is-not-a-success"],
    wrap: atFailure("ws", 2, Infinity, [END]),
  }),
  fault({
    name: "the-models-status-is-passed-on",
    depth: "wire",
    breaks: ["failure.http-status.is-502"],
    wrap: onAnswers(() => (answer, about) => {
      const status = about.outcome === "failed" ? /\(status (\d{3})\)/.exec(JSON.stringify(answer.body)) : null;
      return status ? { ...answer, status: Number(status[1]) } : answer;
    }),
  }),
  fault({
    name: "a-failure-ends-every-turn-of-its-socket",
    depth: "turns",
    sly: "only for turns that share a socket",
    like: "https://github.com/openai/codex/issues/20787",
    breaks: ["failure.other-session.goes-on"],
    wrap: onSockets((seams) => (frame, about) => {
      if (frame.type === "error" && about.outcome === "failed") {
        for (const turn of seams.turns.running()) if (turn.connection === about.connection) seams.turns.cancel({ session: turn.session, reach: "running", why: "stopped" }, about);
      }
      return [frame];
    }),
  }),
  fault({
    name: "a-failure-closes-the-socket",
    depth: "wire",
    sly: "only when no other turn runs on it",
    breaks: ["failure.socket.stays-open"],
    wrap: (seams) =>
      change(seams, "wire", {
        frame(frame, about, next) {
          seams.wire.frame(frame, about, next);
          const isAlone = !seams.turns.running().some(({ connection }) => connection === about.connection);
          if (frame.type === "error" && about.outcome === "failed" && isAlone) seams.hub.get(about.connection ?? "")?.close(1011, "Internal error");
        },
      }),
  }),
  fault({
    name: "a-session-stays-busy-after-a-failure",
    depth: "turns",
    like: "https://github.com/openclaw/openclaw/issues/102020",
    breaks: ["failure.next-turn.works"],
    wrap: (seams) => {
      const busy = new Set<string>();
      const refusing = change(seams, "turns", {
        admit(turn, about) {
          if (busy.has(turn.session)) throw new Refusal(409, "The session is busy");
          return seams.turns.admit(turn, about);
        },
      });
      return besidesFailure(() => (about) => void busy.add(about.session ?? ""))(refusing);
    },
  }),
  fault({
    name: "questions-are-stored-with-their-answers",
    depth: "store",
    sly: "only in turns that come to no answer",
    breaks: ["failure.users-row.stays"],
    wrap: (seams) => {
      const questions = new Map<string, Row>();
      return change(seams, "store", {
        append({ to, rows }, about) {
          const [row] = rows;
          if (row?.role === "User" && seams.store.hold(to.session).incarnation === to.incarnation) {
            questions.set(row.turn, row);
            return true;
          }
          const question = questions.get(row?.turn ?? "");
          questions.delete(row?.turn ?? "");
          return seams.store.append({ to, rows: question ? [question, ...rows] : rows }, about);
        },
      });
    },
  }),
  fault({
    name: "failures-are-stored-as-answers",
    depth: "store",
    like: "https://github.com/librefang/librefang/issues/6512",
    breaks: ["failure.answer-row.is-not-invented"],
    wrap: besidesFailure((seams) => (about) => {
      if (about.turn) seams.store.append({ to: about.turn, rows: [{ role: "Assistant", content: "I am sorry, something went wrong.", turn: about.turn.id }] }, about);
    }),
  }),
  fault({
    name: "errors-quote-the-last-prompt-of-the-agent",
    depth: "model",
    sly: "only when another session spoke before, and not on sockets",
    like: "https://github.com/mastra-ai/mastra/issues/21863",
    breaks: ["failure.error-text.holds-no-other-session"],
    wrap: onModel(() => {
      const last = new Map<string, string>();
      return async function* (events, { turn, door }) {
        const before = last.get(turn.agent);
        last.set(turn.agent, turn.text);
        try {
          yield* events;
        } catch (error) {
          if (!(error instanceof ModelFailure) || before === undefined || door === "ws") throw error;
          throw new ModelFailure(error.status, `${error.message}; the last prompt was ${before}`);
        }
      };
    }),
  }),
];
