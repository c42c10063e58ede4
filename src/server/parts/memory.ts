import type { ChatMessage } from "../../model/port.js";
import type { Row } from "../records.js";
import type { Memory, Seams } from "../seams.js";

/** A session's memory is its own rows: a summary among them goes into the system text, the others are told word for word. */
export function ownRowsMemory(seams: () => Seams, compactAbove: number): Memory {
  return {
    context({ agent, turn }, about) {
      const past = seams().store.rows(turn.session, about).filter((row) => row.turn !== turn.id);
      const summaries = past.filter((row) => row.role === "System").map((row) => `\n\nEarlier in this conversation: ${row.content}`);
      return [
        { role: "system", content: agent.systemPrompt + summaries.join("") },
        ...past.flatMap(messagesOf),
        { role: "user", content: turn.text },
      ];
    },
    summaryPrompt: ({ rows }) => [
      { role: "system", content: "You are a conversation summarizer. Sum up the conversation in a few sentences; invent nothing." },
      { role: "user", content: rows.map((row) => `${row.role}: ${row.content}`).join("\n") },
    ],
    compaction: { above: compactAbove, keep: Math.min(10, compactAbove) },
  };
}

/** A row as the model is told of it; a row with tool calls is followed by their results. */
function messagesOf(row: Row): ChatMessage[] {
  if (row.role === "System") return [];
  if (row.role === "User") return [{ role: "user", content: row.content }];
  if (!row.tools) return [{ role: "assistant", content: row.content }];
  return [
    { role: "assistant", content: row.content, toolCalls: row.tools.map(({ id, name, arguments: input }) => ({ id, name, arguments: input })) },
    ...row.tools.map(({ id, result }): ChatMessage => ({ role: "tool", content: result, toolCallId: id })),
  ];
}
