import { forEach, frames, isTerminal } from "../aids.js";
import { objectIn, textIn } from "../json.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { PassingSocket } from "../traffic.js";
import { framesOf, runningTurns } from "./sockets.js";

/** When frames come, and how turns end. */
export const wsOrderFaults: readonly ProxyFault[] = [
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
    breaks: ["simultaneity.one-socket.sessions-do-not-wait-for-each-other", "simultaneity.pieces.arrive-as-they-are-made"],
    spoil: () => {
      const turns = runningTurns();
      const kept = forEach<PassingSocket, string[]>(() => []);
      return {
        fromServer(text, socket) {
          const frame = objectIn(text);
          const first = turns.of(socket)[0];
          const about = textIn(frame, "session_id");
          const ofATurn = turns.of(socket).includes(about ?? "") || frame?.["state"] === "start";
          turns.hear(frame, socket);
          if (ofATurn && first !== undefined && about !== first) kept(socket).push(text);
          else socket.toClient(text);
          if (turns.of(socket)[0] !== first || first === undefined) kept(socket).splice(0).forEach(socket.toClient);
        },
      };
    },
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
];
