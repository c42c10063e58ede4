import type { Client } from "../../client/index.js";
import type { Outcome } from "../binding.js";
import { ask, openLine, SUBSCRIBED_ONLY } from "./line.js";

/** One connection a client for all that is no turn; it is freed with its client. */
const lines = new WeakMap<Client, ReturnType<typeof openLine>>();

/** Asks over a connection of the client's own, on which no event of any session comes. */
export async function askFor<T>(client: Client, method: string, params: object, take: (payload: unknown) => T | undefined): Promise<Outcome<T>> {
  const line = await lineOf(client);
  if ("ok" in line) return line;
  const answer = await ask(line, method, params);
  if (!answer.ok) return answer;
  const value = take(answer.value);
  return value === undefined ? { ok: false, status: 404, what: `answered ${method} without what was asked for`, at: answer.at, id: answer.id } : { ...answer, value };
}

async function lineOf(client: Client): ReturnType<typeof openLine> {
  const kept = lines.get(client) ?? openLine(client, [SUBSCRIBED_ONLY]);
  lines.set(client, kept);
  const line = await kept;
  if (!("ok" in line) && line.closedAs === undefined) return line;
  // What could not be opened, or was closed since, is not kept.
  if (lines.get(client) === kept) lines.delete(client);
  return "ok" in line ? line : lineOf(client);
}

