import { counting, forEach, heardFrames, isTerminal, Neighbours, requestsOf, sentFrames } from "../aids.js";
import { objectIn, textIn, withBody, withMember } from "../json.js";
import { placeOf, UUID } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Ask, PassingSocket } from "../traffic.js";

/** The same request to the agent, its session unnamed. */
const unnamed = (ask: Ask): Ask => ({ ...ask, path: ask.path.replace(/\/sessions\/[^/]+(?=\/message)/, "") });

/** Requests and client frames that are sent elsewhere than they were addressed to. */
export const requestRoutingFaults: readonly ProxyFault[] = [
  {
    name: "http-messages-go-to-the-active-session",
    depth: "wire-request",
    breaks: ["routing.http-explicit.lands-in-its-session"],
    spoil: () => requestsOf(["message"], (ask, { session = "" }) => (UUID.test(session) ? unnamed(ask) : ask)),
  },
  {
    name: "streams-go-to-the-active-session-from-the-third-on",
    depth: "wire-request",
    sly: "only from the third stream of a session",
    breaks: ["routing.sse-explicit.lands-in-its-session"],
    spoil: () => {
      const nth = counting();
      return requestsOf(["stream"], (ask, { session = "" }) => (UUID.test(session) && nth(session) >= 3 ? unnamed(ask) : ask));
    },
  },
  {
    name: "frames-lose-their-session",
    depth: "wire-request",
    breaks: ["routing.ws-explicit.lands-in-its-session"],
    spoil: () => sentFrames((frame) => (frame["type"] === "message" && UUID.test(String(frame["session_id"])) ? withMember(frame, "session_id", undefined) : frame)),
  },
  {
    name: "frames-lose-their-session-while-a-turn-runs-on-the-socket",
    depth: "wire-request",
    sly: "only while another turn runs on the socket",
    breaks: ["routing.ws-explicit.lands-in-its-session"],
    spoil: () => {
      const running = forEach<PassingSocket, { n: number }>(() => ({ n: 0 }));
      return {
        ...sentFrames((frame, socket) => {
          if (frame["type"] !== "message") return frame;
          return running(socket).n++ > 0 && UUID.test(String(frame["session_id"])) ? withMember(frame, "session_id", undefined) : frame;
        }),
        ...heardFrames((frame, socket) => {
          if (isTerminal(frame)) running(socket).n--;
          return frame;
        }),
      };
    },
  },
  {
    name: "unusable-sessions-are-left-out-of-frames",
    depth: "wire-request",
    breaks: ["routing.ws-unusable.lands-nowhere"],
    spoil: () =>
      sentFrames((frame) => {
        const named = frame["session_id"];
        return frame["type"] !== "message" || named === undefined || named === null || UUID.test(String(named)) ? frame : withMember(frame, "session_id", undefined);
      }),
  },
  {
    name: "streams-reach-a-foreign-session-through-its-agent",
    depth: "wire-request",
    sly: "only over SSE, and only a session whose agent was seen",
    breaks: ["ownership.sse.foreign-session-is-refused"],
    spoil: () => {
      const known = new Neighbours();
      return {
        async http(ask, pass) {
          const { what, agent, session = "" } = placeOf(ask.path);
          const owner = known.agentOf(session);
          const reply = await pass(what === "stream" && owner && agent ? { ...ask, path: ask.path.replace(agent, owner) } : ask);
          if (reply.stream || reply.status >= 400) return reply;
          const body = objectIn(reply.body);
          known.note(agent ?? textIn(body, "agent_id"), textIn(body, "session_id"));
          return reply;
        },
      };
    },
  },
  {
    name: "null-in-a-frame-becomes-a-word",
    depth: "wire-request",
    breaks: ["routing.ws-null.names-no-session"],
    spoil: () => sentFrames((frame) => (frame["session_id"] === null ? { ...frame, session_id: "null" } : frame)),
  },
  {
    name: "a-session-in-the-body-outweighs-the-path",
    depth: "wire-request",
    breaks: ["routing.http-explicit.lands-in-its-session"],
    spoil: () =>
      requestsOf(["message", "stream"], (ask, { session }) => {
        const other = textIn(objectIn(ask.body), "session_id");
        return session && other && UUID.test(other) ? { ...ask, path: ask.path.replace(session, other) } : ask;
      }),
  },
  {
    name: "unnamed-messages-follow-the-last-named-one",
    depth: "wire-request",
    sly: "only over HTTP after a message that named a session",
    breaks: ["routing.http-default.lands-in-the-active-session"],
    spoil: () => {
      const last = new Map<string, string>();
      return requestsOf(["message"], (ask, { agent = "", session }) => {
        if (session && UUID.test(session)) last.set(agent, session);
        const followed = last.get(agent);
        return session || !followed ? ask : { ...ask, path: `/api/agents/${agent}/sessions/${followed}/message` };
      });
    },
  },
  {
    name: "unnamed-frames-go-where-their-socket-began",
    depth: "wire-request",
    sly: "only after the active session was moved while the socket was open",
    breaks: ["routing.ws-default.lands-in-the-active-session"],
    spoil: () => {
      const began = forEach<PassingSocket, { session?: string | undefined }>(() => ({}));
      return {
        ...heardFrames((frame, socket) => {
          if (frame["type"] === "connected") began(socket).session = textIn(frame, "session_id");
          return frame;
        }),
        ...sentFrames((frame, socket) => (frame["type"] === "message" && frame["session_id"] === undefined ? withMember(frame, "session_id", began(socket).session) : frame)),
      };
    },
  },
  {
    name: "upper-case-ids-address-another-session",
    depth: "wire-request",
    sly: "only over SSE, and only an id in upper case",
    breaks: ["ids.sse-case.does-not-make-another-session"],
    spoil: () =>
      requestsOf(["stream"], (ask, { session = "" }) => {
        const other = session.replace(/.$/, (last) => (last === "0" ? "1" : "0")).toLowerCase();
        return /[A-F]/.test(session) ? { ...ask, path: ask.path.replace(session, other) } : ask;
      }),
  },
  {
    name: "a-delete-takes-a-neighbour-with-it",
    depth: "wire-request",
    breaks: ["delete.other-session.goes-on", "delete.other-sessions.are-kept"],
    spoil: () => {
      const known = new Neighbours();
      return {
        async http(ask, pass) {
          const { what, agent, session } = placeOf(ask.path);
          known.note(agent, session);
          const reply = await pass(ask);
          if (what !== "history" || ask.method !== "DELETE" || reply.status !== 200) return reply;
          const other = known.of(known.agentOf(session!), session);
          if (other) await pass({ ...ask, path: `/api/sessions/${other}` });
          return reply;
        },
      };
    },
  },
  {
    name: "a-reset-clears-the-whole-agent",
    depth: "wire-request",
    breaks: ["history.turn.is-kept", "reset.other-sessions.are-kept"],
    spoil: () => requestsOf(["reset"], (ask, { agent }) => ({ ...ask, method: "DELETE", path: `/api/agents/${agent}/history`, body: Buffer.alloc(0) })),
  },
  {
    name: "commands-lose-their-session",
    depth: "wire-request",
    breaks: ["cancel.command.stops-its-session", "commands.named.acts-on-its-session", "ownership.command.foreign-session-is-refused", "tags.command-result.names-its-own-session"],
    spoil: () => sentFrames((frame) => (frame["type"] === "command" && UUID.test(String(frame["session_id"])) ? withMember(frame, "session_id", undefined) : frame)),
  },
  {
    name: "compactions-lose-their-session",
    depth: "wire-request",
    breaks: ["compact.named.spares-the-active-session", "ownership.compact.foreign-session-is-refused"],
    spoil: () => requestsOf(["compact"], (ask) => (UUID.test(textIn(objectIn(ask.body), "session_id") ?? "") ? withBody(ask, {}) : ask)),
  },
  {
    name: "a-label-is-set-on-the-neighbour-as-well",
    depth: "wire-request",
    sly: "only where the agent has another session that was named",
    breaks: ["labels.other-session.keeps-its-own"],
    spoil: () => {
      const known = new Neighbours();
      return {
        async http(ask, pass) {
          const { what, agent, session } = placeOf(ask.path);
          if (agent) known.note(agent, session);
          const reply = await pass(ask);
          if (what === "sessions" && ask.method === "POST") known.note(agent, textIn(objectIn(reply.body), "session_id"));
          const other = what === "label" ? known.of(known.agentOf(session!), session) : undefined;
          if (other && reply.status === 200) await pass({ ...ask, path: `/api/sessions/${other}/label` });
          return reply;
        },
      };
    },
  },
];
