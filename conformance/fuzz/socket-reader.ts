/** One frame of a server. */
export interface ServerFrameBytes {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Reads the frames of a server (RFC 6455 §5.2), which are never masked, and of this server never in fragments. Throws for others. */
export class SocketReader {
  #rest: Buffer = Buffer.alloc(0);

  read(bytes: Buffer): ServerFrameBytes[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const frames: ServerFrameBytes[] = [];
    for (let frame = this.#next(); frame; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): ServerFrameBytes | undefined {
    const [first, second] = this.#rest;
    if (first === undefined || second === undefined) return undefined;
    if (![0x81, 0x88, 0x89, 0x8a].includes(first) || second > 127) throw new Error(`a frame that begins with ${first.toString(16)} ${second.toString(16)}`);
    const head = second < 126 ? 2 : second === 126 ? 4 : 10;
    if (this.#rest.length < head) return undefined;
    const length = second < 126 ? second : second === 126 ? this.#rest.readUInt16BE(2) : Number(this.#rest.readBigUInt64BE(2));
    if (this.#rest.length < head + length) return undefined;
    const payload = this.#rest.subarray(head, head + length);
    this.#rest = this.#rest.subarray(head + length);
    return { opcode: first & 15, payload };
  }
}
