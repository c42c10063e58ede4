import type { SocketChannel } from "../../bindings/binding.js";
import { socketBehind } from "../../bindings/native/index.js";
import { operations, type OperationId } from "../../../generated/operations.js";
import { answerOrNone, NoAnswer, type FreeRequest, type RawAnswer } from "../../client/index.js";
import { Blocked } from "../trouble.js";
import type { CallWith, Native, NativeAnswer, NativeSocket } from "../words.js";
import { CLAIM_OF } from "./claims.js";
import { violation } from "./expect.js";
import { nativeSocket } from "./native-socket.js";
import type { Scene } from "./scene.js";
import { handshake, rawSocket, UNBOUND, upgrade, WRONG, type Voice } from "./upgrade.js";

type Auth = CallWith<OperationId>["auth"];

/** Another address of ours on the loopback, for what a server counts per address. */
const ELSEWHERE = "127.0.0.2";

/** This API's own operations: what only cases about paths, statuses, bodies and frames may use. */
export function nativeWords(scene: Scene, from: "here" | "elsewhere" = "here"): Native {
  const { context } = scene;
  const client = from === "here" ? context.client : context.client.from(ELSEWHERE);
  const voice: Voice = { scene, client, budget: from === "here" ? context.budget : UNBOUND };
  return {
    origin: client.target.origin,
    fromElsewhere: () => nativeWords(scene, "elsewhere"),
    call: async (operation, with_) => {
      const { method, path } = operations[operation];
      const { params, query, body, rawBody, contentType, headers, auth, last, onPurpose } = with_;
      return ask(voice, operation, {
        method,
        path: fill(path, params as Record<string, string>),
        ...bodyOf(body, rawBody),
        ...(contentType === undefined ? {} : { contentType }),
        ...(query === undefined ? {} : { query }),
        ...credentials(auth, headers),
        ...(last === undefined ? {} : { last }),
        ...(onPurpose === undefined ? {} : { onPurpose }),
      });
    },
    odd: (near, with_) => {
      const { method, path } = operations[near];
      return ask(voice, near, {
        method: with_.method ?? method,
        path: fill(path, with_.params ?? {}) + (with_.pathSuffix ?? ""),
        ...(with_.body === undefined ? {} : { body: with_.body }),
        ...credentials(with_.auth, with_.headers),
        onPurpose: with_.onPurpose,
      });
    },
    cutOff: async (operation, { params, body, missing }) => {
      const { method, path } = operations[operation];
      scene.mustClaim(CLAIM_OF[operation]);
      await voice.budget.take("request");
      const head = client.headOf({ method, path: fill(path, params as Record<string, string>), contentType: "application/json" });
      const promised = Buffer.byteLength(body) + missing;
      const bytes = [...head, `content-length: ${promised}`, "", body].join("\r\n");
      await answerOrNone(client.raw(bytes, scene.within(2000), { until: () => true, onPurpose: "a body that breaks off" }));
    },
    upgrade: (agent, with_ = {}) => upgrade(voice, agent, with_),
    handshake: (agent, headers, onPurpose) => handshake(voice, agent, headers, onPurpose),
    rawSocket: (agent) => rawSocket(voice, agent),
  };
}

/** The raw view of a socket, where the binding is the native one. */
export function nativeSocketOf(scene: Scene, channel: SocketChannel): (() => NativeSocket) | undefined {
  const socket = socketBehind(channel);
  return socket && (() => nativeSocket(scene, socket, scene.context.budget));
}

async function ask<Op extends OperationId>({ scene, client, budget }: Voice, operation: Op, request: FreeRequest): Promise<NativeAnswer<Op>> {
  scene.mustClaim(CLAIM_OF[operation]);
  await budget.take("request");
  try {
    return readable(operation, await client.send({ ...request, deadlineMs: scene.within(5000) }));
  } catch (error) {
    if (error instanceof NoAnswer) throw new Blocked(`given an answer to ${operation}: ${error.message}`, error.seq, error.reason === "timeout");
    throw error;
  }
}

function readable<Op extends OperationId>(operation: Op, answer: RawAnswer): NativeAnswer<Op> {
  const { status, headers, bodyText: text, json, seq: at } = answer;
  return {
    operation,
    status,
    headers,
    text,
    json,
    at,
    body: (wanted) => {
      if (status === wanted) return json as never;
      throw violation({ expected: String(wanted), received: String(status), because: `${operation} answered ${status}`, at });
    },
  };
}

function bodyOf(body: unknown, rawBody: string | Uint8Array | undefined): { body?: string | Buffer } {
  if (rawBody !== undefined) return { body: typeof rawBody === "string" ? rawBody : Buffer.from(rawBody) };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function credentials(auth: Auth, headers: Readonly<Record<string, string>> = {}): Pick<FreeRequest, "auth" | "headers"> {
  if (auth === "wrong") return { auth: "none", headers: { ...WRONG, ...headers } };
  return { ...(auth === undefined ? {} : { auth }), headers };
}

function fill(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no value for {${name}} of ${path}`);
    return encodeURIComponent(value);
  });
}
