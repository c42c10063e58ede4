import { expect, it } from "vitest";
import type { WebSocket } from "ws";
import { Outbox } from "./outbox.js";

/** The part of a socket that an outbox uses; `flush` lets the oldest piece on its way arrive. */
function slowSocket() {
  const sent: string[] = [];
  const flushed: (() => void)[] = [];
  const socket = { OPEN: 1, readyState: 1, send: (text: string, done: () => void) => (sent.push(text), flushed.push(done)) };
  return { socket: socket as unknown as WebSocket, sent, flush: () => flushed.shift()?.() };
}

it("lets lanes take turns and express go first while the reader is slow, each lane in order", () => {
  const { socket, sent, flush } = slowSocket();
  const outbox = new Outbox(socket, 1e9, () => undefined);
  const big = "x".repeat(64 * 1024);
  outbox.send(big, "a");
  for (const n of [1, 2]) outbox.send(`a${n}${big}`, "a");
  for (const n of [1, 2]) outbox.send(`b${n}${big}`, "b");
  outbox.send("pong");
  for (let n = 0; n < 8; n += 1) flush();
  expect(sent.map((text) => text.slice(0, 4))).toEqual(["xxxx", "pong", "a1xx", "b1xx", "a2xx", "b2xx"]);
});

it("gives up what waits, once, when it is more than the bound", () => {
  const { socket, sent } = slowSocket();
  let overflows = 0;
  const outbox = new Outbox(socket, 100_000, () => (overflows += 1));
  for (let n = 0; n < 6; n += 1) outbox.send("x".repeat(64 * 1024), "a");
  expect([overflows, sent.length]).toEqual([1, 1]);
});
