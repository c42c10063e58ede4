import { isUtf8 } from "node:buffer";
import { forEach, inTurn, isTerminal, requestsOf, sentFrames } from "../aids.js";
import { objectIn, textIn, withBody } from "../json.js";
import { placeOf, UUID } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Ask, PassingSocket } from "../traffic.js";

const OK = { status: 200, headers: { "content-type": "application/json" } };

/** Messages, stops and keys, spoiled on their way to the server. */
export const requestTurnFaults: readonly ProxyFault[] = [
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
    breaks: ["simultaneity.one-socket.sessions-do-not-wait-for-each-other", "turns.ws.has-exactly-one-terminal"],
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
        if (what !== "switch" || !UUID.test(session ?? "") || ask.headers.origin !== undefined) return pass(ask);
        const own = await pass({ ...ask, method: "GET", path: `/api/agents/${agent}/sessions`, body: Buffer.alloc(0) });
        if (!own.body.includes(session!.toLowerCase())) return pass(ask);
        return withBody({ ...OK, body: Buffer.alloc(0) }, { status: "ok", message: "Session switched", session_id: session!.toLowerCase() });
      },
    }),
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
          const borrows = placeOf(ask.path).what === "history" && ask.method === "GET" && ask.headers.authorization === undefined && !ask.path.includes("token=") && key;
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
    name: "every-body-is-called-json",
    depth: "wire-request",
    breaks: ["http.wrong-content-type.is-refused"],
    spoil: () => ({ http: (ask, pass) => pass(ask.body.length > 0 ? { ...ask, headers: { ...ask.headers, "content-type": "application/json" } } : ask) }),
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
          const { type, session_id: session, content } = objectIn(text) ?? {};
          // What will be refused never waits for a turn.
          if (typeof content !== "string" || content.length > 60_000 || !UUID.test(String(session))) return socket.toServer(text);
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
