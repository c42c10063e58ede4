import type { Call, Seams } from "../../src/server/index.js";
import { answering, idIn, keyless, pagesOf, refuse, withMembers } from "./answers.js";
import { fault, type Fault } from "./fault.js";

type Opens = Parameters<typeof keyless>[1];

/** A server that asks for no key at some of its doors. */
function open(spec: Omit<Fault, "depth" | "wrap">, opens: Opens): Fault {
  return fault({ ...spec, depth: "gate", wrap: (seams) => keyless(seams, opens) });
}

const hasKey = ({ headers, query }: Call): boolean => headers["authorization"] !== undefined || query.includes("token=");
const none = (operations: readonly string[]): Opens => (call, { operation }) => operations.includes(operation) && !hasKey(call);

const doors: readonly Fault[] = [
  open({ name: "plain-messages-need-no-key", breaks: ["auth.http.needs-the-key"] }, none(["sendMessage", "sendMessageToSession"])),
  open({ name: "messages-to-named-sessions-need-no-key", sly: "only where a session is named", breaks: ["auth.http.needs-the-key"], like: "https://github.com/librefang/librefang/issues/5567" }, none(["sendMessageToSession"])),
  open({ name: "streams-need-no-key", breaks: ["auth.sse.needs-the-key"], like: "https://github.com/librefang/librefang/issues/5567" }, none(["streamMessage", "streamMessageToSession"])),
  open({ name: "sockets-need-no-key", breaks: ["auth.ws.needs-the-key"], like: "https://github.com/RightNow-AI/openfang/issues/1189" }, none(["openSocket"])),
  open({ name: "a-second-socket-needs-no-key", sly: "only while another socket of the agent is open", breaks: ["auth.ws.needs-the-key"] }, (call, about, seams) =>
    none(["openSocket"])(call, about, seams) && seams.hub.open().some(({ door, agent }) => door === "ws" && agent === idIn(call.path)),
  ),
  open({ name: "histories-need-no-key", breaks: ["auth.history.needs-the-key"], like: "https://github.com/agno-agi/agno/issues/6389" }, (call, about, seams) => none(["getSession"])(call, about, seams) && seams.store.session(idIn(call.path) ?? "", about) !== undefined),
  open({ name: "the-active-history-needs-no-key", sly: "only for the active session", breaks: ["auth.history.needs-the-key"] }, none(["getActiveSession"])),
  open({ name: "lists-of-agents-need-no-key", breaks: ["auth.lists.need-the-key"], like: "https://github.com/librefang/librefang/issues/3826" }, none(["listAgents"])),
  open({ name: "lists-of-an-agents-sessions-need-no-key", sly: "only for those of one agent", breaks: ["auth.lists.need-the-key"] }, none(["listAgentSessions"])),
  open({ name: "resets-need-no-key", breaks: ["auth.changes.need-the-key"], like: "https://github.com/chandshy/mailpouch/issues/264" }, none(["resetSession"])),
  open({ name: "a-label-needs-no-key", sly: "only for a new label", breaks: ["auth.changes.need-the-key"] }, none(["setSessionLabel"])),
  fault({
    name: "a-refused-delete-deletes-all-the-same",
    depth: "gate",
    sly: "says 401 and does it",
    breaks: ["auth.changes.need-the-key"],
    like: "https://github.com/chandshy/mailpouch/issues/264",
    wrap: (seams) => ({
      ...seams,
      gate: {
        ...seams.gate,
        authorise(call, about) {
          try {
            seams.gate.authorise(call, about);
          } catch (error) {
            if (about.operation === "deleteSession") seams.store.remove(idIn(call.path) ?? "", about);
            throw error;
          }
        },
      },
    }),
  }),
];

