import type { Client } from "../../client/index.js";
import type { Channel, OutgoingMessage } from "../binding.js";
import { answerChannel, streamChannel } from "./turn-channel.js";

/** The contract's bound of a message. */
const MAX_MESSAGE_BYTES = 65_536;

/** Sends one message over plain HTTP or SSE and reads its answer into a channel of its own. */
export function sendAlone(client: Client, message: OutgoingMessage & { readonly door: "http" | "sse" }): Channel {
  const request = {
    ...addressOf(message),
    body: { message: message.text },
    ...(message.onPurpose === undefined ? {} : { onPurpose: message.onPurpose }),
    // A server may end the connection behind a message that it refuses to read: nobody else's request is to be on it.
    ...(Buffer.byteLength(message.text) > MAX_MESSAGE_BYTES ? { last: true as const } : {}),
  };
  const named = message.named !== null;
  return message.door === "http"
    ? answerChannel((options) => client.call(named ? "sendMessageToSession" : "sendMessage", { ...request, ...options } as never))
    : streamChannel((options) => client.stream(named ? "streamMessageToSession" : "streamMessage", { ...request, ...options } as never));
}

function addressOf(message: OutgoingMessage): { readonly params: Record<string, string> } {
  return { params: message.named === null ? { id: message.agent } : { id: message.agent, session_id: String(message.named) } };
}
