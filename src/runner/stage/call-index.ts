import { lastCanary } from "../../log/index.js";
import type { Log, ModelAnswerEntry, ModelCallEntry, ModelMessage } from "../../log/index.js";

/** The model calls of a log by the turn they are about, kept up to date as the log grows: every case asks, and the log is long. */
export interface CallIndex {
  calls(): readonly ModelCallEntry[];
  /** Calls whose latest user words carry this canary, in order. */
  asking(canary: string): readonly ModelCallEntry[];
  answerTo(id: string): ModelAnswerEntry | undefined;
}

const indexes = new WeakMap<Log, CallIndex>();

export function callIndexOf(log: Log): CallIndex {
  const known = indexes.get(log);
  if (known) return known;
  const index = newIndex(log);
  indexes.set(log, index);
  return index;
}

function newIndex(log: Log): CallIndex {
  const calls: ModelCallEntry[] = [];
  const byCanary = new Map<string, ModelCallEntry[]>();
  const answers = new Map<string, ModelAnswerEntry>();
  let read = 0;
  const catchUp = (): void => {
    for (; read < log.entries.length; read += 1) {
      const entry = log.entries[read]!;
      if (entry.kind === "model-answer") answers.set(entry.id, entry);
      if (entry.kind !== "model" || !entry.body.messages) continue;
      calls.push(entry);
      // A server may add rows of its own behind the user's words, such as the date.
      const canary = entry.body.messages.map((message) => (message.role === "user" ? lastCanary(textOf(message))?.canary : undefined)).findLast((one) => one !== undefined);
      if (canary !== undefined) byCanary.set(canary, [...(byCanary.get(canary) ?? []), entry]);
    }
  };
  return {
    calls: () => (catchUp(), calls),
    asking: (canary) => (catchUp(), byCanary.get(canary) ?? []),
    answerTo: (id) => (catchUp(), answers.get(id)),
  };
}

export function textOf(message: ModelMessage): string {
  if (typeof message.content === "string") return message.content;
  return (message.content ?? []).map((part) => part.text ?? "").join("\n");
}
