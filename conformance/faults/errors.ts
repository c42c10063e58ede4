import type { About, Answer } from "../../src/server/index.js";
import { answering, refuse, requesting } from "./answers.js";
import { fault, type Fault } from "./fault.js";

/** A server whose refusals are changed where they fit. */
function otherRefusal(spec: Omit<Fault, "depth" | "wrap">, fits: (answer: Answer, about: About, sentence: string) => boolean, change: Partial<Answer>): Fault {
  return fault({
    ...spec,
    depth: "wire",
    wrap: (seams) =>
      answering(seams, (answer, about) => {
        const { error } = (answer.body ?? {}) as { readonly error?: string };
        return answer.status >= 400 && fits(answer, about, error ?? "") ? { ...answer, ...change } : undefined;
      }),
  });
}

const isOfNobody = (sentence: string): boolean => sentence === "Agent not found";

const bodies: readonly Fault[] = [
  otherRefusal({ name: "what-is-not-found-is-said-in-text", breaks: ["errors.body.is-as-documented"], like: "https://github.com/librefang/librefang/issues/5366" }, ({ status }, { operation }) => status === 404 && operation === "getSession", {
    headers: { "content-type": "text/plain" },
    raw: "Not Found",
  }),
  fault({
    name: "refused-upgrades-have-no-body",
    depth: "wire",
    sly: "only for upgrades",
    breaks: ["errors.body.is-as-documented"],
    wrap: (seams) => answering(seams, ({ status, headers }, { door }) => (door === "ws" && status >= 400 ? { status, headers } : undefined)),
  }),
  otherRefusal({ name: "errors-of-streams-are-objects", sly: "only for streams that are refused for their agent", breaks: ["errors.body.is-as-documented"] }, ({ status }, { operation }) => status === 404 && operation === "streamMessage", {
    body: { error: { code: 404, message: "Agent not found" } },
  }),
];

const statuses: readonly Fault[] = [
  otherRefusal({ name: "foreign-sessions-are-unavailable-for-legal-reasons", breaks: ["errors.status.is-documented"] }, ({ status }, _about, sentence) => status === 403 && /different agent/.test(sentence), { status: 451 }),
  otherRefusal({ name: "an-unknown-session-to-switch-to-is-a-teapot", sly: "only for a switch", breaks: ["errors.status.is-documented"] }, ({ status }, { operation }, sentence) => operation === "switchSession" && status === 403 && !/Origin/.test(sentence), { status: 418 }),
];

const unknown: readonly Fault[] = [
  otherRefusal({ name: "messages-to-nobody-are-bad-requests", breaks: ["errors.http-unknown-agent.is-not-found"], like: "https://github.com/librefang/librefang/issues/5366" }, (_answer, { operation }, sentence) => /^sendMessage/.test(operation) && isOfNobody(sentence), { status: 400 }),
  otherRefusal({ name: "named-sessions-of-nobody-are-a-conflict", sly: "only where a session is named", breaks: ["errors.http-unknown-agent.is-not-found"] }, (_answer, { operation }, sentence) => operation === "sendMessageToSession" && isOfNobody(sentence), { status: 409 }),
  otherRefusal({ name: "streams-of-nobody-begin-and-fail", breaks: ["errors.sse-unknown-agent.is-not-found"] }, (_answer, { operation }, sentence) => /^streamMessage/.test(operation) && isOfNobody(sentence), {
    status: 200,
    headers: { "content-type": "text/event-stream" },
    raw: 'event: error\ndata: {"error":"Agent not found"}\n\n',
  }),
  otherRefusal({ name: "sockets-of-nobody-are-a-bad-request", breaks: ["errors.ws-unknown-agent.is-not-found"] }, (_answer, { operation }, sentence) => operation === "openSocket" && isOfNobody(sentence), { status: 400 }),
  otherRefusal({ name: "nobody-has-no-sessions", breaks: ["errors.sessions-of-an-unknown-agent.are-not-found"], like: "https://github.com/librefang/librefang/issues/5366" }, (_answer, { operation }, sentence) => operation === "listAgentSessions" && isOfNobody(sentence), {
    status: 200,
    body: { sessions: [] },
  }),
  otherRefusal({ name: "the-last-of-nobodys-operations-crosses-a-bad-gateway", sly: "only for a compaction", breaks: ["errors.sessions-of-an-unknown-agent.are-not-found"] }, (_answer, { operation }, sentence) => operation === "compactSession" && isOfNobody(sentence), { status: 502 }),
  fault({
    name: "ids-that-nobody-ever-held-are-bad-requests",
    depth: "router",
    sly: "only for sessions that never were",
    breaks: ["errors.unknown-session.is-not-found"],
    like: "https://github.com/modelcontextprotocol/typescript-sdk/issues/667",
    wrap(seams) {
      const gone = new Set<string>();
      const store: typeof seams.store = {
        ...seams.store,
        remove(id, about) {
          gone.add(id);
          return seams.store.remove(id, about);
        },
      };
      return requesting({ ...seams, store }, ({ params }, about) => {
        const id = seams.router.parseSessionId(params["id"]);
        if (about.operation === "getSession" && id !== undefined && !gone.has(id) && !store.session(id, about)) refuse(400, "No such session");
      });
    },
  }),
];

