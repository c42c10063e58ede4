import { randomBytes } from "node:crypto";
import type { RawConnection } from "../../client/index.js";
import type { RawFrame, RawSocket } from "../words.js";
import type { Scene } from "./scene.js";

type Heard = RawSocket["frames"][number];

/** A WebSocket spoken frame by frame over a bare connection whose handshake is done. Messages are written to the log as those of other sockets are. */
export class RawSocketOnStage implements RawSocket {
  readonly frames: Heard[] = [];
  at: number;
  readonly #scene: Scene;
  readonly #connection: RawConnection;
  readonly #id: string;
  /** Bytes of the connection that are read. */
  #read: number;
  /** Parts of a message whose last fragment is still to be sent. */
  #begun: Buffer[] = [];
  #isBinary = false;
  /** Fragments of a message of the server whose last one has not come yet. */
  #coming: { readonly opcode: number; readonly parts: Buffer[] } | undefined;

  /** @param from bytes of the answer to the handshake. */
  constructor(scene: Scene, connection: RawConnection, { id, at, from }: { readonly id: string; readonly at: number; readonly from: number }) {
    this.#scene = scene;
    this.#connection = connection;
    this.#id = id;
    this.#read = from;
    this.at = at;
  }

  send(frame: RawFrame, onPurpose?: string): void {
    const payload = Buffer.from((frame.payload ?? "") as string);
    this.#connection.write(bytesOf(frame, payload));
    if (frame.opcode >= 8) return;
    if (frame.opcode !== CONTINUATION) this.#isBinary = frame.opcode === BINARY;
    this.#begun.push(payload);
    if (frame.fin === false) return;
    const { log, case: { id: caseId } } = this.#scene.context;
    const message = Buffer.concat(this.#begun.splice(0));
    const shown = this.#isBinary ? { data: message.toString("base64"), binary: true as const } : { data: message.toString("utf8") };
    this.at = log.add({ kind: "ws", case: caseId, id: this.#id, dir: "up", ...shown, ...(onPurpose === undefined ? {} : { onPurpose }) }).seq;
  }

  async next(fits: (frame: Heard) => boolean, deadlineMs: number = this.#scene.turnMs): Promise<Heard | undefined> {
    await this.#connection.until((received) => this.#hear(received).some(fits), deadlineMs);
    return this.#hear(this.#connection.received).find(fits);
  }

  async ended(deadlineMs: number = this.#scene.turnMs): Promise<boolean> {
    const heard = await this.next(({ opcode }) => opcode === CLOSE, deadlineMs);
    return heard !== undefined || this.#connection.ended !== undefined;
  }

  /** Reads what has come since, as far as frames are whole. */
  #hear(received: Buffer): readonly Heard[] {
    for (let frame = frameAt(received, this.#read); frame; frame = frameAt(received, this.#read)) {
      this.#read = frame.end;
      const heard = this.#whole(frame);
      if (!heard) continue;
      const { opcode, payload } = heard;
      this.frames.push({ opcode, text: payload.toString("utf8") });
      const { log, case: { id: caseId } } = this.#scene.context;
      if (opcode === CLOSE) this.at = log.add({ kind: "ws-close", case: caseId, id: this.#id, by: "server", code: payload.length < 2 ? 1005 : payload.readUInt16BE(0) }).seq;
      else if (opcode < CLOSE) this.at = log.add({ kind: "ws", case: caseId, id: this.#id, dir: "down", data: payload.toString("utf8") }).seq;
    }
    return this.frames;
  }

  /** A control frame, or a message of which this frame is the last fragment; undefined while more of it is to come. */
  #whole({ opcode, payload, fin }: Framed): Pick<Framed, "opcode" | "payload"> | undefined {
    if (opcode >= CLOSE) return { opcode, payload };
    const message = opcode === CONTINUATION && this.#coming ? this.#coming : { opcode, parts: [] };
    message.parts.push(payload);
    this.#coming = fin ? undefined : message;
    return fin ? { opcode: message.opcode, payload: Buffer.concat(message.parts) } : undefined;
  }

  /** Breaks the connection, as a lost network does. */
  async drop(): Promise<void> {
    if (this.#connection.ended === undefined) this.#scene.context.log.add({ kind: "ws-close", case: this.#scene.context.case.id, id: this.#id, by: "client", code: 1006 });
    await this.#connection.free();
  }
}

const CONTINUATION = 0;
const BINARY = 2;
const CLOSE = 8;

/** https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
function bytesOf({ opcode, fin = true, masked = true, reserved = 0 }: RawFrame, payload: Buffer): Buffer {
  const { length } = payload;
  const mask = masked ? 0x80 : 0;
  const head = [(fin ? 0x80 : 0) | (reserved << 4) | opcode];
  if (length < 126) head.push(mask | length);
  else if (length < 65_536) head.push(mask | 126, length >> 8, length & 0xff);
  else throw new RangeError("a raw frame holds less than 64 KiB");
  if (!masked) return Buffer.concat([Buffer.from(head), payload]);
  const key = randomBytes(4);
  return Buffer.concat([Buffer.from(head), key, payload.map((byte, i) => byte ^ key[i % 4]!)]);
}

interface Framed {
  readonly opcode: number;
  readonly payload: Buffer;
  readonly fin: boolean;
  /** Where the next one begins. */
  readonly end: number;
}

/** The whole frame of a server that begins at `from`; undefined where it has not come to its end. */
function frameAt(bytes: Buffer, from: number): Framed | undefined {
  if (bytes.length < from + 2) return undefined;
  const short = bytes[from + 1]! & 0x7f;
  const begin = from + (short === 126 ? 4 : short === 127 ? 10 : 2);
  if (bytes.length < begin) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(from + 2) : short === 127 ? Number(bytes.readBigUInt64BE(from + 2)) : short;
  const end = begin + length;
  return bytes.length < end ? undefined : { opcode: bytes[from]! & 0x0f, payload: bytes.subarray(begin, end), fin: (bytes[from]! & 0x80) !== 0, end };
}
