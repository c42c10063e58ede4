import type { WebSocket } from "ws";

/** So much may be on its way to the peer before further frames wait their turn. */
const HIGH_WATER_BYTES = 64 * 1024;
/** Lane of what belongs to no turn. */
const EXPRESS = "";

/**
 * What waits to be sent on one socket, in a lane for each turn. While the peer reads slowly the lanes take turns, so that a torrent of one
 * session holds neither another session nor a `pong`; within a lane the order is kept.
 */
export class Outbox {
  readonly #socket: WebSocket;
  readonly #maxBytes: number;
  readonly #overflow: () => void;
  readonly #lanes = new Map<string, string[]>();
  #waitingBytes = 0;
  #sentBytes = 0;
  #largestBytes = 0;
  #over = false;

  /** @param overflow called once, when more than `maxBytes` wait besides the largest frame, twice (an answer comes in deltas and once more whole), which says nothing of its reader; nothing is sent from then on. */
  constructor(socket: WebSocket, maxBytes: number, overflow: () => void) {
    this.#socket = socket;
    this.#maxBytes = maxBytes;
    this.#overflow = overflow;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  send(text: string, lane: string = EXPRESS): void {
    if (this.#over || this.#socket.readyState !== this.#socket.OPEN) return;
    const bytes = Buffer.byteLength(text);
    this.#largestBytes = Math.max(this.#largestBytes, bytes);
    if (this.#sentBytes < HIGH_WATER_BYTES && this.#lanes.size === 0) return this.#put(text);
    this.#waitingBytes += bytes;
    const waiting = this.#lanes.get(lane);
    if (waiting) waiting.push(text);
    else this.#lanes.set(lane, [text]);
    if (this.#waitingBytes + this.#sentBytes > this.#maxBytes + 2 * this.#largestBytes) {
      this.#over = true;
      this.#lanes.clear();
      this.#overflow();
    }
  }

  #put(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.#sentBytes += bytes;
    this.#socket.send(text, () => {
      this.#sentBytes -= bytes;
      this.#drain();
    });
  }

  #drain(): void {
    while (this.#sentBytes < HIGH_WATER_BYTES) {
      const [lane, waiting] = this.#next() ?? [];
      const text = waiting?.shift();
      if (lane === undefined || waiting === undefined || text === undefined) return;
      this.#lanes.delete(lane);
      // Put back behind the others.
      if (waiting.length > 0) this.#lanes.set(lane, waiting);
      this.#waitingBytes -= Buffer.byteLength(text);
      this.#put(text);
    }
  }

  #next(): [string, string[]] | undefined {
    const express = this.#lanes.get(EXPRESS);
    return express ? [EXPRESS, express] : this.#lanes.entries().next().value;
  }
}
