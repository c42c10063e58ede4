import { answering, refuse, requesting } from "./answers.js";
import { fault, type Fault } from "./fault.js";
import { answersFaults } from "./http-answers.js";

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
    name: "a-stop-needs-a-body",
    depth: "wire",
    sly: "only where there is no body at all",
    breaks: ["http.body-less-posts.are-equal"],
    wrap: (seams) => requesting(seams, ({ body }, { operation }) => (operation === "stopAgent" && body === undefined ? refuse(422, "A body is missing") : undefined)),
  }),
  fault({
    name: "a-compaction-needs-a-body",
    depth: "wire",
    sly: "only where there is no body at all",
    breaks: ["http.body-less-posts.are-equal"],
    wrap: (seams) => requesting(seams, ({ body }, { operation }) => (operation === "compactSession" && body === undefined ? refuse(422, "A body is missing") : undefined)),
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

export const httpFaults: readonly Fault[] = [...answersFaults, ...refusals, ...leniency];
