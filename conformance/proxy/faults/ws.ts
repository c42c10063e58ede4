import { forEach, frames, heardFrames, isTerminal, nameSession } from "../aids.js";
import { objectIn, textIn, withMember } from "../json.js";
import type { JsonObject } from "../json.js";
import { placeOf } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { PassingSocket, Spoiler } from "../traffic.js";

/** Changes the frames of one type; undefined drops them. */
function framesOf(type: string, change: (frame: JsonObject, socket: PassingSocket) => JsonObject | undefined): Spoiler {
  return heardFrames((frame, socket) => (frame["type"] === type ? change(frame, socket) : frame));
}

/** Sessions of the turns that run on a socket, oldest first. */
function runningTurns(): { of: (socket: PassingSocket) => string[]; hear: (frame: JsonObject | undefined, socket: PassingSocket) => void } {
  const of = forEach<PassingSocket, string[]>(() => []);
  return {
    of,
    hear(frame, socket) {
      const session = textIn(frame, "session_id");
      if (session === undefined) return;
      const running = of(socket);
      if (frame!["type"] === "typing" && frame!["state"] === "start") running.push(session);
      if (isTerminal(frame) && running.includes(session)) running.splice(running.indexOf(session), 1);
    },
  };
}

/** Sockets that are open, oldest first. */
function openSockets(): { readonly all: Set<PassingSocket>; readonly hooks: Spoiler } {
  const all = new Set<PassingSocket>();
  return { all, hooks: { opened: (socket) => void all.add(socket), closed: (socket) => void all.delete(socket) } };
}

const agentOf = ({ ask }: PassingSocket): string | undefined => placeOf(ask.path).agent;

