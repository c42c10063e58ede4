import type { Socket } from "../../client/index.js";
import type { SocketChannel } from "../binding.js";
import { HeardList } from "../heard-list.js";
import { field } from "../outcome.js";
import { readFrame } from "./read-event.js";

/** Sockets of this shape by their channel: cases about the native frames look behind the neutral words. */
const sockets = new WeakMap<SocketChannel, Socket>();

export function socketBehind(channel: SocketChannel): Socket | undefined {
  return sockets.get(channel);
}

export function socketChannel(socket: Socket): SocketChannel {
  const list = new HeardList();
  void listen(socket, list);
  const channel: SocketChannel = {
    id: socket.id,
    door: "ws",
    heard: list.heard,
    onHeard: (listener) => list.onHeard(listener),
    leave: () => socket.drop(),
    send: ({ text, named, onPurpose }) => {
      const frame = named === null ? { type: "message", content: text } : { type: "message", content: text, session_id: named };
      socket.sendText(JSON.stringify(frame), onPurpose === undefined ? {} : { onPurpose });
    },
    fence: async (deadlineMs) => {
      if (socket.closedAs !== undefined) return false;
      const from = socket.mark();
      socket.sendText(JSON.stringify({ type: "ping" }));
      return (await socket.next((frame) => field(frame.json, "type") === "pong", deadlineMs, from)) !== undefined;
    },
    close: async () => {
      await socket.close();
    },
  };
  sockets.set(channel, socket);
  return channel;
}

async function listen(socket: Socket, list: HeardList): Promise<void> {
  for await (const frame of socket) list.push(readFrame(frame.json, frame.seq));
  const closed = await socket.closed;
  list.push({ kind: "ended", native: `close ${closed.code}${closed.fault === undefined ? "" : ` (${closed.fault})`}`, at: closed.seq });
}
