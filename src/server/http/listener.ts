import type { IncomingMessage, ServerResponse } from "node:http";
import type { Core } from "../core.js";
import type { OpenHub } from "../parts/hub.js";
import { Refusal } from "../refusal.js";
import type { About, Call } from "../seams.js";
import { refused, sendAnswer } from "./answer.js";
import { readBody } from "./body.js";
import { callOf } from "./call.js";
import { corsHeaders, isPreflight, PREFLIGHT_ANSWER } from "./cors.js";
import { dispatch } from "./dispatch.js";
import { TurnRefusal } from "./messages.js";
import { isStreamed, matchRoute, type Match } from "./routes.js";

/** Answers every request that is no upgrade. Nothing it does throws or rejects. */
export function httpListener(core: Core, hub: OpenHub, originIsKnown: (call: Call) => boolean) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    const call = callOf(request, false);
    const match = matchRoute(call.method, call.path);
    const about = aboutOf(match, core.connectionId());
    const headers = corsHeaders(call.headers["origin"], originIsKnown(call));
    response.on("close", () => {
      if (!response.writableFinished) core.seams.turns.left(about);
    });
    serve(core, hub, request, response, { call, match, about, headers }).catch((error: unknown) => {
      sendAnswer(core, response, refused(error), aboutRefusal(error, about), headers);
    });
  };
}

interface Given {
  readonly call: Call;
  readonly match: Match;
  readonly about: About;
  /** Headers that every answer to this request has. */
  readonly headers: Readonly<Record<string, string>>;
}

async function serve(core: Core, hub: OpenHub, request: IncomingMessage, response: ServerResponse, given: Given): Promise<void> {
  const { call, match, about, headers } = given;
  const { gate, wire } = core.seams;
  if (core.closing.aborted) throw new Refusal(503, "Server is shutting down", { connection: "close" });
  if (request.httpVersion === "1.1" && call.headers["host"] === undefined) throw new Refusal(400, "The request has no `Host` header");
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
  const takesBody = call.method === "POST" || call.method === "PUT";
  const body = takesBody ? wire.body(await readBody(request, core.settings.limits.maxBodyBytes), about) : undefined;
  await wire.request({ params, body }, about, (incoming) => dispatch({ core, hub, response, operation, about, headers }, incoming));
}

function aboutOf(match: Match, connection: string): About {
  if (match.kind !== "operation") return { door: "http", operation: "unknown", connection };
  return { door: isStreamed(match.operation) ? "sse" : "http", operation: match.operation, connection };
}

/** A turn that did not end well is more than a refusal: its answer is its terminal. */
function aboutRefusal(error: unknown, about: About): About {
  if (!(error instanceof TurnRefusal)) return { ...about, outcome: "refused" };
  const { turn, outcome } = error;
  return { ...about, agent: turn.agent, session: turn.session, turn, outcome };
}
