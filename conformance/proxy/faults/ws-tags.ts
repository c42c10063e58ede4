import { forEach, frames, heardFrames, nameSession } from "../aids.js";
import { objectIn, textIn, withMember } from "../json.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { PassingSocket } from "../traffic.js";
import { framesOf, runningTurns } from "./sockets.js";

/** What frames say they are about, spoiled on their way to the client. */
export const wsTagFaults: readonly ProxyFault[] = [
  {
    name: "text-deltas-name-no-session",
    depth: "wire-ws",
    breaks: ["tags.text-delta.carries-a-session-id"],
    spoil: () => framesOf("text_delta", (frame) => withMember(frame, "session_id", undefined)),
  },
  {
    name: "error-frames-name-no-session",
    depth: "wire-ws",
    breaks: ["tags.error.carries-a-session-id"],
    spoil: () => framesOf("error", (frame) => withMember(frame, "session_id", undefined)),
  },
  {
    name: "responses-name-the-session-spoken-to-last",
    depth: "wire-ws",
    sly: "only when another session was spoken to while the turn ran",
    breaks: ["tags.response.names-its-own-session"],
    spoil: () => nameTheLast("response"),
  },
  {
    name: "typing-names-the-session-that-was-active-at-first",
    depth: "wire-ws",
    breaks: ["tags.typing.names-its-own-session"],
    spoil: () => nameTheFirst("typing"),
  },
  {
    name: "two-sessions-on-one-socket-swap-the-tags-of-their-deltas",
    depth: "wire-ws",
    sly: "only while turns of two sessions run on one socket",
    breaks: ["tags.text-delta.names-its-own-session"],
    spoil: () => {
      const turns = runningTurns();
      return heardFrames((frame, socket) => {
        turns.hear(frame, socket);
        const other = turns.of(socket).find((one) => one !== frame["session_id"]);
        return frame["type"] === "text_delta" ? nameSession(frame, other) : frame;
      });
    },
  },
  {
    name: "long-deltas-are-cut",
    depth: "wire-ws",
    sly: "only pieces over 200 characters",
    breaks: ["text.ws.deltas-are-the-final-text"],
    spoil: () => framesOf("text_delta", (frame) => ({ ...frame, content: textIn(frame, "content")!.slice(0, 200) })),
  },
  {
    name: "command-results-name-the-session-that-was-active-at-first",
    depth: "wire-ws",
    breaks: ["tags.command-result.names-its-own-session"],
    spoil: () => nameTheFirst("command_result"),
  },
  {
    name: "token-counts-add-up-over-a-socket",
    depth: "wire-ws",
    sly: "only from the second turn on a socket",
    breaks: ["usage.ws.counts-its-own-turn"],
    spoil: () => {
      const sum = forEach<PassingSocket, { input: number }>(() => ({ input: 0 }));
      return framesOf("response", (frame, socket) => ({ ...frame, input_tokens: (sum(socket).input += Number(frame["input_tokens"])) }));
    },
  },
  {
    name: "frames-are-brought-to-one-normal-form",
    depth: "wire-ws",
    sly: "only text with combining marks",
    breaks: ["text.ws-unicode.survives"],
    spoil: () => heardFrames((frame) => (typeof frame["content"] === "string" ? { ...frame, content: frame["content"].normalize("NFC") } : frame)),
  },
  {
    name: "pongs-name-the-session-spoken-to-last",
    depth: "wire-ws",
    sly: "only after a message that named a session",
    breaks: ["tags.pong.names-the-active-session"],
    spoil: () => nameTheLast("pong"),
  },
];

/** Frames of a type name the session that was active when the socket was opened. */
function nameTheFirst(type: string): ReturnType<typeof heardFrames> {
  const active = forEach<PassingSocket, { session?: string | undefined }>(() => ({}));
  return heardFrames((frame, socket) => {
    if (frame["type"] === "connected") active(socket).session = textIn(frame, "session_id");
    return frame["type"] === type ? nameSession(frame, active(socket).session) : frame;
  });
}

/** Frames of a type name the session that the client spoke to last on the socket. */
function nameTheLast(type: string): ReturnType<ProxyFault["spoil"]> {
  const last = forEach<PassingSocket, { session?: string | undefined }>(() => ({}));
  return {
    fromClient(text, socket) {
      last(socket).session = textIn(objectIn(text), "session_id")?.toLowerCase() ?? last(socket).session;
      socket.toServer(text);
    },
    fromServer: (text, socket) => frames((frame) => (frame["type"] === type ? nameSession(frame, last(socket).session) : frame))(text, socket.toClient, socket),
  };
}
