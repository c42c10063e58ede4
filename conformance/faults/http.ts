import type { Answer } from "../../src/server/index.js";
import { answering, refuse, requesting, withMembers } from "./answers.js";
import { fault, type Fault } from "./fault.js";

/** A server whose successful answers to one operation are changed. */
function otherAnswer(operation: string, spec: Pick<Fault, "name" | "breaks"> & Partial<Pick<Fault, "sly" | "like">>, change: (answer: Answer, index: number | undefined) => Answer | undefined): Fault {
  return fault({
    ...spec,
    depth: "wire",
    wrap: (seams) => answering(seams, (answer, about) => (about.operation === operation && answer.status < 300 ? change(answer, about.turn?.index) : undefined)),
  });
}

const leftOut = (...names: string[]) => (answer: Answer): Answer => withMembers(answer, Object.fromEntries(names.map((name) => [name, undefined])));
const said = (members: Readonly<Record<string, unknown>>) => (answer: Answer): Answer => withMembers(answer, members);
const status = (code: number) => (answer: Answer): Answer => ({ ...answer, status: code });
const typed = (contentType: string) => (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, "content-type": contentType } });
const items = (answer: Answer, of: string): readonly Readonly<Record<string, unknown>>[] => (answer.body as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>)[of] ?? [];

