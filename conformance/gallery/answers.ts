import { gzipSync } from "node:zlib";
import { Refusal } from "../../src/server/index.js";
import type { About, Answer, Seams } from "../../src/server/index.js";
import { change, onAnswers, onSockets } from "../faults/change.js";
import { mapObjects } from "./json.js";
import { variation, type Variation, type Wrap } from "./variation.js";

const FOREIGN = "Through another agent's path or socket a session is refused: 403, 404 or 409.";

/** Answers a session of another agent with another status. */
function foreignAs(status: number, message: string): Wrap {
  return (seams) =>
    change(seams, "router", {
      session(ask, about) {
        try {
          return seams.router.session(ask, about);
        } catch (error) {
          throw error instanceof Refusal && error.status === 403 ? new Refusal(status, message) : error;
        }
      },
    });
}

/** Changes the body of every answer. */
function bodies(say: (body: unknown, about: About) => unknown): Wrap {
  return onAnswers(() => (answer, about) => (answer.body === undefined ? answer : { ...answer, body: say(answer.body, about) }));
}

const timesAs = (write: (time: Date) => string) =>
  bodies((body) => mapObjects(body, (object) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, /^(?:created_at|last_active)$/.test(name) && typeof value === "string" ? write(new Date(value)) : value]))));

const WORDS = "Error words are for people; only `Run cancelled` and `No active run` are fixed.";
const reworded = (text: string): string => (text === "Run cancelled" ? text : `✗ Błąd ${text.length}: coś poszło nie tak — proszę spróbować inaczej`);

/** Encodes what the client accepts encoded, as servers behind compressing layers do. */
function gzipped(seams: Seams): Seams {
  const accepting = new Set<string>();
  const { gate, wire } = seams;
  const encode = (answer: Answer): Answer => {
    if (answer.body === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, "content-type": "application/json", "content-encoding": "gzip", vary: "accept-encoding" }, raw: gzipSync(JSON.stringify(answer.body)) };
  };
  return {
    ...seams,
    gate: {
      ...gate,
      admit(call, about) {
        if (about.connection !== undefined && /\bgzip\b/.test(call.headers["accept-encoding"] ?? "")) accepting.add(about.connection);
        gate.admit(call, about);
      },
    },
    wire: { ...wire, answer: (answer, about, next) => wire.answer(accepting.delete(about.connection ?? "") ? encode(answer) : answer, about, next) },
  };
}

/** Other statuses, words, headers and forms of HTTP answers. */
export const answerVariations: readonly Variation[] = [
  variation({ name: "answers-404-for-a-foreign-session", depth: "router", allowed: FOREIGN, wrap: foreignAs(404, "Session not found") }),
  variation({ name: "answers-409-for-a-foreign-session", depth: "router", allowed: FOREIGN, wrap: foreignAs(409, "This session is not one of yours") }),
  variation({
    name: "words-its-errors-otherwise",
    depth: "wire",
    allowed: WORDS,
    wrap: (seams) => {
      const inAnswers = onAnswers(() => (answer) => {
        const { error } = (answer.body ?? {}) as { error?: unknown };
        return answer.status >= 400 && typeof error === "string" ? { ...answer, body: { code: `E${answer.status}`, error: reworded(error), details: [] } } : answer;
      })(seams);
      return onSockets(() => (frame) => [frame.type === "error" ? { ...frame, content: reworded(frame.content), code: "E" } : frame])(inAnswers);
    },
  }),
  variation({
    name: "has-a-charset-and-many-headers",
    depth: "wire",
    allowed: "A media type may have parameters, and an answer any headers (RFC 9110 §8.3).",
    wrap: onAnswers(() => (answer) => {
      const type = answer.headers["content-type"] ?? "application/json";
      const challenge = answer.status === 401 ? { "www-authenticate": 'Bearer realm="agents", error="invalid_token"' } : {};
      return { ...answer, headers: { server: "right/1.0 (odd)", "x-powered-by": "patience", "strict-transport-security": "max-age=63072000; includeSubDomains", "content-security-policy": "default-src 'none'", "set-cookie": "seen=1; HttpOnly", ...answer.headers, "content-type": `${type};  Charset="UTF-8"`, "cache-control": "no-store, no-cache, must-revalidate", ...challenge } };
    }),
  }),
  variation({ name: "compresses-what-may-be-compressed", depth: "wire", allowed: "Content codings that the request accepts (RFC 9110 §12.5.3).", wrap: gzipped }),
  variation({ name: "closes-the-connection-after-each-answer", depth: "wire", allowed: "`Connection: close` is any server's right (RFC 9112 §9.6).", wrap: onAnswers(() => (answer) => ({ ...answer, headers: { ...answer.headers, connection: "close" } })) }),
  variation({ name: "tells-times-to-the-nanosecond-with-an-offset", depth: "wire", allowed: "RFC 3339 knows any number of digits and offsets.", wrap: timesAs((time) => time.toISOString().replace(/Z$/, "123456+00:00")) }),
  variation({
    name: "tells-times-of-another-zone",
    depth: "wire",
    allowed: "RFC 3339 knows any number of digits and offsets.",
    wrap: timesAs((time) => new Date(time.getTime() + 5.5 * 3_600_000).toISOString().replace(/\.\d+Z$/, "+05:30")),
  }),
  variation({
    name: "has-no-label-member-where-there-is-no-label",
    depth: "wire",
    allowed: "`label` of a history is not required.",
    wrap: bodies((body, about) => (about.operation === "getSession" || about.operation === "getActiveSession" ? mapObjects(body, ({ label, ...rest }) => (label === null ? rest : label === undefined ? rest : { label, ...rest })) : body)),
  }),
];
