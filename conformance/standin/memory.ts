import type { ChatMessage } from "../../src/model/port.js";
import { part } from "./part.js";

/** Memories recalled for a turn. */
const MOST_MEMORIES = 5;
/** So many turns of an agent make a conversation that is summed up. */
const SUMMED_UP_AFTER = 3;

/** One memory for all sessions of an agent: what was said in others is recalled in the system text, and a new session begins with a summary of all. */
export const oneMemory = part(
  {
    "what was said in other sessions is recalled in the system text": "context.system.holds-only-its-own-session",
    "what was said in a deleted session is recalled when its id is used again": "context.reused-id.starts-empty",
    "a new session begins with a summary of the others": "context.turn.holds-only-its-own-session",
  },
  (seams) => {
    const memories = new Map<string, { readonly session: string; readonly text: string }[]>();
    return {
      ...seams,
      memory: {
        ...seams.memory,
        context(ask, about) {
          const { agent, turn } = ask;
          const known = memories.get(agent.id) ?? [];
          const [system, ...rest] = seams.memory.context(ask, about);
          const recalled = known.slice(-MOST_MEMORIES).map(({ text }) => `- ${text}`).join("\n");
          const told: ChatMessage = { role: "system", content: `${contentOf(system)}${recalled === "" ? "" : `\n\n## Recalled memories\n${recalled}`}` };
          const isNew = rest.length === 1;
          const summary = known.slice(0, SUMMED_UP_AFTER).map(({ text }) => text).join("; ");
          const canonical: ChatMessage[] = isNew && known.length >= SUMMED_UP_AFTER ? [{ role: "user", content: `[Previous conversation context]\n${summary}` }] : [];
          memories.set(agent.id, [...known, { session: turn.session, text: turn.text }]);
          return [told, ...canonical, ...rest];
        },
      },
    };
  },
);

function contentOf(message: ChatMessage | undefined): string {
  return typeof message?.content === "string" ? message.content : "";
}
