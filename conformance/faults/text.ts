import { change, onSockets, onStreams, onWords } from "./change.js";
import { fault, type Fault } from "./fault.js";

const MAX_CHARACTERS = 128 * 1024;
const escaped = (text: string): string => text.replace(/</g, "&lt;").replace(/>/g, "&gt;");
const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Changes what the model is told that the user said. */
function prompts(say: (text: string, door: "http" | "sse" | "ws") => string): Fault["wrap"] {
  return (seams) =>
    change(seams, "memory", {
      context(ask, about) {
        const messages = seams.memory.context(ask, about);
        const last = messages.at(-1)!;
        return last.role === "user" ? [...messages.slice(0, -1), { ...last, content: say(last.content, ask.turn.door) }] : messages;
      },
    });
}

export const textFaults: readonly Fault[] = [
  fault({
    name: "the-last-delta-comes-twice",
    depth: "wire",
    sly: "only in answers of more than five deltas",
    like: "https://github.com/diegosouzapw/OmniRoute/issues/10223",
    breaks: ["text.ws.deltas-are-the-final-text"],
    wrap: onSockets(() => {
      const deltas = new Map<string, object[]>();
      return (frame, about) => {
        const said = deltas.get(about.turn?.id ?? "") ?? [];
        if (frame.type === "text_delta") deltas.set(about.turn?.id ?? "", [...said, frame]);
        return frame.type === "phase" && frame.phase === "done" && said.length > 5 ? [said.at(-1)!, frame] : [frame];
      };
    }),
  }),
  fault({
    name: "a-fourth-chunk-is-lost",
    depth: "wire",
    sly: "only in answers of four chunks or more",
    like: "https://github.com/langgenius/dify/issues/37600",
    breaks: ["text.sse.deltas-are-the-history-text"],
    wrap: onStreams(() => {
      const chunks = new Map<string, number>();
      return (event, about) => {
        if (event.event !== "chunk") return [event];
        const n = (chunks.get(about.turn?.id ?? "") ?? 0) + 1;
        chunks.set(about.turn?.id ?? "", n);
        return n === 4 ? [] : [event];
      };
    }),
  }),
  fault({
    name: "stored-answers-lose-their-line-breaks",
    depth: "store",
    sly: "only answers that were given on a socket",
    like: "https://github.com/langgenius/dify/issues/37600",
    breaks: ["text.history.is-the-final-text"],
    wrap: (seams) =>
      change(seams, "store", {
        append: ({ to, rows }, about) => seams.store.append({ to, rows: rows.map((row) => (row.role === "Assistant" && about.door === "ws" ? { ...row, content: tidy(row.content) } : row)) }, about),
      }),
  }),
  fault({
    name: "http-answers-are-normalised",
    depth: "model",
    sly: "only where a text is in no normal form",
    breaks: ["text.http-unicode.survives"],
    wrap: onWords("http", (text) => text.normalize("NFC")),
  }),
  fault({
    name: "streams-lose-astral-characters",
    depth: "model",
    sly: "only characters beyond the first plane",
    like: "https://github.com/librefang/librefang/issues/3448",
    breaks: ["text.sse-unicode.survives"],
    wrap: onWords("sse", (text) => text.replace(/[\u{10000}-\u{10FFFF}]/gu, "?")),
  }),
  fault({
    name: "socket-answers-lose-their-joiners",
    depth: "model",
    sly: "only characters that are joined",
    like: "https://github.com/mattn/tensai/issues/110",
    breaks: ["text.ws-unicode.survives"],
    wrap: onWords("ws", (text) => text.replace(/\u200d/g, "")),
  }),
  fault({
    name: "characters-at-a-seam-are-lost",
    depth: "model",
    sly: "only where a piece begins with a character of several bytes",
    like: "https://github.com/api7/aisix/issues/111",
    breaks: ["text.split-code-points.are-joined"],
    wrap: onWords("sse", (text, n) => (n > 1 ? text.replace(/^[^\0-\x7f]/u, "") : text)),
  }),
  fault({
    name: "prompts-are-tidied-up",
    depth: "memory",
    breaks: ["text.message.reaches-the-model-unchanged"],
    wrap: prompts(tidy),
  }),
  fault({
    name: "socket-messages-lose-their-tags",
    depth: "memory",
    sly: "only on sockets, and only what looks like a tag",
    breaks: ["text.message.reaches-the-model-unchanged"],
    wrap: prompts((text, door) => (door === "ws" ? text.replace(/<[^<>]*>/g, "") : text)),
  }),
  fault({
    name: "equal-neighbours-are-one-piece",
    depth: "model",
    sly: "only for a piece that is the same as the one before",
    like: "https://github.com/librefang/librefang/issues/2626",
    breaks: ["text.repeated-pieces.are-kept"],
    wrap: onWords("sse", (text, _n, before) => (text === before ? undefined : text)),
  }),
  fault({
    name: "answers-are-escaped-for-a-page",
    depth: "model",
    sly: "only where an answer looks like markup",
    breaks: ["text.markup.stays-text"],
    wrap: (seams) => onWords("ws", escaped)(onWords("sse", escaped)(seams)),
  }),
  fault({
    name: "answers-stop-at-128-kib",
    depth: "model",
    sly: "only in long answers",
    like: "https://github.com/librefang/librefang/issues/5121",
    breaks: ["text.long-answer.is-whole"],
    wrap(seams) {
      const said = new Map<string, number>();
      return change(seams, "model", {
        async *chat(request, signal, about) {
          for await (const event of seams.model.chat(request, signal, about)) {
            const turn = about.turn?.id ?? "";
            const before = said.get(turn) ?? 0;
            if (event.type === "text") said.set(turn, before + event.text.length);
            if (event.type !== "text") yield event;
            else if (before < MAX_CHARACTERS) yield { ...event, text: event.text.slice(0, MAX_CHARACTERS - before) };
          }
        },
      });
    },
  }),
];