const keys: readonly Fault[] = [
  open({ name: "streams-take-any-key", sly: "only over SSE, and only where some key is shown", breaks: ["auth.wrong-key.is-refused"] }, ({ headers }, { operation }) => operation.startsWith("streamMessage") && headers["authorization"] !== undefined),
  open({ name: "histories-take-any-key", sly: "only for histories, and only where some key is shown", breaks: ["auth.wrong-key.is-refused"] }, ({ headers }, { operation }) => operation === "getSession" && headers["authorization"] !== undefined),
  open({ name: "sockets-take-any-key-in-their-query", sly: "only for a key in the query", breaks: ["auth.wrong-key.is-refused"], like: "https://github.com/RightNow-AI/openfang/issues/1189" }, ({ query }, { operation }) => operation === "openSocket" && query.includes("token=")),
  fault({
    name: "a-wrong-key-is-forbidden-not-unknown",
    depth: "gate",
    sly: "only for plain messages",
    breaks: ["auth.wrong-key.is-refused"],
    wrap: (seams) => answering(seams, (answer, { operation }) => (answer.status === 401 && operation === "sendMessageToSession" && /Invalid/.test(JSON.stringify(answer.body)) ? { ...answer, status: 403 } : undefined)),
  }),
  fault({
    name: "refusals-have-no-challenge",
    depth: "gate",
    breaks: ["auth.refusal.has-a-challenge"],
    wrap: (seams) => answering(seams, (answer, { door }) => (answer.status === 401 && door !== "ws" ? { ...answer, headers: {} } : undefined)),
  }),
  fault({
    name: "refused-upgrades-have-no-challenge",
    depth: "gate",
    sly: "only for upgrades",
    breaks: ["auth.refusal.has-a-challenge"],
    wrap: (seams) => answering(seams, (answer, { door }) => (answer.status === 401 && door === "ws" ? { ...answer, headers: {} } : undefined)),
  }),
  before("unknown-sessions-are-told-before-the-key-is-asked-for", {}, (seams, call, about) => {
    if (about.operation === "getSession" && !seams.store.session(idIn(call.path) ?? "", about)) refuse(404, "Session not found");
  }),
  before("unknown-agents-are-told-before-a-socket-asks-for-its-key", { sly: "only for upgrades" }, (seams, call, about) => {
    if (about.operation === "openSocket" && !seams.store.agent(idIn(call.path) ?? "", about)) refuse(404, "Agent not found");
  }),
  before("the-refusal-of-a-known-session-names-its-agent", { sly: "only in the sentence" }, (seams, call, about) => {
    const session = about.operation === "getSession" && !hasKey(call) ? seams.store.session(idIn(call.path) ?? "", about) : undefined;
    if (session) refuse(401, `The sessions of agent ${session.agent} need a key`, { "www-authenticate": "Bearer" });
  }),
  fault({
    name: "a-key-in-the-query-is-not-looked-at",
    depth: "gate",
    breaks: ["auth.upgrade.takes-the-key-in-its-query"],
    wrap: (seams) => ({ ...seams, gate: { ...seams.gate, authorise: (call, about) => seams.gate.authorise({ ...call, query: "" }, about) } }),
  }),
  fault({
    name: "a-key-in-the-query-opens-a-first-socket-only",
    depth: "gate",
    sly: "only while another socket of the agent is open",
    breaks: ["auth.upgrade.takes-the-key-in-its-query"],
    wrap: (seams) => ({
      ...seams,
      gate: { ...seams.gate, authorise: (call, about) => seams.gate.authorise(seams.hub.open().some(({ door, agent }) => door === "ws" && agent === idIn(call.path)) ? { ...call, query: "" } : call, about) },
    }),
  }),
  queryKey("a-key-in-the-query-opens-every-door", {}, () => true),
  queryKey("a-key-in-the-query-opens-what-only-reads", { sly: "only for a GET" }, ({ method }) => method === "GET"),
];

/** A server that tells what is there before it asks for the key. */
function before(name: string, more: Pick<Fault, "sly">, look: (seams: Seams, ...asked: Parameters<Seams["gate"]["authorise"]>) => void): Fault {
  return fault({
    name,
    ...more,
    depth: "gate",
    breaks: ["auth.without-the-key.ids-look-alike"],
    wrap: (seams) => ({
      ...seams,
      gate: {
        ...seams.gate,
        authorise(call, about) {
          if (!hasKey(call)) look(seams, call, about);
          seams.gate.authorise(call, about);
        },
      },
    }),
  });
}

/** A server that takes the key in the query of requests, too. */
function queryKey(name: string, more: Pick<Fault, "sly">, takes: (call: Call) => boolean): Fault {
  return fault({
    name,
    ...more,
    depth: "gate",
    breaks: ["auth.query-key.opens-no-other-door"],
    like: "https://github.com/librefang/librefang/issues/3610",
    wrap: (seams) => ({ ...seams, gate: { ...seams.gate, authorise: (call, about) => seams.gate.authorise(takes(call) ? { ...call, upgrade: true } : call, about) } }),
  });
}