const answers: readonly Fault[] = [
  otherAnswer("spawnAgent", { name: "a-new-agent-is-told-without-its-name", breaks: ["http.spawn-agent.answers-as-documented"] }, leftOut("name")),
  otherAnswer("deleteAgent", { name: "a-deleted-agent-is-answered-with-a-word-of-its-own", breaks: ["http.delete-agent.answers-as-documented"] }, said({ status: 1 })),
  otherAnswer("stopAgent", { name: "a-stop-that-came-too-late-has-no-message", sly: "only where nothing ran", breaks: ["http.stop-agent.answers-as-documented"] }, (answer) =>
    (answer.body as { readonly message?: string }).message === "No active run" ? leftOut("message")(answer) : undefined,
  ),
  otherAnswer("sendMessage", { name: "unaddressed-answers-count-their-iterations-in-words", breaks: ["http.send-message.answers-as-documented"] }, said({ iterations: "one" })),
  otherAnswer("sendMessageToSession", { name: "second-answers-of-a-session-count-their-iterations-in-words", sly: "only for the second turn of a session", breaks: ["http.send-message-to-session.answers-as-documented"] }, (answer, index) =>
    index === 1 ? said({ iterations: "one" })(answer) : undefined,
  ),
  otherAnswer("sendMessageToSession", { name: "answers-to-named-sessions-are-said-to-be-text", breaks: ["http.send-message-to-session.answers-as-documented"] }, typed("text/plain")),
  otherAnswer("streamMessage", { name: "the-head-of-a-second-unaddressed-stream-says-bytes", sly: "only for the second turn of a session", breaks: ["http.stream-message.answers-as-documented"] }, (answer, index) =>
    index === 1 ? typed("application/octet-stream")(answer) : undefined,
  ),
  fault({
    name: "the-head-of-a-stream-behind-a-plain-turn-says-bytes",
    depth: "wire",
    sly: "only for the first stream behind a plain turn of its session",
    breaks: ["http.stream-message-to-session.answers-as-documented"],
    wrap(seams) {
      const plain = new Set<string>();
      return answering(seams, (answer, { operation, turn }) => {
        if (turn && operation === "sendMessageToSession" && turn.index === 0 && turn.text.startsWith("one ")) plain.add(turn.session);
        if (!turn || operation !== "streamMessageToSession" || answer.status !== 200 || !plain.delete(turn.session)) return undefined;
        return typed("application/octet-stream")(answer);
      });
    },
  }),
  otherAnswer("getSession", { name: "long-histories-have-no-count", sly: "only for histories of four rows and more", breaks: ["http.get-session.answers-as-documented"] }, (answer) => (items(answer, "messages").length >= 4 ? leftOut("message_count")(answer) : undefined)),
  otherAnswer("listSessions", { name: "sessions-without-a-label-are-listed-without-the-member", breaks: ["http.list-sessions.answers-as-documented"] }, (answer) =>
    said({ sessions: items(answer, "sessions").map((one) => (one["label"] === null ? { ...one, label: undefined } : one)) })(answer),
  ),
  otherAnswer("listAgentSessions", { name: "the-sessions-of-an-agent-are-a-bare-list", breaks: ["http.list-agent-sessions.answers-as-documented"] }, (answer) =>
    said({ sessions: items(answer, "sessions").map((one) => ({ ...one, message_count: String(one["message_count"]) })) })(answer),
  ),
  otherAnswer("createSession", { name: "a-created-session-is-answered-with-201", breaks: ["http.create-session.answers-as-documented"] }, status(201)),
  otherAnswer("getActiveSession", { name: "the-active-session-has-a-count-in-words", breaks: ["http.get-active-session.answers-as-documented"] }, said({ context_window_tokens: "few" })),
  otherAnswer("switchSession", { name: "a-switch-is-answered-without-a-message", breaks: ["http.switch-session.answers-as-documented"] }, leftOut("message")),
  otherAnswer("setSessionLabel", { name: "a-new-label-is-answered-with-a-bare-ok", breaks: ["http.set-session-label.answers-as-documented"] }, leftOut("session_id", "label")),
  otherAnswer("findSessionByLabel", { name: "a-session-found-by-its-label-is-a-bare-id", breaks: ["http.find-session-by-label.answers-as-documented"] }, leftOut("agent_id", "message_count")),
  otherAnswer("resetSession", { name: "a-reset-is-answered-without-a-message", breaks: ["http.reset-session.answers-as-documented"] }, leftOut("message")),
  otherAnswer("compactSession", { name: "a-compaction-of-nothing-is-answered-with-202", sly: "only for a short session", breaks: ["http.compact-session.answers-as-documented"] }, (answer) =>
    /no|nothing/i.test(String((answer.body as { readonly message?: string }).message)) ? status(202)(answer) : undefined,
  ),
  otherAnswer("clearHistory", { name: "a-cleared-history-is-answered-without-a-message", breaks: ["http.clear-history.answers-as-documented"] }, leftOut("message")),
  otherAnswer("listAgents", { name: "agents-are-listed-without-their-state", breaks: ["http.list-agents.answers-as-documented"] }, (answer) => ({
    ...answer,
    body: (answer.body as readonly object[]).map((one) => ({ ...one, state: undefined })),
  })),
  otherAnswer("getAgent", { name: "an-agent-in-full-has-no-model", breaks: ["http.get-agent.answers-as-documented"] }, leftOut("model")),
  otherAnswer("getHealth", { name: "health-is-told-in-text", breaks: ["http.get-health.answers-as-documented"] }, typed("text/plain")),
  fault({
    name: "deleting-a-session-of-many-rows-is-answered-with-204",
    depth: "wire",
    sly: "only for a session of two rows and more",
    breaks: ["http.delete-session.answers-as-documented"],
    wrap(seams) {
      const long = new Set<string | undefined>();
      const looked = requesting(seams, ({ params }, about) => {
        if (about.operation === "deleteSession" && seams.store.rows(params["id"]?.toLowerCase() ?? "", about).length >= 2) long.add(about.connection);
      });
      return answering(looked, (answer, { operation, connection }) => (operation === "deleteSession" && answer.status === 200 && long.has(connection) ? { status: 204, headers: answer.headers } : undefined));
    },
  }),
];