const refused: readonly Fault[] = [
  fault({
    name: "what-is-refused-is-written-down",
    depth: "store",
    breaks: ["errors.refused-message.starts-no-turn"],
    like: "https://github.com/anomalyco/opencode/issues/21211",
    wrap(seams) {
      const meant = new Map<string | undefined, string>();
      const router: typeof seams.router = {
        ...seams.router,
        session(ask, about) {
          const session = seams.router.session(ask, about);
          meant.set(about.connection, session);
          return session;
        },
      };
      const gate: typeof seams.gate = {
        ...seams.gate,
        message(text, about) {
          try {
            seams.gate.message(text, about);
          } catch (error) {
            const session = meant.get(about.connection);
            if (session !== undefined && about.agent !== undefined) {
              if (!seams.store.session(session, about)) seams.store.create({ id: session, agent: about.agent, label: null }, about);
              seams.store.append({ to: seams.store.hold(session), rows: [{ role: "User", content: text, turn: "refused" }] }, about);
            }
            throw error;
          }
        },
      };
      return { ...seams, router, gate };
    },
  }),
  fault({
    name: "the-model-is-shown-what-is-refused",
    depth: "model",
    sly: "only over SSE",
    breaks: ["errors.refused-message.starts-no-turn"],
    wrap: (seams) => ({
      ...seams,
      gate: {
        ...seams.gate,
        message(text, about) {
          try {
            seams.gate.message(text, about);
          } catch (error) {
            if (about.door === "sse") void ask(seams.model.chat({ messages: [{ role: "user", content: text }], stream: false }, new AbortController().signal, about));
            throw error;
          }
        },
      },
    }),
  }),
  fault({
    name: "long-frames-are-refused-and-obeyed",
    depth: "gate",
    sly: "only for frames that are too long",
    breaks: ["errors.refused-message.starts-no-turn"],
    wrap(seams) {
      const long = new Set<string | undefined>();
      return {
        ...seams,
        gate: {
          ...seams.gate,
          frame(bytes, about) {
            if (bytes > 65_536) long.add(about.connection);
            else seams.gate.frame(bytes, about);
          },
          message: (text, about) => (about.door === "ws" ? undefined : seams.gate.message(text, about)),
        },
        wire: {
          ...seams.wire,
          received(text, about, next) {
            seams.wire.received(text, about, next);
            if (long.delete(about.connection)) refuse(413, "Message too large");
          },
        },
      };
    },
  }),
];

async function ask(answer: AsyncIterable<unknown>): Promise<void> {
  try {
    for await (const _ of answer) continue;
  } catch {
    // Nobody waits for it.
  }
}

export const errorsFaults: readonly Fault[] = [...bodies, ...statuses, ...unknown, ...refused];
