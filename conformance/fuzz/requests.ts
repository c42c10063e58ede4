import fc from "fast-check";
import { findOperation, operationRow, operations, type OperationId } from "../../generated/operations.js";
import { bodyFor, type Body } from "./bodies.js";
import { escaped, noise, text } from "./corpus.js";
import { id, type Id, type KnownIds } from "./ids.js";
import { FUZZ_KEY } from "./limits.js";

/** One request as it goes out. */
export interface Sent {
  readonly bytes: Buffer;
  readonly method: string;
  /** What the contract makes of method and path; undefined for none. */
  readonly operation: OperationId | undefined;
}

export type Request = (known: KnownIds) => Sent;

interface Asked {
  readonly operation: OperationId;
  readonly agent: Id;
  readonly session: Id;
  readonly label: string;
  readonly body: Body;
  readonly method: string | undefined;
  readonly path: (path: string) => string;
  readonly type: string | undefined;
  readonly headers: readonly string[];
  readonly chunked: boolean;
}

const DOORS = (Object.keys(operations) as OperationId[]).filter((one) => one !== "openSocket");
/** Turns and spawned agents fill the server; what deletes is asked for less, so that it is full now and then. */
const operation = fc.oneof({ arbitrary: fc.constantFrom(...DOORS), weight: 2 }, { arbitrary: fc.constantFrom<OperationId>("spawnAgent", "createSession", "sendMessage", "sendMessageToSession", "streamMessage", "streamMessageToSession"), weight: 3 });

const mostly = <T, U>(usual: T, odd: fc.Arbitrary<U>, weight = 12): fc.Arbitrary<T | U> => fc.oneof({ arbitrary: fc.constant(usual), weight }, { arbitrary: odd, weight: 1 });

const method = mostly(undefined, fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "M-SEARCH"));
const path = mostly(
  (path: string) => path,
  fc.oneof(
    fc.constantFrom<(path: string) => string>(
      (path) => `${path}/`, (path) => `/${path}`, (path) => path.toUpperCase(), (path) => `${path}%`, (path) => `${path}%zz`, (path) => `${path}%00`, (path) => `${path}%c0%af`, (path) => `${path}#x`, (path) => `http://elsewhere.example${path}`,
      (path) => path.replace("/api/", "/api/../api/"), (path) => path.replace("/api/", "/api/./"), (path) => path.replaceAll("/", "%2f"), (path) => `${path}?session_id=a&session_id=b`, (path) => `${path}?__proto__[x]=1&${"a=b&".repeat(1_000)}`, (path) => `${path}/${"x".repeat(12_000)}`, () => "*", () => "/", () => "//", () => "/__proto__", () => "/api/agents/__proto__",
    ),
    text.map((odd) => (path: string) => `${path}?token=${escaped(odd)}`),
  ),
);
const type = mostly("application/json", fc.constantFrom(undefined, "", "text/plain", "application/json; charset=utf-16", "APPLICATION/JSON", "application/vnd.x+json; charset=\"UTF-8\"", "multipart/form-data; boundary=x", "application/json, text/html", "application/json;".repeat(200), "\u00ff/json"));
const header = fc.constantFrom(
  "Expect: 100-continue", "Expect: the-impossible", "Origin: http://evil.example", "Origin: null", "Origin: http://127.0.0.1", "Connection: close", "Connection: keep-alive, te", "Content-Encoding: gzip", "Accept: text/html", "Accept-Encoding: br;q=1, *;q=0", "X-Forwarded-For: ::1", "Idempotency-Key: same", "Authorization: Bearer wrong", "Authorization: Basic eDp5",
  "Last-Event-ID: 7", "Range: bytes=0-1", "If-None-Match: *", "Access-Control-Request-Method: PUT", "__proto__: x", "constructor: x", "Upgrade: h2c", "Cookie: a=b; __proto__=c", `X-Long: ${"y".repeat(8_000)}`, `X-Longer: ${"y".repeat(20_000)}`, "X-Bytes: \u00e9\u00ff", "Host: other.example", "X-Empty:", "Trailer: x",
);
const headers = mostly<readonly string[], string[]>([], fc.array(header, { minLength: 1, maxLength: 4 }), 5);

const asked: fc.Arbitrary<Asked> = operation.chain((operation) => fc.record({ operation: fc.constant(operation), agent: id, session: id, label: text, body: bodyFor(operation), method, path, type, headers, chunked: mostly(false, fc.constant(true)) }));

/** A request that is valid HTTP, whatever it asks for: it has one answer. */
export const request: fc.Arbitrary<Request> = asked.map((one) => (known) => render(one, known));

/** Bytes that are no valid HTTP, or not the whole of it, alone or behind a valid request. */
export const garbage: fc.Arbitrary<(known: KnownIds) => Buffer> = fc.oneof(
  noise.map((bytes) => () => bytes),
  fc.tuple(request, noise).map(([one, bytes]) => (known: KnownIds) => Buffer.concat([one(known).bytes, bytes])),
  fc.tuple(request, fc.double({ min: 0, max: 1, noNaN: true })).map(([one, part]) => (known: KnownIds) => {
    const { bytes } = one(known);
    return bytes.subarray(0, Math.floor(bytes.length * part));
  }),
  fc.tuple(request, fc.nat(400), noise).map(([one, at, bytes]) => (known: KnownIds) => {
    const { bytes: whole } = one(known);
    return Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at)]);
  }),
  fc.constantFrom(
    "GET /api/health HTTP/1.1\r\n\r\n", "GET /api/health HTTP/0.9\r\n\r\n", "GET /api/health HTTP/2.0\r\n\r\n", "get /api/health HTTP/1.1\r\nHost: x\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001\u0002", "POST /api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}",
    "POST /api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "POST /api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", "POST /api/agents HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "POST /api/agents HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
    "POST /api/agents HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}", "POST /api/agents HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nA\u0000B: c\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n\r\n", "GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
  ).map((ascii) => () => Buffer.from(ascii, "latin1")),
);

function render({ operation, agent, session, label, body, method, path, type, headers, chunked }: Asked, known: KnownIds): Sent {
  const row = operationRow(operation);
  const { path: template } = row;
  const values: Readonly<Record<string, string>> = { id: template.startsWith("/api/sessions/") ? known.pick("session", session) : known.pick("agent", agent), session_id: known.pick("session", session), label };
  const target = path(template.replace(/\{(\w+)\}/g, (_, name: string) => escaped(values[name] ?? "")));
  const verb = method ?? row.method;
  const bytes = verb === "POST" || verb === "PUT" ? body(known) : Buffer.alloc(0);
  const lines = [`${verb} ${target} HTTP/1.1`];
  if (!headers.some((line) => line.startsWith("Host:"))) lines.push("Host: 127.0.0.1");
  if (!headers.some((line) => line.startsWith("Authorization:"))) lines.push(`Authorization: Bearer ${FUZZ_KEY}`);
  if (type !== undefined) lines.push(`Content-Type: ${type}`);
  const asChunks = chunked && bytes.length > 0;
  lines.push(asChunks ? "Transfer-Encoding: chunked" : `Content-Length: ${bytes.length}`, ...headers);
  const payload = asChunks ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)};ext="x"\r\n`), bytes, Buffer.from("\r\n0\r\nX-Trailer: 1\r\n\r\n")]) : bytes;
  return { bytes: Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), payload]), method: verb, operation: findOperation(verb === "HEAD" ? "GET" : verb, pathOf(target))?.id };
}

const pathOf = (target: string): string => target.replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
