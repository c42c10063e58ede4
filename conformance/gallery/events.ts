import type { ServerFrame, StreamEvent } from "../../src/server/index.js";
import { change, onSockets, onStreams } from "../faults/change.js";
import { variation, type Variation, type Wrap } from "./variation.js";

const GRAMMAR = "A parser of server-sent events dispatches the same events (HTML, 9.2.6).";
const OPTIONAL = "Optional events (`phase`, `typing`) may be missing.";
const OFTEN = "Documented events may come as often as a server likes; each has its session.";

/** The text of every event of a stream, written in another way. `n` counts the events of the server from 1. */
function written(write: (plain: string, n: number) => string): Wrap {
  return (seams) => {
    let n = 0;
    return change(seams, "wire", { eventBytes: (event, about) => write(seams.wire.eventBytes(event, about).toString(), (n += 1)) });
  };
}

function both(frame: (frame: ServerFrame) => readonly object[], event: (event: StreamEvent) => readonly { readonly event: string; readonly data: object }[]): Wrap {
  return (seams) => onStreams(() => event)(onSockets(() => frame)(seams));
}

/** How streams are written, and which optional events there are. */
export const eventVariations: readonly Variation[] = [
  variation({ name: "ends-the-lines-of-its-streams-with-crlf", depth: "wire", allowed: GRAMMAR, wrap: written((plain) => plain.replace(/\n/g, "\r\n")) }),
  variation({ name: "ends-the-lines-of-its-streams-with-cr", depth: "wire", allowed: GRAMMAR, wrap: written((plain) => plain.replace(/\n/g, "\r")) }),
  variation({
    name: "begins-its-streams-with-a-byte-order-mark",
    depth: "wire",
    allowed: GRAMMAR,
    wrap: (seams) => {
      const begun = new Set<string>();
      return change(seams, "wire", {
        eventBytes(event, about) {
          const plain = seams.wire.eventBytes(event, about).toString();
          const isFirst = !begun.has(about.connection ?? "");
          begun.add(about.connection ?? "");
          return isFirst ? `\ufeff${plain}` : plain;
        },
      });
    },
  }),
  variation({ name: "comments-its-streams", depth: "wire", allowed: GRAMMAR, wrap: written((plain, n) => `: keep-alive ${n}\n\n:\n${plain}: skip\n\n`) }),
  variation({ name: "numbers-its-events-and-says-when-to-come-back", depth: "wire", allowed: GRAMMAR, wrap: written((plain, n) => `id: ${n}\nretry: 3000\n${plain}`) }),
  variation({ name: "says-data-before-the-name-of-an-event", depth: "wire", allowed: GRAMMAR, wrap: written((plain) => plain.replace(/^(event: .*\n)((?:data: .*\n)+)/, "$2$1")) }),
  variation({ name: "keeps-its-streams-alive-every-few-milliseconds", depth: "wire", allowed: GRAMMAR, options: { keepAliveMs: 3 } }),
  variation({
    name: "sends-no-optional-events",
    depth: "wire",
    allowed: OPTIONAL,
    wrap: both((frame) => (frame.type === "phase" || frame.type === "typing" ? [] : [frame]), (event) => (event.event === "phase" ? [] : [event])),
    shows: { nothingOf: ["frames.phase.", "frames.typing.", "stream.phase.", "tags.phase.", "tags.typing."] },
  }),
  variation({
    name: "leaves-out-what-a-schema-does-not-ask-for",
    depth: "wire",
    allowed: "What a schema does not require may be missing.",
    wrap: both(
      (frame) => {
        if (frame.type === "response") return [{ ...frame, context_pressure: undefined }];
        if (frame.type === "command_result") return [{ type: frame.type, message: frame.message, session_id: frame.session_id }];
        return [frame.type === "tool_result" ? { ...frame, result: undefined } : frame];
      },
      (event) => [event.event === "phase" ? { event: "phase", data: { ...event.data, detail: undefined } } : event.event === "tool_use" ? { event: "tool_use", data: { ...event.data, id: undefined } } : event],
    ),
  }),
  variation({
    name: "tells-of-its-agents-again-and-again",
    depth: "wire",
    allowed: OFTEN,
    options: { agentsUpdatedEveryMs: 1 },
    wrap: (seams) => {
      const list = (): object[] => seams.store.agents({ door: "ws", operation: "agents_updated" }).slice(0, 3).map(({ id, name, provider, model }) => ({ id, name, state: "Running", model_provider: provider, model_name: model }));
      return onSockets(() => (frame, about) => {
        const session_id = seams.store.active(about.agent ?? "", about);
        return frame.type === "text_delta" && session_id !== undefined ? [{ type: "agents_updated", agents: list(), session_id }, frame] : [frame];
      })(seams);
    },
  }),
];
