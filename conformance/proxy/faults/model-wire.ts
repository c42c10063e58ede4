import { listIn, objectIn, textIn, withBody } from "../json.js";
import type { JsonObject } from "../json.js";
import type { Ask, Spoiler } from "../traffic.js";

/* No request to a model names a session: whose words they are is known by the words alone. */

export type Rows = readonly JsonObject[];
export const rowsOf = (ask: Ask): Rows => listIn(objectIn(ask.body), "messages");
export const saidIn = (row: JsonObject | undefined): string => textIn(row, "content") ?? "";
export const lastUser = (rows: Rows): JsonObject | undefined => [...rows].reverse().find(({ role }) => role === "user");

export const STREAM = { status: 200, headers: { "content-type": "text/event-stream" }, body: Buffer.alloc(0) };

/** Changes the messages of each call. */
export function prompts(change: (rows: Rows) => Rows): Spoiler {
  return { http: (ask, pass) => pass(withBody(ask, { ...objectIn(ask.body), messages: change(rowsOf(ask)) })) };
}

/** The last user message of an earlier call that stands nowhere in this one. */
export function strangersWords(): (rows: Rows) => string | undefined {
  const said: string[] = [];
  return (rows) => {
    const here = rows.map(saidIn).join("\n");
    const stranger = said.find((text) => !here.includes(text));
    const own = saidIn(lastUser(rows));
    if (own && !said.includes(own) && rows.length > 1) said.unshift(own);
    said.splice(50);
    return stranger;
  };
}

/** Plain words of a message, without what directs the scripted model. */
export const plain = (text: string): string => text.replace(/\[\[.*$/s, "").trim();

/** A summary: the one call whose system text asks for one. */
export function isSideCall(rows: Rows): boolean {
  return /summari[sz]er|sum up/i.test(saidIn(rows[0]));
}