const refusals: readonly Fault[] = [
  fault({
    name: "unknown-paths-show-the-start-page",
    depth: "router",
    breaks: ["http.unknown-path.is-not-found"],
    wrap: (seams) => answering(seams, (answer, { operation }) => (operation === "unknown" && answer.status === 404 ? { status: 200, headers: { "content-type": "text/html" }, raw: "<!doctype html><title>Agents</title>" } : undefined)),
  }),
  fault({
    name: "an-unknown-path-below-an-agent-is-a-bad-request",
    depth: "router",
    sly: "only below an agent",
    breaks: ["http.unknown-path.is-not-found"],
    wrap(seams) {
      const gate = { ...seams.gate, origin: (...[call, about]: Parameters<typeof seams.gate.origin>) => (about.operation === "unknown" && /^\/api\/agents\/[^/]+\/nothing/.test(call.path) ? refuse(400, "Invalid request") : seams.gate.origin(call, about)) };
      return { ...seams, gate };
    },
  }),
  fault({
    name: "wrong-methods-are-not-told-the-right-ones",
    depth: "router",
    breaks: ["http.wrong-method.is-refused-with-allow"],
    wrap: (seams) => answering(seams, (answer) => (answer.status === 405 ? { ...answer, headers: {} } : undefined)),
  }),
  fault({
    name: "a-get-of-a-message-is-not-found",
    depth: "router",
    sly: "only for a GET of a path that takes POSTs",
    breaks: ["http.wrong-method.is-refused-with-allow"],
    wrap: (seams) => answering(seams, (answer) => (answer.status === 405 && answer.headers["allow"] === "POST" ? { status: 404, headers: {}, body: { error: "Not found" } } : undefined)),
  }),
  fault({
    name: "no-content-type-is-looked-at",
    depth: "wire",
    breaks: ["http.wrong-content-type.is-refused"],
    wrap: (seams) => ({ ...seams, wire: { ...seams.wire, body: (raw, about) => seams.wire.body({ ...raw, contentType: "application/json" }, about) } }),
  }),
  fault({
    name: "streams-take-a-body-without-a-content-type-for-json",
    depth: "wire",
    sly: "only where none is told, and only for streams",
    breaks: ["http.wrong-content-type.is-refused"],
    wrap: (seams) => ({ ...seams, wire: { ...seams.wire, body: (raw, about) => seams.wire.body(about.door === "sse" ? { ...raw, contentType: raw.contentType ?? "application/json" } : raw, about) } }),
  }),
  fault({
    name: "a-body-that-is-no-json-has-the-wrong-shape",
    depth: "wire",
    breaks: ["http.broken-json.is-refused"],
    wrap: (seams) => answering(seams, (answer) => (answer.status === 400 && /not valid JSON/.test(JSON.stringify(answer.body)) ? { ...answer, status: 422 } : undefined)),
  }),
  fault({
    name: "a-comma-too-many-is-forgiven",
    depth: "wire",
    sly: "only for a comma at the end, and not for streams",
    breaks: ["http.broken-json.is-refused"],
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        body: (raw, about) => seams.wire.body(about.door === "http" ? { ...raw, bytes: mended(raw.bytes, (text) => text.replace(/,\s*}$/, "}"), "latin1") } : raw, about),
      },
    }),
  }),
  fault({
    name: "a-message-that-is-missing-is-empty",
    depth: "wire",
    breaks: ["http.wrong-shape.is-refused"],
    wrap: (seams) => requesting(seams, (incoming, { operation }) => (/Message/.test(operation) && isObject(incoming.body) && incoming.body["message"] === undefined ? { ...incoming, body: { message: "" } } : undefined)),
  }),
  fault({
    name: "streams-take-numbers-for-messages",
    depth: "wire",
    sly: "only for streams, and only for numbers",
    breaks: ["http.wrong-shape.is-refused"],
    wrap: (seams) => requesting(seams, (incoming, { door }) => (door === "sse" && isObject(incoming.body) && typeof incoming.body["message"] === "number" ? { ...incoming, body: { message: String(incoming.body["message"]) } } : undefined)),
  }),
  fault({
    name: "bytes-that-are-no-utf-8-are-replaced",
    depth: "wire",
    breaks: ["http.bad-utf-8.is-refused"],
    wrap: (seams) => ({ ...seams, wire: { ...seams.wire, body: (raw, about) => seams.wire.body({ ...raw, bytes: mended(raw.bytes, (text) => text) }, about) } }),
  }),
  fault({
    name: "streams-read-a-body-as-latin-1",
    depth: "wire",
    sly: "only for streams, and only where it is no UTF-8",
    breaks: ["http.bad-utf-8.is-refused"],
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        body: (raw, about) => seams.wire.body(about.door === "sse" && Buffer.from(raw.bytes).toString("utf8").includes("\ufffd") ? { ...raw, bytes: Buffer.from(Buffer.from(raw.bytes).toString("latin1")) } : raw, about),
      },
    }),
  }),
];

