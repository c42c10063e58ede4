import type { ServerResponse } from "node:http";
import type { Core } from "../core.js";
import { Refusal } from "../refusal.js";
import type { About, Answer } from "../seams.js";

/** The error body of the contract. What is no `Refusal` is a fault of ours: 500, without its details. */
export function refused(error: unknown): Answer {
  if (error instanceof Refusal) return { status: error.status, headers: error.headers, body: { error: error.message } };
  return { status: 500, headers: {}, body: { error: "Internal error" } };
}

/** Head and body as they are written. */
export function renderAnswer(core: Core, answer: Answer, extra: Readonly<Record<string, string>>): { headers: Record<string, string>; bytes: Buffer | undefined } {
  const headers: Record<string, string> = {
    "x-request-id": core.seams.ids.newId("request"),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    ...extra,
  };
  let bytes: Buffer | undefined;
  if (answer.raw !== undefined) bytes = Buffer.from(answer.raw);
  else if (answer.body !== undefined) bytes = Buffer.from(JSON.stringify(answer.body));
  if (bytes) {
    headers["content-type"] = "application/json";
    headers["content-length"] = String(bytes.length);
  }
  for (const [name, value] of Object.entries(answer.headers)) headers[name.toLowerCase()] = value;
  return { headers, bytes };
}

/** Sends one whole answer through the wire; a second one on the same response is dropped. */
export function sendAnswer(core: Core, response: ServerResponse, answer: Answer, about: About, extra: Readonly<Record<string, string>>): void {
  core.seams.wire.answer(answer, about, (really) => {
    if (response.headersSent || response.destroyed) return;
    const { headers, bytes } = renderAnswer(core, really, extra);
    if (!bytes && really.status !== 204) headers["content-length"] ??= "0";
    response.writeHead(really.status, headers);
    response.end(bytes);
  });
}