const health: readonly Fault[] = [
  fault({
    name: "health-asks-for-the-key",
    depth: "gate",
    // No 401 is documented for health, wherever it is asked.
    breaks: ["auth.health.needs-no-key", "errors.status.is-documented"],
    wrap: (seams) => ({ ...seams, gate: { ...seams.gate, authorise: (call, about) => seams.gate.authorise(call, about.operation === "getHealth" ? { ...about, operation: "getAgent" } : about) } }),
  }),
  fault({
    name: "health-refuses-a-wrong-key",
    depth: "gate",
    sly: "only where a key is shown",
    breaks: ["auth.health.needs-no-key"],
    wrap: (seams) => ({ ...seams, gate: { ...seams.gate, authorise: (call, about) => seams.gate.authorise(call, about.operation === "getHealth" && hasKey(call) ? { ...about, operation: "getAgent" } : about) } }),
  }),
  fault({
    name: "health-names-the-sessions-that-run",
    depth: "wire",
    sly: "only while turns run",
    breaks: ["auth.health.names-no-session"],
    like: "https://github.com/mcpdotdirect/evm-mcp-server/issues/35",
    wrap: (seams) => answering(seams, (answer, { operation }) => (operation === "getHealth" && answer.status === 200 ? withMembers(answer, { busy: seams.turns.running().map(({ session }) => session) }) : undefined)),
  }),
  fault({
    name: "health-names-the-agents",
    depth: "wire",
    breaks: ["auth.health.names-no-session"],
    wrap: (seams) => answering(seams, (answer, about) => (about.operation === "getHealth" && answer.status === 200 ? withMembers(answer, { agents: seams.store.agents(about).map(({ id }) => id) }) : undefined)),
  }),
];

const STRANGER = "https://stranger.example";

const origins: readonly Fault[] = [
  fault({
    name: "sockets-open-to-pages-of-strangers",
    depth: "gate",
    breaks: ["auth.foreign-origin.is-refused-at-the-upgrade"],
    like: "https://github.com/librefang/librefang/issues/3731",
    wrap: (seams) => pagesOf(seams, ({ upgrade }) => upgrade),
  }),
  fault({
    name: "an-origin-is-known-by-its-beginning",
    depth: "gate",
    sly: "only for a name that begins like the server's",
    breaks: ["auth.foreign-origin.is-refused-at-the-upgrade"],
    wrap: (seams) => pagesOf(seams, ({ upgrade, headers }) => upgrade && (headers["origin"] ?? "").startsWith(`http://${headers["host"] ?? ""}`)),
  }),
  fault({
    name: "pages-without-an-origin-are-friends",
    depth: "gate",
    sly: "only for the origin `null`",
    breaks: ["auth.foreign-origin.is-refused-at-the-upgrade"],
    wrap: (seams) => pagesOf(seams, ({ upgrade, headers }) => upgrade && headers["origin"] === "null"),
  }),
  fault({
    name: "pages-of-strangers-may-change-sessions",
    depth: "gate",
    breaks: ["auth.foreign-origin.is-refused-on-changes"],
    like: "https://github.com/librefang/librefang/issues/3731",
    wrap: (seams) => pagesOf(seams, ({ upgrade }, { operation }) => !upgrade && !/Message/.test(operation)),
  }),
  fault({
    name: "pages-of-strangers-may-send-messages",
    depth: "gate",
    sly: "only for messages",
    breaks: ["auth.foreign-origin.is-refused-on-changes"],
    wrap: (seams) => pagesOf(seams, ({ upgrade }, { operation }) => !upgrade && /Message/.test(operation)),
  }),
  fault({
    name: "a-strangers-delete-is-refused-when-it-is-done",
    depth: "gate",
    sly: "says 403 and does it",
    breaks: ["auth.foreign-origin.is-refused-on-changes"],
    wrap(seams) {
      const strangers = new Set<string | undefined>();
      const gate: typeof seams.gate = {
        ...seams.gate,
        origin(call, about) {
          if (about.operation === "deleteSession" && call.headers["origin"] === STRANGER) strangers.add(about.connection);
          else seams.gate.origin(call, about);
        },
      };
      return answering({ ...seams, gate }, (_answer, { connection }) => (strangers.delete(connection) ? { status: 403, headers: {}, body: { error: "Origin not allowed" } } : undefined));
    },
  }),
  fault({
    name: "no-page-may-open-a-socket",
    depth: "gate",
    breaks: ["auth.own-origin.is-accepted"],
    wrap: (seams) => ({ ...seams, gate: { ...seams.gate, origin: (call, about) => (call.upgrade && call.headers["origin"] !== undefined ? refuse(403, "Origin not allowed") : seams.gate.origin(call, about)) } }),
  }),
  fault({
    name: "no-page-may-open-a-stream",
    depth: "gate",
    sly: "only over SSE",
    breaks: ["auth.own-origin.is-accepted"],
    wrap: (seams) => ({ ...seams, gate: { ...seams.gate, origin: (call, about) => (about.door === "sse" && call.headers["origin"] !== undefined ? refuse(403, "Origin not allowed") : seams.gate.origin(call, about)) } }),
  }),
];

export const authFaults: readonly Fault[] = [...doors, ...keys, ...health, ...origins];
