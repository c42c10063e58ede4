import { isUtf8 } from "node:buffer";
import { counting, forEach, heardFrames, inTurn, isTerminal, Neighbours, requestsOf, sentFrames } from "../aids.js";
import { objectIn, textIn, withBody, withMember } from "../json.js";
import { placeOf, UUID } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Ask, PassingSocket } from "../traffic.js";

/** The same request to the agent, its session unnamed. */
const unnamed = (ask: Ask): Ask => ({ ...ask, path: ask.path.replace(/\/sessions\/[^/]+(?=\/message)/, "") });
const OK = { status: 200, headers: { "content-type": "application/json" } };

/** Requests and client frames, spoiled on their way to the server. */
export const requestFaults: readonly ProxyFault[] = [
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
    name: "http-messages-are-sent-twice",
    depth: "wire-request",
    sly: "only a message that names its session",
    breaks: ["history.turn.is-held-once"],
    spoil: () => ({
      async http(ask, pass) {
        const reply = await pass(ask);
        const { what, session } = placeOf(ask.path);
        if (what === "message" && session && reply.status === 200) await pass(ask);
        return reply;
      },
    }),
  },
  {
    name: "messages-that-failed-are-sent-again",
    depth: "wire-request",
    sly: "only when the model failed",
    breaks: ["history.turn.is-held-once"],
    spoil: () => ({
      async http(ask, pass) {
        const reply = await pass(ask);
        return placeOf(ask.path).what === "message" && reply.status === 502 ? pass(ask) : reply;
      },
    }),
  },
  {
    name: "the-fourth-message-of-a-socket-is-lost",
    depth: "wire-request",
    sly: "only the fourth message on a socket",
    breaks: ["turns.ws.has-exactly-one-terminal"],
    spoil: () => {
      const messages = forEach<PassingSocket, { n: number }>(() => ({ n: 0 }));
      return sentFrames((frame, socket) => (frame["type"] === "message" && ++messages(socket).n === 4 ? undefined : frame));
    },
  },
  {
    name: "messages-are-tidied-up",
    depth: "wire-request",
    breaks: ["history.user-text.is-what-was-sent", "text.message.reaches-the-model-unchanged"],
    spoil: () =>
      requestsOf(["message", "stream"], (ask) => {
        const body = objectIn(ask.body);
        const message = textIn(body, "message");
        return body && message && isUtf8(ask.body) ? withBody(ask, { ...body, message: message.replace(/\s+/g, " ").trim() }) : ask;
      }),
  },
  {
    name: "unusable-sessions-are-left-out-of-frames",
    depth: "wire-request",
    breaks: ["routing.ws-unusable.lands-nowhere"],
    spoil: () =>
      sentFrames((frame) => {
        const named = frame["session_id"];
        return named === undefined || named === null || UUID.test(String(named)) ? frame : withMember(frame, "session_id", undefined);
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
    name: "stops-name-no-session",
    depth: "wire-request",
    breaks: ["cancel.answer.names-the-session", "cancel.http-turn.is-stopped", "cancel.sse-turn.is-stopped", "cancel.ws-turn.is-stopped", "ownership.stop.foreign-session-is-refused"],
    spoil: () => requestsOf(["stop"], (ask) => ({ ...ask, body: Buffer.alloc(0) })),
  },
  {
    name: "a-stop-is-repeated-at-the-next-message",
    depth: "wire-request",
    sly: "only the first stream of a session after a stop of it",
    breaks: ["cancel.stale.spares-the-next-turn"],
    spoil: () => {
      const stops = new Map<string, Ask>();
      return {
        async http(ask, pass) {
          const { what, session } = placeOf(ask.path);
          if (what === "stop") stops.set(textIn(objectIn(ask.body), "session_id")?.toLowerCase() ?? "", ask);
          const stop = stops.get(session?.toLowerCase() ?? "none");
          const reply = await pass(ask);
          if (what !== "stream" || !stop || !reply.stream) return reply;
          stops.delete(session!.toLowerCase());
          await pass({ ...stop, gone: ask.gone });
          return reply;
        },
      };
    },
  },
  {
    name: "a-client-that-leaves-its-stream-stops-its-turn",
    depth: "wire-request",
    sly: "only when the client leaves in the middle of a stream",
    breaks: ["disconnect.sse-turn.runs-on"],
    spoil: () => ({
      http(ask, pass) {
        const { what, agent, session } = placeOf(ask.path);
        if (what === "stream" && session) {
          const stop = { ...ask, method: "POST", path: `/api/agents/${agent}/stop`, body: Buffer.from(JSON.stringify({ session_id: session })), gone: new AbortController().signal };
          ask.gone.addEventListener("abort", () => void pass(stop).catch(() => undefined), { once: true });
        }
        return pass(ask);
      },
    }),
  },
  {
    name: "a-switch-is-acknowledged-and-not-made",
    depth: "wire-request",
    breaks: ["active.switch.moves-it"],
    spoil: () => ({
      async http(ask, pass) {
        const { what, agent, session } = placeOf(ask.path);
        if (what !== "switch" || !UUID.test(session ?? "")) return pass(ask);
        const own = await pass({ ...ask, method: "GET", path: `/api/agents/${agent}/sessions`, body: Buffer.alloc(0) });
        if (!own.body.includes(session!.toLowerCase())) return pass(ask);
        return withBody({ ...OK, body: Buffer.alloc(0) }, { status: "ok", message: "Session switched", session_id: session!.toLowerCase() });
      },
    }),
  },
  {
    name: "null-in-a-frame-becomes-a-word",
    depth: "wire-request",
    breaks: ["routing.ws-null.names-no-session"],
    spoil: () => sentFrames((frame) => (frame["session_id"] === null ? { ...frame, session_id: "null" } : frame)),
  },
  {
    name: "a-key-in-the-query-opens-every-door",
    depth: "wire-request",
    breaks: ["auth.query-key.opens-no-other-door"],
    spoil: () => ({
      http(ask, pass) {
        const token = new URL(ask.path, "http://proxy").searchParams.get("token");
        return pass(token ? { ...ask, headers: { authorization: `Bearer ${token}`, ...ask.headers } } : ask);
      },
    }),
  },
  {
    name: "reads-of-histories-are-lent-a-key",
    depth: "wire-request",
    sly: "only where a history is read",
    breaks: ["auth.history.needs-the-key"],
    spoil: () => {
      let key: string | undefined;
      return {
        async http(ask, pass) {
          const borrows = placeOf(ask.path).what === "history" && ask.method === "GET" && ask.headers.authorization === undefined && key;
          const reply = await pass(borrows ? { ...ask, headers: { ...ask.headers, authorization: key } } : ask);
          if (reply.status === 200 && ask.path !== "/api/health") key ??= ask.headers.authorization;
          return reply;
        },
      };
    },
  },
  {
    name: "origins-are-taken-off-upgrades",
    depth: "wire-request",
    sly: "only at the upgrade",
    breaks: ["auth.foreign-origin.is-refused-at-the-upgrade"],
    spoil: () => ({
      upgrade: ({ headers, ...ask }) => ({ ...ask, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "origin")) }),
    }),
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
    name: "http-messages-of-one-agent-wait-for-each-other",
    depth: "wire-request",
    sly: "only while another message of the agent is under way over HTTP",
    breaks: ["simultaneity.http-sessions.do-not-wait-for-each-other"],
    spoil: () => {
      const one = inTurn();
      return {
        http(ask, pass) {
          const { what, agent = "" } = placeOf(ask.path);
          return what === "message" ? one(agent, () => pass(ask)) : pass(ask);
        },
      };
    },
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
    breaks: ["active.open-socket.follows-a-switch"],
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
    name: "every-body-is-called-json",
    depth: "wire-request",
    breaks: ["http.wrong-content-type.is-refused"],
    spoil: () => ({ http: (ask, pass) => pass(ask.body.length > 0 ? { ...ask, headers: { ...ask.headers, "content-type": "application/json" } } : ask) }),
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
    breaks: ["reset.other-sessions.are-kept"],
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
  {
    name: "messages-over-a-limit-of-the-proxy-are-refused",
    depth: "wire-request",
    sly: "only messages over 60 000 bytes",
    breaks: ["limits.exact-size.is-accepted"],
    spoil: () => ({
      http(ask, pass) {
        const message = textIn(objectIn(ask.body), "message") ?? "";
        return Buffer.byteLength(message) > 60_000 ? Promise.resolve(withBody({ ...OK, status: 413, body: Buffer.alloc(0) }, { error: "The message is too large" })) : pass(ask);
      },
    }),
  },
  {
    name: "two-messages-that-wait-for-one-session-change-their-order",
    depth: "wire-request",
    sly: "only when two messages of a session arrive on a socket while a turn of it runs",
    breaks: ["order.queued-turns.run-in-order-of-arrival"],
    spoil: () => {
      const sessions = forEach<PassingSocket, Map<unknown, { running: number; kept: string[] }>>(() => new Map());
      return {
        fromClient(text, socket) {
          const { type, session_id: session } = objectIn(text) ?? {};
          const mine = sessions(socket).get(session) ?? { running: 0, kept: [] };
          sessions(socket).set(session, mine);
          // The second waits for the third, or for the end of the first.
          if (type === "message" && ++mine.running === 2) return void mine.kept.push(text);
          for (const one of [text, ...(type === "message" ? mine.kept.splice(0) : [])]) socket.toServer(one);
        },
        fromServer(text, socket) {
          const frame = objectIn(text);
          const mine = sessions(socket).get(frame?.["session_id"]);
          if (mine && isTerminal(frame)) {
            mine.running--;
            mine.kept.splice(0).forEach(socket.toServer);
          }
          socket.toClient(text);
        },
      };
    },
  },
];
