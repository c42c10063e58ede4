import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import type { Spoil } from "../faults/fault.js";
import { standBetween } from "./between.js";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A server that answers HTTP with its path and each frame with the same text, behind what spoils frames. */
async function behind(spoils: () => Spoil): Promise<string> {
  const http = createServer((request, response) => response.end(request.url));
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket) => socket.on("message", (data) => socket.send(String(data))));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const between = await standBetween((http.address() as AddressInfo).port, spoils);
  open.push(() => new Promise((resolve) => http.close(resolve)), () => between.close());
  return between.url;
}

async function echoOf(url: string, text: string): Promise<string> {
  const socket = new WebSocket(url.replace("http", "ws"));
  await new Promise((resolve) => socket.once("open", resolve));
  const heard = new Promise<string>((resolve) => socket.once("message", (data: Buffer) => resolve(String(data))));
  socket.send(text);
  const echo = await heard;
  socket.close();
  return echo;
}

describe("what stands between", () => {
  it("passes HTTP on as it is", async () => {
    const url = await behind(() => () => []);
    expect(await (await fetch(`${url}/a/path`)).text()).toBe("/a/path");
  });

  it.each([10, 1_000, 100_000])("passes frames of %i bytes on whole where nothing spoils them", async (bytes) => {
    const url = await behind(() => (frame) => [frame]);
    expect(await echoOf(url, "a".repeat(bytes))).toBe("a".repeat(bytes));
  });

  it("changes the frames of one way and leaves those of the other", async () => {
    const url = await behind(() => (frame) => [frame.way === "up" && frame.opcode === 1 ? { ...frame, payload: Buffer.concat([frame.payload, Buffer.from("!")]) } : frame]);
    expect(await echoOf(url, "hello")).toBe("hello!");
  });
});
