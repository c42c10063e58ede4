import { canariesIn, lastCanary } from "../../log/index.js";
import type { Entry, ModelMessage } from "../../log/index.js";
import type { ModelView, Turn } from "../words.js";

/** What the model was shown for a turn: the last call whose latest user words carry the turn's canary. */
export function viewFor(entries: readonly Entry[], turn: Turn): ModelView | undefined {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i]!;
    if (entry.kind !== "model" || !entry.body.messages) continue;
    const { messages } = entry.body;
    const asked = messages.findLast((message) => message.role === "user");
    if (!asked || lastCanary(textOf(asked))?.canary !== turn.canary) continue;
    const rows = messages.filter((message) => message.role !== "system").map((message) => ({ role: message.role, text: textOf(message) }));
    const system = messages.filter((message) => message.role === "system").map(textOf).join("\n");
    return { system, rows, canaries: canariesIn([system, ...rows.map((row) => row.text)].join("\n")), at: entry.seq };
  }
  return undefined;
}

function textOf(message: ModelMessage): string {
  if (typeof message.content === "string") return message.content;
  return (message.content ?? []).map((part) => part.text ?? "").join("\n");
}
