import type { IncomingMessage, ServerResponse } from "node:http";
import type { OperationId } from "../../../generated/operations.js";
import type { Core } from "../core.js";
import type { OpenHub } from "../parts/hub.js";
import { Refusal } from "../refusal.js";
import type { About, Call, Incoming } from "../seams.js";
import { openStream } from "../sse/stream.js";
import { agentHandlers } from "./agents.js";
import { refused, sendAnswer } from "./answer.js";
import { readJson } from "./body.js";
import { callOf } from "./call.js";
import { corsHeaders, isPreflight, PREFLIGHT_ANSWER } from "./cors.js";
import { reply, type Handler } from "./handler.js";
import { admitMessage, messageHandlers, TurnRefusal } from "./messages.js";
import { isStreamed, matchRoute, type Match } from "./routes.js";
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

/** Answers every request that is no upgrade. Nothing it does throws or rejects. */
export function httpListener(core: Core, hub: OpenHub, originIsKnown: (call: Call) => boolean) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    const call = callOf(request, false);
    const match = matchRoute(call.method, call.path);
    const about = aboutOf(match);
    const headers = corsHeaders(call.headers["origin"], originIsKnown(call));
    void serve(core, hub, request, response, { call, match, about, headers }).catch((error: unknown) => {
      const said: About =
        error instanceof TurnRefusal
          ? { ...about, agent: error.turn.agent, session: error.turn.session, turn: error.turn, outcome: error.outcome }
          : { ...about, outcome: "refused" };
      sendAnswer(core, response, refused(error), said, headers);
    });
  };
}

interface Given {
  readonly call: Call;
  readonly match: Match;
  readonly about: About;
  readonly headers: Readonly<Record<string, string>>;
}

async function serve(core: Core, hub: OpenHub, request: IncomingMessage, response: ServerResponse, given: Given): Promise<void> {
  const { call, match, about, headers } = given;
  const { gate, wire } = core.seams;
  if (core.closing.aborted) throw new Refusal(503, "Server is shutting down", { connection: "close" });
  gate.admit(call, about);
  if (isPreflight(call)) {
    if (headers["access-control-allow-origin"] === undefined) throw new Refusal(403, "Origin not allowed");
    return sendAnswer(core, response, PREFLIGHT_ANSWER, about, headers);
  }
  gate.authorise(call, about);
  gate.origin(call, about);
  if (match.kind === "bad-escape") throw new Refusal(400, "The path holds a malformed percent escape");
  if (match.kind === "no-path") throw new Refusal(404, "Not found");
  if (match.kind === "no-method") throw new Refusal(405, `Method ${call.method} not allowed`, { allow: match.allow });

  const { operation, params } = match;
  const body = call.method === "POST" || call.method === "PUT" ? await readJson(request, core.settings.limits.maxBodyBytes) : undefined;
  await wire.request({ params, body }, about, (incoming) => answer(core, hub, response, operation, incoming, about, headers));
}

async function answer(
  core: Core,
  hub: OpenHub,
  response: ServerResponse,
  operation: OperationId,
  incoming: Incoming,
  about: About,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  if (operation === "streamMessage" || operation === "streamMessageToSession") {
    const asked = { core, incoming, about: { ...about, connection: core.connectionId() } };
    admitMessage(asked, (_turn, said) => openStream(core, hub, response, said, headers)).ended.catch(() => response.destroy());
    return;
  }
  const said = await HANDLERS[operation]({ core, incoming, about });
  sendAnswer(core, response, said.answer, said.about, headers);
}

function aboutOf(match: Match): About {
  if (match.kind !== "operation") return { door: "http", operation: "unknown" };
  return { door: isStreamed(match.operation) ? "sse" : "http", operation: match.operation };
}
