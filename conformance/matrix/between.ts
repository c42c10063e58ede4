import { randomBytes } from "node:crypto";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { PassingFrame, Spoil } from "../faults/fault.js";

export interface Between {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Stands between a client and the server on this port, passes everything on and spoils the frames of WebSockets. */
export async function standBetween(port: number, spoils: () => Spoil): Promise<Between> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => open.delete(socket));
    }
    const spoil = spoils();
    const upgrade = { asked: false };
    pass(client, upstream, new Passage("up", spoil, upgrade));
    pass(upstream, client, new Passage("down", spoil, upgrade));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function pass(from: Socket, to: Socket, passage: Passage): void {
  from.on("data", (chunk: Buffer) => {
    const bytes = passage.take(chunk);
    if (bytes.length > 0 && to.writable && !to.write(bytes)) {
      from.pause();
      to.once("drain", () => from.resume());
    }
  });
  from.on("end", () => to.end());
  from.on("close", () => to.destroy());
}

/** One way of one connection: HTTP as it is, behind an upgrade frame by frame. */
class Passage {
  #rest: Buffer = Buffer.alloc(0);
  #is: "beginning" | "plain" | "framed" = "beginning";

  constructor(
    private readonly way: PassingFrame["way"],
    private readonly spoil: Spoil,
    private readonly upgrade: { asked: boolean },
  ) {}

  take(chunk: Buffer): Buffer {
    if (this.#is === "plain") return chunk;
    this.#rest = Buffer.concat([this.#rest, chunk]);
    return this.#is === "beginning" ? this.#begin() : this.#frames();
  }

  /** The first head tells what the connection is. */
  #begin(): Buffer {
    const end = this.#rest.indexOf("\r\n\r\n");
    if (end < 0) return Buffer.alloc(0);
    const head = this.#rest.subarray(0, end + 4);
    const text = head.toString("latin1");
    if (this.way === "up" && /\r\nupgrade: *websocket/i.test(text)) this.upgrade.asked = true;
    const isFramed = this.way === "up" ? this.upgrade.asked : this.upgrade.asked && text.startsWith("HTTP/1.1 101 ");
    this.#rest = this.#rest.subarray(end + 4);
    this.#is = isFramed ? "framed" : "plain";
    return Buffer.concat([head, isFramed ? this.#frames() : this.#rest]);
  }

  #frames(): Buffer {
    const out: Buffer[] = [];
    for (let found = frameAt(this.#rest, this.way); found; found = frameAt(this.#rest, this.way)) {
      this.#rest = this.#rest.subarray(found.length);
      out.push(...this.spoil(found.frame).map(bytesOf));
    }
    return Buffer.concat(out);
  }
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
function frameAt(bytes: Buffer, way: PassingFrame["way"]): { readonly frame: PassingFrame; readonly length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const [first, second] = [bytes[0]!, bytes[1]!];
  const short = second & 0x7f;
  const masked = (second & 0x80) !== 0;
  const keyAt = short === 126 ? 4 : short === 127 ? 10 : 2;
  const begin = keyAt + (masked ? 4 : 0);
  if (bytes.length < begin) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < begin + size) return undefined;
  const payload = Buffer.from(bytes.subarray(begin, begin + size));
  if (masked) for (let i = 0; i < size; i++) payload[i]! ^= bytes[keyAt + (i % 4)]!;
  return { frame: { way, fin: (first & 0x80) !== 0, reserved: (first >> 4) & 7, opcode: first & 0x0f, masked, payload }, length: begin + size };
}

function bytesOf({ fin, reserved, opcode, masked, payload }: PassingFrame): Buffer {
  const size = payload.length;
  const long = size >= 65_536;
  const head = Buffer.alloc(size < 126 ? 2 : long ? 10 : 4);
  head[0] = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  head[1] = (masked ? 0x80 : 0) | (size < 126 ? size : long ? 127 : 126);
  if (long) head.writeBigUInt64BE(BigInt(size), 2);
  else if (size >= 126) head.writeUInt16BE(size, 2);
  if (!masked) return Buffer.concat([head, payload]);
  const key = randomBytes(4);
  return Buffer.concat([head, key, payload.map((byte, i) => byte ^ key[i % 4]!)]);
}
