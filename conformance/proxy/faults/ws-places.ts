import { forEach, frames } from "../aids.js";
import { objectIn, textIn } from "../json.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { PassingSocket } from "../traffic.js";
import { agentOf, framesOf, openSockets, runningTurns } from "./sockets.js";

/** Where frames go and what becomes of their socket. */
export const wsPlaceFaults: readonly ProxyFault[] = [
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
    name: "a-socket-closes-when-a-message-is-refused-as-foreign",
    depth: "wire-ws",
    breaks: ["ownership.refusal.leaves-the-socket-open"],
    spoil: () => {
      const turns = runningTurns();
      const active = forEach<PassingSocket, { session?: string | undefined }>(() => ({}));
      return {
        fromServer(text, socket) {
          const frame = objectIn(text);
          if (frame?.["type"] === "connected") active(socket).session = textIn(frame, "session_id");
          // An error about a session that is neither at work nor the active one is about one of another agent.
          const foreign = frame?.["type"] === "error" && turns.of(socket).length === 0 && frame["session_id"] !== active(socket).session;
          turns.hear(frame, socket);
          socket.toClient(text);
          if (foreign) socket.close();
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
    name: "nobody-is-told-of-new-agents",
    depth: "wire-ws",
    breaks: ["frames.agents-updated.tells-of-a-new-agent"],
    spoil: () => {
      const told = new Set<PassingSocket>();
      return framesOf("agents_updated", (frame, socket) => (told.has(socket) ? undefined : (told.add(socket), frame)));
    },
  },
];
