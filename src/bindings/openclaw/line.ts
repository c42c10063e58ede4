import { randomUUID } from "node:crypto";
import { answerOrNone, NoAnswer, type Client, type Frame, type Socket } from "../../client/index.js";
import type { Outcome } from "../binding.js";
import { field, member } from "../outcome.js";
import { tokenOf } from "./token.js";

/** For the handshake of the protocol, behind that of the WebSocket, and for the answer to a request that starts no turn. */
const ANSWER_MS = 30_000;

/** Version of the gateway's protocol that is spoken. */
const PROTOCOL = 4;

type Failure = Extract<Outcome<never>, { readonly ok: false }>;

/** With this capability a connection hears of the sessions that it has subscribed to, else of all there are. */
export const SUBSCRIBED_ONLY = "session-scoped-events";

/** Opens a WebSocket to the gateway and shakes hands: its challenge, our `connect`, its `hello-ok`. */
export async function openLine(client: Client, caps: readonly string[]): Promise<Socket | Failure> {
  const opened = await answerOrNone(client.openSocket("", { path: "/" }));
  if (opened instanceof NoAnswer) return { ok: false, status: 0, what: opened.message, at: opened.seq, id: opened.id };
  if (opened.refused) return { ok: false, status: opened.status, what: `the upgrade was answered ${opened.status}`, at: opened.seq, id: opened.id };
  const challenged = await opened.next((frame) => field(frame.json, "event") === "connect.challenge", ANSWER_MS);
  if (challenged === undefined) return silence(opened, "no challenge");
  const token = tokenOf(client);
  const hello = await ask(opened, "connect", {
    minProtocol: PROTOCOL,
    maxProtocol: PROTOCOL,
    // The only client that needs no device of its own; on the loopback it keeps the scopes that it asks for.
    client: { id: "gateway-client", mode: "backend", version: "sessionproof", platform: process.platform },
    role: "operator",
    scopes: ["operator.admin", "operator.read", "operator.write"],
    caps,
    ...(token === undefined ? {} : { auth: { token } }),
  });
  return hello.ok ? opened : hello;
}

/** A request and its answer: the payload of one that is `ok`, else its error. */
export async function ask(socket: Socket, method: string, params: object): Promise<Outcome<unknown>> {
  const from = socket.mark();
  const id = randomUUID();
  try {
    const asked = socket.sendText(JSON.stringify({ type: "req", id, method, params })).seq;
    const answer = await socket.next((frame) => isAnswerTo(frame, id), ANSWER_MS, from);
    return answer === undefined ? silence(socket, `no answer to ${method}`) : { ...outcomeIn(answer, socket.id), asked };
  } catch (error) {
    if (error instanceof NoAnswer) return { ok: false, status: 0, what: error.message, at: error.seq, id: error.id };
    throw error;
  }
}

export function isAnswerTo({ json }: Frame, id: string): boolean {
  return field(json, "type") === "res" && field(json, "id") === id;
}

function outcomeIn({ json, seq: at }: Frame, id: string): Outcome<unknown> {
  if (member(json, "ok") === true) return { ok: true, value: member(json, "payload"), at, id };
  const { status, text } = errorIn(json);
  return { ok: false, status, what: `answered ${text}`, at, id };
}

/** What went wrong, by the code that an answer names: as an HTTP status, and in the server's words. */
export function errorIn(json: unknown): { readonly status: number; readonly text: string } {
  const error = member(json, "error");
  const [code, message] = [field(error, "code") ?? "?", field(error, "message") ?? ""];
  return { status: statusOf(code, message), text: `${code}: ${message}` };
}

function statusOf(code: string, message: string): number {
  if (code === "INVALID_REQUEST") return /not found/i.test(message) ? 404 : 400;
  if (code === "NOT_PAIRED") return 401;
  if (code === "FORBIDDEN") return 403;
  return code === "UNAVAILABLE" ? 503 : 500;
}

function silence(socket: Socket, what: string): Failure {
  const { closedAs } = socket;
  const at = closedAs?.seq ?? socket.frames.at(-1)?.seq ?? socket.openSeq;
  return { ok: false, status: 0, what: closedAs === undefined ? `${what} within ${ANSWER_MS} ms` : `${what}: the socket was closed (${closedAs.code} ${closedAs.reason})`, at, id: socket.id };
}
