import type { About, Door, Seams } from "../../src/server/index.js";
import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";
import { family } from "./routing.js";

const DOORS: readonly Door[] = ["http", "sse", "ws"];
const TO_SESSION: Readonly<Record<Door, string>> = { http: "sendMessageToSession", sse: "streamMessageToSession", ws: "message" };

/** A server that does not ask whose session it is, where `fits` says. */
function unguarded(spec: Omit<Fault, "depth" | "wrap">, fits: (about: About) => boolean): Fault {
  return fault({
    ...spec,
    depth: "router",
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        session(ask, about) {
          const owner = foreignOwner(seams, ask, about);
          return seams.router.session(owner !== undefined && fits(about) ? { ...ask, agent: owner } : ask, about);
        },
      },
    }),
  });
}

/** The agent that holds the named session, where it is another than the one asked through. */
function foreignOwner(seams: Seams, ask: { readonly agent: string; readonly named: unknown }, about: About): string | undefined {
  const id = seams.router.parseSessionId(ask.named);
  const owner = id === undefined ? undefined : seams.store.session(id, about)?.agent;
  return owner === ask.agent ? undefined : owner;
}

/** Refuses foreign sessions in other words. */
function talkative(name: string, like: string, sentence: (session: string, owner: string, seams: Seams, about: About) => string): Fault {
  return fault({
    name,
    depth: "router",
    breaks: ["ownership.refusal.tells-nothing-of-the-session"],
    like,
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        session(ask, about) {
          const owner = foreignOwner(seams, ask, about);
          if (owner !== undefined) throw new Refusal(403, sentence(seams.router.parseSessionId(ask.named) ?? "", owner, seams, about));
          return seams.router.session(ask, about);
        },
      },
    }),
  });
}

/** Asks the model about the words first and looks whose session it is afterwards. */
const askedFirst = DOORS.map((door) =>
  fault({
    name: `a-foreign-message-is-refused-after-the-model-was-asked-over-${door}`,
    depth: "model",
    breaks: ["ownership.refused-turn.reaches-no-model"],
    like: "https://github.com/a2aproject/a2a-go/issues/351",
    wrap: (seams) => {
      const ask = async (text: string, about: About): Promise<void> => {
        for await (const event of seams.model.chat({ messages: [{ role: "user", content: text }], stream: false }, new AbortController().signal, about)) void event;
      };
      return {
        ...seams,
        wire: {
          ...seams.wire,
          async request(incoming, about, next) {
            const foreign = about.operation === TO_SESSION[door] && foreignOwner(seams, { agent: incoming.params["id"] ?? "", named: incoming.params["session_id"] }, about) !== undefined;
            if (foreign) await ask(String((incoming.body as { message?: unknown }).message), about);
            return seams.wire.request(incoming, about, next);
          },
          received(text, about, next) {
            const frame = door === "ws" ? objectIn(text) : {};
            const foreign = frame["type"] === "message" && foreignOwner(seams, { agent: about.agent ?? "", named: frame["session_id"] }, about) !== undefined;
            if (foreign) void ask(String(frame["content"]), about).then(() => seams.wire.received(text, about, next));
            else seams.wire.received(text, about, next);
          },
        },
      };
    },
  }),
);

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(text) as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}

