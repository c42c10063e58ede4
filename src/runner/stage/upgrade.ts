import { operations } from "../../../generated/operations.js";
import { answerOrNone, NoAnswer, type Client } from "../../client/index.js";
import type { Budget } from "../context.js";
import { Blocked } from "../trouble.js";
import type { Native, NativeAnswer, RawSocket, UpgradeAnswer } from "../words.js";
import { violation } from "./expect.js";
import { nativeSocket } from "./native-socket.js";
import { RawSocketOnStage } from "./raw-socket.js";
import type { Scene } from "./scene.js";

/** Who speaks in a case: from which address, within which budget. */
export interface Voice {
  readonly scene: Scene;
  readonly client: Client;
  readonly budget: Budget;
}

/** For requests that are meant to run into a limit. */
export const UNBOUND: Budget = { take: () => Promise.resolve(), takeNow: () => true, release: () => undefined };

export const WRONG = { authorization: "Bearer not-the-key-of-this-server" };

/** An upgrade by the usual client, refused or not. */
export async function upgrade({ scene, client, budget }: Voice, agent: string, with_: NonNullable<Parameters<Native["upgrade"]>[1]>): Promise<UpgradeAnswer> {
  scene.mustClaim("doors.ws");
  await budget.take("socket");
  const { auth = "bearer", origin } = with_;
  const isKeyless = auth === "none" || auth === "wrong" || auth === "wrong-query";
  const isStrange = isKeyless || (origin !== undefined && origin !== client.target.origin);
  const opened = await answerOrNone(
    client.openSocket(agent, {
      auth: isKeyless ? "none" : auth,
      ...(origin === undefined ? {} : { origin }),
      ...(auth === "wrong" ? { headers: WRONG } : {}),
      ...(auth === "wrong-query" ? { query: { token: "not-the-key-of-this-server" } } : {}),
      ...(isStrange ? { onPurpose: "an upgrade that is to be refused" } : {}),
      deadlineMs: scene.within(5000),
    }),
  );
  if (opened instanceof NoAnswer) {
    budget.release("socket");
    throw new Blocked(`given an answer to the upgrade: ${opened.message}`, opened.seq, opened.reason === "timeout");
  }
  if (opened.refused) {
    budget.release("socket");
    return { status: opened.status, headers: opened.headers, body: opened.bodyText, at: opened.seq };
  }
  scene.nativeSockets.push({ drop: () => opened.drop(), release: () => budget.release("socket") });
  return { status: 101, headers: opened.headers, body: "", at: opened.openSeq, socket: nativeSocket(scene, opened, budget) };
}

/** Header lines of an opening handshake (RFC 6455 §4.1). */
const HANDSHAKE = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" };

function handshakeText(client: Client, agent: string, headers: Readonly<Record<string, string>>): string {
  const path = operations.openSocket.path.replace("{id}", encodeURIComponent(agent));
  return [...client.headOf({ method: "GET", path, headers: { ...HANDSHAKE, ...headers } }), "", ""].join("\r\n");
}

export async function handshake({ scene, client, budget }: Voice, agent: string, headers: Readonly<Record<string, string>>, onPurpose: string): Promise<NativeAnswer<"openSocket">> {
  scene.mustClaim("doors.ws");
  await budget.take("request");
  const answer = await answerOrNone(client.raw(handshakeText(client, agent, headers), scene.within(2000), { until: isWhole, onPurpose }));
  if (answer instanceof NoAnswer) throw new Blocked(`given an answer to the upgrade: ${answer.message}`, answer.seq, answer.reason === "timeout");
  const at = scene.context.log.entries.length;
  const { status, headers: heard = {}, bodyText = "" } = answer;
  if (status === undefined) throw new Blocked("given an answer to the upgrade: none that is HTTP", at, answer.ended === "deadline");
  return {
    operation: "openSocket",
    status,
    headers: heard,
    text: bodyText,
    json: jsonOrNone(bodyText),
    at,
    body: (wanted) => {
      if (status === wanted) return jsonOrNone(bodyText) as never;
      throw violation({ expected: String(wanted), received: String(status), because: `the upgrade was answered with ${status}`, at });
    },
  };
}

/** A handshake byte by byte, and what follows it frame by frame. `Blocked` where the upgrade is refused. */
export async function rawSocket({ scene, client, budget }: Voice, agent: string): Promise<RawSocket> {
  const { log, case: { id: caseId } } = scene.context;
  scene.mustClaim("doors.ws");
  await budget.take("socket");
  const opened = await answerOrNone(client.openRaw(scene.within(2000)));
  if (opened instanceof NoAnswer) {
    budget.release("socket");
    throw new Blocked(`given a connection: ${opened.message}`, opened.seq, opened.reason === "timeout");
  }
  opened.write(handshakeText(client, agent, {}));
  const headEnd = (bytes: Buffer): number => bytes.indexOf("\r\n\r\n");
  await opened.until((bytes) => headEnd(bytes) >= 0, scene.within(2000));
  const { received } = opened;
  const status = received.subarray(0, 12).toString("latin1");
  if (status !== "HTTP/1.1 101") {
    await opened.free();
    budget.release("socket");
    throw new Blocked(`given a socket: the upgrade was answered with ${status === "" ? "nothing" : status}`, log.entries.length, opened.ended === undefined);
  }
  const id = log.nextId("w");
  const { seq: at } = log.add({ kind: "ws-open", case: caseId, id, url: operations.openSocket.path.replace("{id}", agent) });
  const socket = new RawSocketOnStage(scene, opened, { id, at, from: headEnd(received) + 4 });
  scene.nativeSockets.push({ drop: () => socket.drop(), release: () => budget.release("socket") });
  return socket;
}

/** True once an answer with `content-length` has come whole, or a head without one. */
function isWhole(bytes: Buffer): boolean {
  const head = bytes.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.subarray(0, head).toString("latin1"))?.[1];
  if (length !== undefined) return bytes.length >= head + 4 + Number(length);
  return !/\r\ntransfer-encoding:/i.test(bytes.subarray(0, head).toString("latin1")) || bytes.subarray(head).includes("\r\n0\r\n\r\n");
}

function jsonOrNone(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
