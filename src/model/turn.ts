import { lastCanary } from "../log/index.js";
import type { ChatMessage } from "./port.js";
import { parseScript } from "./script.js";
import type { Script } from "./script.js";
import { asksForSideWork, endsInPastedTalk } from "./side-call.js";

/** A call that answers words of the suite. */
export interface Turn {
  readonly canary: string;
  readonly script: Script;
  /** Tool results that came since: so many tools of the script are done. */
  readonly toolsDone: number;
}

/**
 * Finds the turn a call is about: the last canary of the last user message, and the directives behind it. Directives
 * before it belong to older turns (merged rows), those of older messages were obeyed when they were new.
 * Undefined where there is none: a side call (see side-call.ts).
 */
export function turnOf(messages: readonly ChatMessage[]): Turn | undefined {
  const found = lastWords(messages);
  if (!found) return undefined;
  const last = lastCanary(found.text);
  if (!last || /^\.\d/.test(last.after)) return undefined;

  const { script, rest } = parseScript(last.after);
  const before = found.text.slice(0, found.text.length - last.after.length);
  if ([...tasksBefore(messages, found.index), found.text, rest].some(asksForSideWork) || endsInPastedTalk(before)) return undefined;
  const toolsDone = messages.slice(found.index + 1).filter((message) => message.role === "tool").length;
  return { canary: last.canary, script, toolsDone };
}

/** Texts that may say what the call is for: the first system text, and the user's messages just before the last one. */
function tasksBefore(messages: readonly ChatMessage[], index: number): string[] {
  const system = messages.find((message) => message.role === "system")?.content ?? "";
  const answered = messages.slice(0, index).findLastIndex((message) => message.role !== "user");
  return [system, ...messages.slice(answered + 1, index).map((message) => message.content)];
}

/**
 * The last user message that holds anything but a server's additions. Messages of additions alone (a date, a reminder)
 * are passed over, yet never an assistant's answer: what stands before that has been answered.
 */
function lastWords(messages: readonly ChatMessage[]): { index: number; text: string } | undefined {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index]!;
    if (message.role === "assistant" && !message.toolCalls?.length) return undefined;
    if (message.role !== "user") continue;
    const text = withoutAdditions(message.content);
    if (text.trim() !== "") return { index, text };
  }
  return undefined;
}

/**
 * A user message without what servers add to it: `<system-reminder>…</system-reminder>` and tags like it (reminder, memory,
 * context, environment, system), blocks between `<<<BEGIN_X>>>` and `<<<END_X>>>`, lines of nothing but `[Label: …]`.
 */
function withoutAdditions(text: string): string {
  return text
    .replace(/<([\w-]*(?:reminder|memor(?:y|ies)|context|environment|system)[\w-]*)(?:\s[^>]*)?>[^]*?<\/\1>/gi, "\n")
    .replace(/<<<\s*BEGIN[_ ]([^>]*?)\s*>>>(?:[^]*?<<<\s*END[_ ]\1\s*>>>|[^]*$)/gi, "\n")
    .replace(/^\[[A-Z][\w /-]*:[^[\]\n]*\]$/gm, "");
}