export const ownershipFaults: readonly Fault[] = [
  ...DOORS.map((door) =>
    unguarded(
      {
        name: `foreign-sessions-are-open-over-${door}`,
        breaks: [`ownership.${door}.foreign-session-is-refused`],
        like: { http: "https://github.com/infiniflow/ragflow/issues/15128", sse: "https://github.com/C2SAgent/c2sagent/issues/55", ws: "https://github.com/agno-agi/agno/issues/6733" }[door],
      },
      ({ operation }) => operation === TO_SESSION[door],
    ),
  ),
  fault({
    name: "words-of-a-foreign-stream-are-kept-before-it-is-refused",
    depth: "store",
    breaks: ["ownership.sse.foreign-session-is-refused"],
    sly: "it is refused as it should be, and its words stand in the history",
    like: "https://github.com/anomalyco/opencode/issues/21211",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        request(incoming, about, next) {
          const named = seams.router.parseSessionId(incoming.params["session_id"]);
          const foreign = about.operation === TO_SESSION.sse && foreignOwner(seams, { agent: incoming.params["id"] ?? "", named }, about) !== undefined;
          if (foreign) seams.store.append({ to: seams.store.hold(named!), rows: [{ role: "User", content: String((incoming.body as { message?: unknown }).message), turn: "" }] }, about);
          return seams.wire.request(incoming, about, next);
        },
      },
    }),
  }),
  unguarded({ name: "any-agent-can-be-switched-to-any-session", breaks: ["ownership.switch.foreign-session-is-refused"], like: "https://github.com/infiniflow/ragflow/issues/15128" }, ({ operation }) => operation === "switchSession"),
  unguarded({ name: "a-stop-reaches-sessions-of-other-agents", breaks: ["ownership.stop.foreign-session-is-refused"], like: "https://github.com/chandshy/mailpouch/issues/264" }, ({ operation }) => operation === "stopAgent"),
  unguarded({ name: "any-agent-can-compact-any-session", breaks: ["ownership.compact.foreign-session-is-refused"], like: "https://github.com/infiniflow/ragflow/issues/15129" }, ({ operation }) => operation === "compactSession"),
  unguarded({ name: "commands-reach-sessions-of-other-agents", breaks: ["ownership.command.foreign-session-is-refused"], like: "https://github.com/dimagi/open-chat-studio/issues/3577" }, ({ operation }) => operation.startsWith("command:")),
  fault({
    name: "the-list-of-an-agent-holds-those-of-its-siblings",
    depth: "store",
    breaks: ["ownership.agent-list.holds-only-its-own-sessions"],
    sly: "only where another agent has a name that begins alike",
    like: "https://github.com/librefang/librefang/issues/3826",
    wrap: (seams) => ({
      ...seams,
      store: {
        ...seams.store,
        sessions: (agent, about) =>
          agent === null || about.operation !== "listAgentSessions"
            ? seams.store.sessions(agent, about)
            : seams.store.sessions(null, about).filter((session) => family(seams, session.agent, about) === family(seams, agent, about)),
      },
    }),
  }),
  fault({
    name: "a-label-is-looked-for-among-all-sessions",
    depth: "store",
    sly: "only where the agent has no session with it",
    breaks: ["ownership.by-label.finds-no-foreign-session"],
    like: "https://github.com/NousResearch/hermes-agent/issues/29149",
    wrap: (seams) => ({ ...seams, store: { ...seams.store, sessions: (agent, about) => [...seams.store.sessions(agent, about), ...(about.operation === "findSessionByLabel" ? seams.store.sessions(null, about) : [])] } }),
  }),
  ...askedFirst,
  fault({
    name: "a-foreign-message-closes-its-socket",
    depth: "wire",
    breaks: ["ownership.refusal.leaves-the-socket-open"],
    like: "https://github.com/ueberdosis/hocuspocus/issues/579",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        frame(frame, about, next) {
          seams.wire.frame(frame, about, next);
          if (frame.type === "error" && about.operation === "message" && frame.content.startsWith("Session belongs to")) seams.hub.get(about.connection ?? "")?.close(1008, "Not your session");
        },
      },
    }),
  }),
  talkative("a-refusal-names-the-agent-that-owns-the-session", "https://github.com/mastra-ai/mastra/issues/21863", (_session, owner) => `Session belongs to agent ${owner}`),
  talkative("a-refusal-tells-the-label-of-the-session", "https://github.com/mastra-ai/mastra/issues/21863", (session, _owner, seams, about) => `"${seams.store.session(session, about)?.label ?? "This session"}" belongs to a different agent`),
];
