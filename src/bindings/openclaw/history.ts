import type { Client } from "../../client/index.js";
import type { HistoryRead, Outcome } from "../binding.js";
import { field, member } from "../outcome.js";
import { askFor } from "./own-line.js";
import { rowOf } from "./read-event.js";

/** As many, and as long ones, as the server gives at once; it cuts messages at 8,000 characters unless told otherwise. */
const PAGE = { limit: 1_000, maxChars: 500_000 };
/** As long as one message can be asked for by itself. */
const MOST_CHARS = 2_000_000;

/** The messages of a session; those whose place is held by a note that they are too large for a page are asked for one by one. */
export async function readHistory(client: Client, agentId: string, sessionKey: string): Promise<Outcome<HistoryRead>> {
  const page = await askFor(client, "chat.history", { sessionKey, agentId, ...PAGE }, (payload) => {
    const messages = member(payload, "messages");
    // A session that is not there has no messages either, and no `sessionId`.
    return Array.isArray(messages) && field(payload, "sessionId") !== undefined ? { session: field(payload, "sessionKey") ?? sessionKey, messages: messages as readonly unknown[] } : undefined;
  });
  if (!page.ok) return page;
  const { session, messages } = page.value;
  const rows = await Promise.all(messages.map(async (message) => rowOf(await whole(client, agentId, sessionKey, message))));
  return { ...page, value: { session, rows } };
}

async function whole(client: Client, agentId: string, sessionKey: string, message: unknown): Promise<unknown> {
  const about = member(message, "__openclaw");
  if (member(about, "truncated") !== true) return message;
  const read = await askFor(client, "chat.message.get", { sessionKey, agentId, messageId: field(about, "id"), maxChars: MOST_CHARS }, (payload) => member(payload, "message"));
  return read.ok ? read.value : message;
}