/** Frames, spoiled on their way to the client. */
export const wsFaults: readonly ProxyFault[] = [
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
    spoil: () => {
      const last = forEach<PassingSocket, { session?: string | undefined }>(() => ({}));
      return {
        fromClient(text, socket) {
          last(socket).session = textIn(objectIn(text), "session_id")?.toLowerCase() ?? last(socket).session;
          socket.toServer(text);
        },
        fromServer: (text, socket) => frames((frame) => (frame["type"] === "response" ? nameSession(frame, last(socket).session) : frame))(text, socket.toClient, socket),
      };
    },
  },
  {
    name: "typing-names-the-session-that-was-active-at-first",
    depth: "wire-ws",
    breaks: ["tags.typing.names-its-own-session"],
    spoil: () => {
      const active = forEach<PassingSocket, { session?: string | undefined }>(() => ({}));
      return heardFrames((frame, socket) => {
        if (frame["type"] === "connected") active(socket).session = textIn(frame, "session_id");
        return frame["type"] === "typing" ? nameSession(frame, active(socket).session) : frame;
      });
    },
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
    name: "frames-of-turns-go-to-every-socket-of-the-agent",
    depth: "wire-ws",
    sly: "only while two sockets of an agent are open",
    breaks: ["routing.socket.hears-only-turns-sent-on-it"],
    spoil: () => {
      const { all, hooks } = openSockets();
      return {
        ...hooks,
        fromServer(text, socket) {
          const own = ["connected", "agents_updated", "pong", "command_result"].includes(textIn(objectIn(text), "type") ?? "");
          for (const one of own ? [socket] : [...all].filter((each) => agentOf(each) === agentOf(socket))) one.toClient(text);
        },
      };
    },
  },
  {
    name: "deltas-go-to-a-socket-of-another-agent-as-well",
    depth: "wire-ws",
    sly: "only while sockets of two agents are open",
    breaks: ["routing.socket.hears-nothing-of-another-agent"],
    spoil: () => {
      const { all, hooks } = openSockets();
      return {
        ...hooks,
        fromServer(text, socket) {
          socket.toClient(text);
          if (textIn(objectIn(text), "type") === "text_delta") [...all].find((one) => agentOf(one) !== agentOf(socket))?.toClient(text);
        },
      };
    },
  },
  {
    name: "responses-go-to-the-socket-opened-last",
    depth: "wire-ws",
    sly: "only after another socket of the agent was opened",
    breaks: ["routing.answer.goes-to-the-connection-that-asked"],
    spoil: () => {
      const { all, hooks } = openSockets();
      return {
        ...hooks,
        fromServer(text, socket) {
          const newest = [...all].reverse().find((one) => agentOf(one) === agentOf(socket)) ?? socket;
          (textIn(objectIn(text), "type") === "response" ? newest : socket).toClient(text);
        },
      };
    },
  },
  {
    name: "responses-come-twice",
    depth: "wire-ws",
    breaks: ["turns.ws.has-exactly-one-terminal"],
    spoil: () => ({
      fromServer(text, socket) {
        socket.toClient(text);
        if (textIn(objectIn(text), "type") === "response") socket.toClient(text);
      },
    }),
  },
  {
    name: "the-response-of-a-third-turn-is-lost",
    depth: "wire-ws",
    sly: "only the third turn of a session on a socket",
    breaks: ["turns.ws.has-exactly-one-terminal"],
    spoil: () => {
      const counts = forEach<PassingSocket, Map<string, number>>(() => new Map());
      return framesOf("response", (frame, socket) => {
        const session = String(frame["session_id"]);
        const n = (counts(socket).get(session) ?? 0) + 1;
        counts(socket).set(session, n);
        return n === 3 ? undefined : frame;
      });
    },
  },
  {
    name: "a-phase-follows-the-response",
    depth: "wire-ws",
    breaks: ["turns.ws.nothing-follows-its-terminal"],
    spoil: () => ({
      fromServer(text, socket) {
        socket.toClient(text);
        const { type, session_id } = objectIn(text) ?? {};
        if (type === "response") socket.toClient(JSON.stringify({ type: "phase", phase: "done", detail: null, session_id }));
      },
    }),
  },
  {
    name: "a-socket-takes-one-message-at-a-time",
    depth: "wire-ws",
    sly: "only while a turn runs on the socket",
    breaks: ["simultaneity.one-socket.sessions-do-not-wait-for-each-other"],
    spoil: () => {
      const kept = forEach<PassingSocket, { busy: boolean; waiting: string[] }>(() => ({ busy: false, waiting: [] }));
      const next = (socket: PassingSocket): void => {
        const mine = kept(socket);
        while (!mine.busy && mine.waiting.length > 0) {
          const text = mine.waiting.shift()!;
          const type = objectIn(text)?.["type"] ?? "message";
          mine.busy = type === "message";
          socket.toServer(text);
        }
      };
      return {
        fromClient(text, socket) {
          kept(socket).waiting.push(text);
          next(socket);
        },
        fromServer(text, socket) {
          socket.toClient(text);
          if (isTerminal(objectIn(text))) kept(socket).busy = false;
          next(socket);
        },
      };
    },
  },
  {
    name: "a-ping-is-answered-when-the-turn-is-over",
    depth: "wire-ws",
    sly: "only while a turn runs on the socket",
    breaks: ["simultaneity.ping.is-answered-during-a-turn"],
    spoil: () => {
      const turns = runningTurns();
      const pongs = forEach<PassingSocket, string[]>(() => []);
      return {
        fromServer(text, socket) {
          const frame = objectIn(text);
          turns.hear(frame, socket);
          if (frame?.["type"] === "pong") pongs(socket).push(text);
          else socket.toClient(text);
          if (turns.of(socket).length === 0) pongs(socket).splice(0).forEach(socket.toClient);
        },
      };
    },
  },
  {
    name: "the-second-session-of-a-socket-is-heard-when-the-first-is-done",
    depth: "wire-ws",
    sly: "only while turns of two sessions run on one socket",
    breaks: ["simultaneity.one-socket.sessions-do-not-wait-for-each-other"],
    spoil: () => {
      const turns = runningTurns();
      const kept = forEach<PassingSocket, string[]>(() => []);
      return {
        fromServer(text, socket) {
          const frame = objectIn(text);
          const first = turns.of(socket)[0];
          turns.hear(frame, socket);
          const about = textIn(frame, "session_id");
          const ofATurn = ["typing", "phase", "text_delta"].includes(textIn(frame, "type") ?? "") || isTerminal(frame);
          if (ofATurn && first !== undefined && about !== first) kept(socket).push(text);
          else socket.toClient(text);
          if (turns.of(socket)[0] !== first || first === undefined) kept(socket).splice(0).forEach(socket.toClient);
        },
      };
    },
  },
  {
    name: "a-second-socket-of-an-agent-hears-no-deltas",
    depth: "wire-ws",
    sly: "only after a client came back with another socket",
    breaks: ["text.ws.deltas-are-the-final-text"],
    spoil: () => {
      const first = new Map<string | undefined, PassingSocket>();
      const relay = frames((frame, socket) => (frame["type"] === "text_delta" && first.get(agentOf(socket)) !== socket ? undefined : frame));
      return {
        opened: (socket) => void (first.has(agentOf(socket)) || first.set(agentOf(socket), socket)),
        fromServer: (text, socket) => relay(text, socket.toClient, socket),
      };
    },
  },
  {
    name: "connected-comes-after-agents-updated",
    depth: "wire-ws",
    breaks: ["socket.connected.comes-first"],
    spoil: () => {
      const kept = forEach<PassingSocket, string[]>(() => []);
      return {
        fromServer(text, socket) {
          if (objectIn(text)?.["type"] === "connected") return void kept(socket).push(text);
          socket.toClient(text);
          kept(socket).splice(0).forEach(socket.toClient);
        },
      };
    },
  },
  {
    name: "a-socket-closes-when-a-turn-on-it-fails",
    depth: "wire-ws",
    sly: "only when the model failed",
    breaks: ["failure.socket.stays-open"],
    spoil: () => {
      const turns = runningTurns();
      return {
        fromServer(text, socket) {
          const frame = objectIn(text);
          const failed = frame?.["type"] === "error" && frame["content"] !== "Run cancelled" && turns.of(socket).includes(String(frame["session_id"]));
          turns.hear(frame, socket);
          socket.toClient(text);
          if (failed) socket.close();
        },
      };
    },
  },
  {
    name: "a-socket-closes-after-a-refusal",
    depth: "wire-ws",
    breaks: ["ownership.refusal.leaves-the-socket-open"],
    spoil: () => {
      const turns = runningTurns();
      return {
        fromServer(text, socket) {
          const frame = objectIn(text);
          const refused = frame?.["type"] === "error" && turns.of(socket).length === 0;
          turns.hear(frame, socket);
          socket.toClient(text);
          if (refused) socket.close();
        },
      };
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
    name: "silent-turns-end-with-an-empty-response",
    depth: "wire-ws",
    breaks: ["silent.ws.ends-with-silent-complete"],
    spoil: () => framesOf("silent_complete", (frame) => ({ ...frame, type: "response", content: "", iterations: 1, cost_usd: null, context_pressure: "low" })),
  },
  {
    name: "failed-turns-are-given-a-response-as-well",
    depth: "wire-ws",
    sly: "only when the model failed",
    breaks: ["turns.ws.has-exactly-one-terminal"],
    spoil: () => {
      const turns = runningTurns();
      return {
        fromServer(text, socket) {
          const frame = objectIn(text);
          const failed = frame?.["type"] === "error" && turns.of(socket).includes(String(frame["session_id"]));
          turns.hear(frame, socket);
          socket.toClient(text);
          const response = { type: "response", content: "", input_tokens: 1, output_tokens: 1, iterations: 0, cost_usd: null, context_pressure: "low" };
          if (failed) socket.toClient(JSON.stringify({ ...response, session_id: frame["session_id"] }));
        },
      };
    },
  },
  {
    name: "results-of-tools-come-before-their-calls-end",
    depth: "wire-ws",
    breaks: ["tools.ws.call-and-result-are-told"],
    spoil: () => {
      const kept = forEach<PassingSocket, string[]>(() => []);
      return {
        fromServer(text, socket) {
          const type = objectIn(text)?.["type"];
          if (type === "tool_end") return void kept(socket).push(text);
          socket.toClient(text);
          if (type === "tool_result") kept(socket).splice(0).forEach(socket.toClient);
        },
      };
    },
  },
  {
    name: "phases-come-wrapped-in-a-list",
    depth: "wire-ws",
    breaks: ["socket.frames.are-json-objects"],
    spoil: () => ({ fromServer: (text, socket) => socket.toClient(objectIn(text)?.["type"] === "phase" ? `[${text}]` : text) }),
  },
  {
    name: "command-results-name-the-session-that-was-active-at-first",
    depth: "wire-ws",
    breaks: ["tags.command-result.names-its-own-session"],
    spoil: () => {
      const active = forEach<PassingSocket, { session?: string | undefined }>(() => ({}));
      return heardFrames((frame, socket) => {
        if (frame["type"] === "connected") active(socket).session = textIn(frame, "session_id");
        return frame["type"] === "command_result" ? nameSession(frame, active(socket).session) : frame;
      });
    },
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
    name: "deltas-are-held-until-the-response",
    depth: "wire-ws",
    breaks: ["frames.text-delta.arrives-while-the-model-goes-on"],
    spoil: () => {
      const kept = forEach<PassingSocket, Map<unknown, string[]>>(() => new Map());
      return {
        fromServer(text, socket) {
          const frame = objectIn(text);
          const mine = kept(socket).get(frame?.["session_id"]) ?? [];
          kept(socket).set(frame?.["session_id"], mine);
          if (frame?.["type"] === "text_delta") return void mine.push(text);
          // `typing` stop, `phase` done and the terminal: the text of the turn is whole.
          if (isTerminal(frame) || frame?.["state"] === "stop" || frame?.["phase"] === "done") mine.splice(0).forEach(socket.toClient);
          socket.toClient(text);
        },
      };
    },
  },
  {
    name: "typing-stops-before-the-text",
    depth: "wire-ws",
    breaks: ["turns.ws.events-stand-in-their-order"],
    spoil: () => ({
      fromServer(text, socket) {
        const frame = objectIn(text);
        if (frame?.["type"] === "typing" && frame["state"] === "stop") return;
        socket.toClient(text);
        if (frame?.["type"] === "typing" && frame["state"] === "start") socket.toClient(JSON.stringify({ ...frame, state: "stop" }));
      },
    }),
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
    spoil: () => {
      const last = forEach<PassingSocket, { session?: string | undefined }>(() => ({}));
      return {
        fromClient(text, socket) {
          last(socket).session = textIn(objectIn(text), "session_id")?.toLowerCase() ?? last(socket).session;
          socket.toServer(text);
        },
        fromServer: (text, socket) => frames((frame) => (frame["type"] === "pong" ? nameSession(frame, last(socket).session) : frame))(text, socket.toClient, socket),
      };
    },
  },
  {
    name: "nobody-is-told-of-new-agents",
    depth: "wire-ws",
    breaks: ["frames.agents-updated.tells-of-a-new-agent"],
    spoil: () => {
      const told = new Set<PassingSocket>();
      return framesOf("agents_updated", (frame, socket) => (told.has(socket) ? undefined : (told.add(socket), frame)));
    },
  },
];
