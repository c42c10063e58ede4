import type { IncomingMessage, ServerResponse } from "node:http";
import { canariesIn } from "../log/index.js";
import { HttpFault, sendJson } from "./http-answer.js";
import type { ScriptedModel } from "./scripted.js";

/**
 * The model's strings, pulled over HTTP, for a model that runs on its own:
 *
 * - `POST /control/gates/{canary}` makes the gate of a turn; answers `{canary, calls}`. Once it was released wholly, makes a new one.
 * - `GET /control/gates/{canary}/reached?pieces=K` answers as soon as a call has K pieces (0 unless told) out; never before.
 * - `POST /control/gates/{canary}/release?pieces=K` lets K more pieces out; all and the end without `pieces`.
 * - `POST /control/gates/release` opens every gate.
 * - `GET /control/calls?since=N` answers `{calls, next}`: the calls after number N (0 unless told), and the N to ask with next.
 *
 * True when the path was one of these; throws `HttpFault` where it was asked wrongly.
 */
export async function answerControl(model: ScriptedModel, request: IncomingMessage, url: URL, response: ServerResponse): Promise<boolean> {
  const [, room, kind, ...rest] = url.pathname.split("/").map(decodeURIComponent);
  if (room !== "control") return false;
  if (kind === "calls" && rest.length === 0) {
    allow(request, "GET");
    const calls = model.callsSince(count(url, "since") ?? 0);
    sendJson(response, 200, { calls, next: calls.at(-1)?.n ?? count(url, "since") ?? 0 });
    return true;
  }
  if (kind !== "gates" || rest.length === 0 || rest.length > 2) return false;
  if (rest.length === 1 && rest[0] === "release") {
    allow(request, "POST");
    model.releaseAll();
    sendJson(response, 200, { released: "all" });
    return true;
  }
  return answerGate(model, request, url, response, rest[0]!, rest[1]);
}

async function answerGate(model: ScriptedModel, request: IncomingMessage, url: URL, response: ServerResponse, canary: string, action: string | undefined): Promise<boolean> {
  if (canariesIn(canary)[0] !== canary) throw new HttpFault(400, `${JSON.stringify(canary)} is not a canary; one looks like sp7f3a-c041-t2`);
  if (action !== undefined && action !== "release" && action !== "reached") return false;
  allow(request, action === "reached" ? "GET" : "POST");
  const known = model.knownGate(canary);
  if (action !== undefined && !known) throw new HttpFault(404, `there is no gate of ${canary}; make it first`);
  const gate = known && action !== undefined ? known : model.gate(canary);
  if (action === "release") gate.release(count(url, "pieces"));
  if (action === "reached") await gate.reached(count(url, "pieces"), goneWith(response));
  sendJson(response, 200, { canary, calls: gate.calls });
  return true;
}

/** Aborts when the caller leaves, which ends its waiting. */
function goneWith(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return gone.signal;
}

function count(url: URL, name: string): number | undefined {
  const value = url.searchParams.get(name);
  if (value === null) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new HttpFault(400, `\`${name}\` must be a whole number, 0 or more`);
  return Number(value);
}

function allow(request: IncomingMessage, method: string): void {
  if (request.method !== method) throw new HttpFault(405, `${request.method} is not possible here; ${method} is`, { allow: method });
}
