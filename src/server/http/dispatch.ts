import type { ServerResponse } from "node:http";
import type { OperationId } from "../../../generated/operations.js";
import type { Core } from "../core.js";
import type { OpenHub } from "../parts/hub.js";
import { Refusal } from "../refusal.js";
import type { About, Incoming } from "../seams.js";
import { openStream } from "../sse/stream.js";
import { agentHandlers } from "./agents.js";
import { sendAnswer } from "./answer.js";
import { reply, type Handler } from "./handler.js";
import { admitMessage, messageHandlers } from "./messages.js";
import { sessionHandlers } from "./sessions.js";

type Streamed = "streamMessage" | "streamMessageToSession";

const HANDLERS: Readonly<Record<Exclude<OperationId, Streamed>, Handler>> = {
  ...agentHandlers,
  ...sessionHandlers,
  ...messageHandlers,
  getHealth: ({ core, about }) => reply(about, { status: "ok", version: core.version }),
  openSocket: () => {
    throw new Refusal(426, "This path is a WebSocket", { upgrade: "websocket", connection: "upgrade" });
  },
};

export interface Dispatch {
  readonly core: Core;
  readonly hub: OpenHub;
  readonly response: ServerResponse;
  readonly operation: OperationId;
  readonly about: About;
  readonly headers: Readonly<Record<string, string>>;
}

/** Does what a request asks for and answers it; a refusal before that is thrown. */
export async function dispatch({ core, hub, response, operation, about, headers }: Dispatch, incoming: Incoming): Promise<void> {
  const asked = { core, incoming, about };
  if (operation === "streamMessage" || operation === "streamMessageToSession") {
    admitMessage(asked, (_turn, said) => openStream(core, hub, response, said, headers)).ended.catch(() => response.destroy());
    return;
  }
  const { answer, about: said } = await HANDLERS[operation](asked);
  sendAnswer(core, response, answer, said, headers);
}
