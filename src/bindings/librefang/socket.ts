import { NoAnswer, type Client, type Socket } from "../../client/index.js";
import type { Heard, SocketChannel } from "../binding.js";
import { HeardList } from "../heard-list.js";
import { socketChannel } from "../native/socket-channel.js";
import { reasonIn } from "../outcome.js";

/** Frames that are about no turn. */
const OF_NO_TURN: ReadonlySet<string> = new Set(["connected", "agents_updated", "command_result", "pong"]);

/**
 * A socket as this shape has it: it is of one session, and the address of its upgrade says of which. An open one that names none is the
 * agent's; once the first message is known to name a session, it is closed and another is opened in that session's name.
 */
export function socketOfOneSession(client: Client, agent: string, unaddressed: Socket): SocketChannel {
  const list = new HeardList();
  let id = unaddressed.id;
  let isLeft = false;
  let isAimed = false;
  let stopListening = (): void => undefined;
  let line: Promise<SocketChannel | undefined> = Promise.resolve(listenTo(socketChannel(unaddressed)));

  function listenTo(channel: SocketChannel): SocketChannel {
    const hear = (heard: Heard): void => {
      if (!OF_NO_TURN.has(heard.native)) list.push(heard.kind === "ended" && isLeft ? { ...heard, native: "left" } : heard);
    };
    for (const heard of channel.heard) hear(heard);
    stopListening = channel.onHeard(hear);
    if (isLeft) channel.leave();
    return channel;
  }

  async function dial(session: string): Promise<SocketChannel | undefined> {
    try {
      const opened = await client.openSocket(agent, { query: { session_id: session }, onDialled: (connection) => (id = connection) });
      if (!opened.refused) return listenTo(socketChannel(opened));
      list.push({ kind: opened.status >= 500 ? "failed" : "refused", native: `HTTP ${opened.status}`, status: opened.status, text: reasonIn(opened).replace(/^: /, ""), at: opened.seq });
      list.push({ kind: "ended", native: `HTTP ${opened.status}`, at: opened.seq });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      list.push({ kind: "ended", native: error.message, at: error.seq });
    }
    return undefined;
  }

  return {
    get id() {
      return id;
    },
    door: "ws",
    heard: list.heard,
    onHeard: (listener) => list.onHeard(listener),
    aim(named) {
      if (isAimed) return;
      isAimed = true;
      if (named === null) return;
      stopListening();
      void unaddressed.close();
      line = dial(String(named));
    },
    send(message) {
      if (!isAimed) throw new Error("aim at a session before the first message");
      // In the order in which they were sent: a promise calls back in the order of its listeners.
      void line.then((channel) => channel?.send({ ...message, named: null })).catch((error: unknown) => {
        if (!(error instanceof NoAnswer)) throw error;
      });
    },
    leave() {
      isLeft = true;
      void line.then((channel) => channel?.leave());
    },
    fence: async (deadlineMs) => (await (await line)?.fence(deadlineMs)) ?? false,
    close: async () => {
      isLeft = true;
      await (await line)?.close();
    },
  };
}