const leniency: readonly Fault[] = [
  fault({
    name: "a-content-type-is-compared-letter-by-letter",
    depth: "wire",
    breaks: ["http.charset.is-accepted"],
    wrap: (seams) => ({ ...seams, wire: { ...seams.wire, body: (raw, about) => (raw.bytes.length > 0 && raw.contentType !== "application/json" ? refuse(415, "Expected application/json") : seams.wire.body(raw, about)) } }),
  }),
  fault({
    name: "a-charset-in-capitals-is-refused",
    depth: "wire",
    sly: "only for capital letters",
    breaks: ["http.charset.is-accepted"],
    wrap: (seams) => ({ ...seams, wire: { ...seams.wire, body: (raw, about) => (/UTF-8/.test(raw.contentType ?? "") ? refuse(415, "Unsupported charset") : seams.wire.body(raw, about)) } }),
  }),
  fault({
    name: "a-head-is-a-wrong-method",
    depth: "gate",
    breaks: ["http.head.answers-like-get"],
    wrap: (seams) => ({ ...seams, gate: { ...seams.gate, origin: (call, about) => (call.method === "HEAD" ? refuse(405, "Method HEAD not allowed", { allow: "GET" }) : seams.gate.origin(call, about)) } }),
  }),
  fault({
    name: "a-head-finds-every-session",
    depth: "wire",
    sly: "only for sessions that do not exist",
    breaks: ["http.head.answers-like-get"],
    wrap(seams) {
      const heads = new Set<string | undefined>();
      const gate: typeof seams.gate = {
        ...seams.gate,
        origin(call, about) {
          if (call.method === "HEAD") heads.add(about.connection);
          seams.gate.origin(call, about);
        },
      };
      return answering({ ...seams, gate }, (answer, { operation, connection }) => (operation === "getSession" && heads.has(connection) ? { status: 200, headers: {} } : undefined));
    },
  }),
  fault({
    name: "unknown-members-are-refused",
    depth: "wire",
    breaks: ["http.unknown-members.are-ignored"],
    wrap: (seams) => requesting(seams, ({ body }, { operation }) => (/Message/.test(operation) && isObject(body) && Object.keys(body).some((name) => !KNOWN.has(name)) ? refuse(422, "Unknown members") : undefined)),
  }),
  fault({
    name: "members-that-are-null-are-refused",
    depth: "wire",
    sly: "only where they are null",
    breaks: ["http.unknown-members.are-ignored"],
    wrap: (seams) => requesting(seams, ({ body }, { operation }) => (/Message/.test(operation) && isObject(body) && Object.entries(body).some(([name, value]) => name !== "message" && value === null) ? refuse(422, "Null is no value") : undefined)),
  }),
  fault({
    name: "an-empty-json-body-is-refused",
    depth: "wire",
    sly: "only for a body of no bytes that is said to be JSON",
    breaks: ["http.body-less-posts.are-equal"],
    wrap: (seams) => ({ ...seams, wire: { ...seams.wire, body: (raw, about) => (raw.bytes.length === 0 && raw.contentType !== undefined ? refuse(400, "Body cannot be empty when content-type is set to 'application/json'") : seams.wire.body(raw, about)) } }),
  }),
  fault({
    name: "a-stop-needs-something-to-stop",
    depth: "wire",
    sly: "only for a body that is an object without members",
    breaks: ["http.body-less-posts.are-equal"],
    wrap: (seams) => requesting(seams, ({ body }, { operation }) => (operation === "stopAgent" && isObject(body) && Object.keys(body).length === 0 ? refuse(422, "'session_id' is missing") : undefined)),
  }),
  fault({
    name: "a-session-is-made-of-an-object-only",
    depth: "wire",
    sly: "only where there is no body at all",
    breaks: ["http.body-less-posts.are-equal"],
    wrap: (seams) => requesting(seams, ({ body }, { operation }) => (operation === "createSession" && body === undefined ? refuse(422, "A body is missing") : undefined)),
  }),
];

/** Members of a message that clients of this contract send. */
const KNOWN = new Set(["message", "attachments", "sender_id", "sender_name", "session_id"]);

function isObject(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

function mended(bytes: Uint8Array, mend: (text: string) => string, encoding: "utf8" | "latin1" = "utf8"): Uint8Array {
  return Buffer.from(mend(Buffer.from(bytes).toString(encoding)), encoding);
}

export const httpFaults: readonly Fault[] = [...answers, ...refusals, ...leniency];
