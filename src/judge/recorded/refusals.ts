import { methodsAt } from "../../../generated/operations.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { Sheet } from "../judgement.js";
import type { Judge } from "../judgement.js";
import { pathOf, statusOf } from "../view/exchange.js";
import type { Exchange } from "../view/exchange.js";
import { isCut, jsonOf, stringIn, uuid } from "../view/json.js";

/** What a right server answers to a request that is wrong in a way that shows in the request alone. */
interface Refusal {
  readonly requirement: RequirementId;
  readonly status: number;
  readonly what: string;
}

/** Requests of a recording that are to be refused are, with the status that belongs to their fault. */
export const refusals: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const exchange of view.exchanges) {
    const wrong = faultOf(exchange);
    const status = statusOf(exchange);
    const at = exchange.answer?.seq ?? exchange.head?.seq;
    // 401 and 429 come before any look at the request; of two faults either may be told.
    if (!wrong || status === undefined || at === undefined || status === 401 || status === 429) continue;
    if (status === wrong.status) sheet.saw(wrong.requirement);
    else if (status >= 400 && status < 500) sheet.leave(wrong.requirement, `it was refused with ${status}, perhaps for another reason`, at);
    else sheet.charge(wrong.requirement, { at, expected: `status ${wrong.status}`, received: `status ${status}`, because: wrong.what, evidence: [exchange.request.seq], turns: view.turnsOn(exchange.id) });
  }
  return sheet;
};

function faultOf(exchange: Exchange): Refusal | undefined {
  const { operation, request } = exchange;
  if (!operation) return unknownPlace(exchange);
  const { id, params } = operation;
  const door = id === "sendMessage" || id === "sendMessageToSession" ? "http" : id === "streamMessage" || id === "streamMessageToSession" ? "sse" : undefined;
  const isAgentPath = pathOf(request.url).includes("/api/agents/");
  if (isAgentPath && id !== "findSessionByLabel" && uuid(params["id"]) === undefined) return { requirement: "ids.agent-unusable.is-refused", status: 400, what: "the agent id is no UUID" };
  const session = params["session_id"] ?? (isAgentPath ? undefined : params["id"]);
  if (session !== undefined && uuid(session) === undefined) {
    const requirement = door ? (`ids.${door}-unusable.is-refused` as const) : id === "getSession" ? "ids.read-unusable.is-refused" : "ids.write-unusable.is-refused";
    return { requirement, status: 400, what: "the session id is no UUID" };
  }
  return door === undefined ? undefined : wrongBody(request.body, door);
}

function wrongBody(body: string | undefined, door: "http" | "sse"): Refusal | undefined {
  if (body === undefined || isCut(body)) return undefined;
  const value = jsonOf(body);
  if (value === undefined) return { requirement: "http.broken-json.is-refused", status: 400, what: "the body is no JSON" };
  const message = stringIn(value, "message");
  if (message === undefined) return { requirement: "http.wrong-shape.is-refused", status: 422, what: "the body has no `message` that is a string" };
  return Buffer.byteLength(message) > 65_536 ? { requirement: `limits.${door}-oversize.is-refused`, status: 413, what: "the message is over 65 536 bytes" } : undefined;
}

function unknownPlace({ request }: Exchange): Refusal | undefined {
  const path = pathOf(request.url);
  if (!path.startsWith("/api/") || request.method === "HEAD" || request.method === "OPTIONS") return undefined;
  return methodsAt(path).length > 0 ? { requirement: "http.wrong-method.is-refused-with-allow", status: 405, what: "the contract has no such method for this path" } : undefined;
}
