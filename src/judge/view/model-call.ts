import type { Entry, ModelAnswerEntry, ModelCallEntry, ModelMessage } from "../../log/index.js";
import { endAt } from "./turn.js";
import type { Turn } from "./turn.js";
import { plain } from "./words.js";
import type { Words } from "./words.js";

/** A request of the server to its model, and for which turn it was made. */
export interface ModelCall {
  readonly id: string;
  readonly entry: ModelCallEntry;
  readonly answer?: ModelAnswerEntry;
  /** All system texts, joined. */
  readonly system: string;
  /** The conversation, system texts apart. */
  readonly rows: readonly { readonly role: string; readonly text: string }[];
  /** Texts of an embeddings call; empty for a chat. */
  readonly embedded: readonly string[];
  /** The turn it answers; absent for a call beside the turns (a title, a summary, a memory). */
  readonly turn?: Turn;
  /** The same message was running in several sessions, and this call is for one of them. */
  readonly unclear?: true;
}

export function textOf(content: ModelMessage["content"]): string {
  if (typeof content === "string") return content;
  return Array.isArray(content) ? content.map((part: { readonly text?: string }) => part.text ?? "").join("\n") : "";
}

/** Joins calls and answers, and assigns each call to the turn whose words are the last a user says in it. */
export function modelCallsOf(entries: readonly Entry[], turns: readonly Turn[], words: Words): readonly ModelCall[] {
  const calls = new Map<string, { -readonly [K in keyof ModelCall]: ModelCall[K] }>();
  for (const entry of entries) {
    if (entry.kind === "model-answer") {
      const call = calls.get(entry.id);
      if (call && !call.answer) call.answer = entry;
    } else if (entry.kind === "model") {
      const messages = (Array.isArray(entry.body.messages) ? entry.body.messages : []).map((message) => ({ role: String(message.role), text: textOf(message.content) }));
      const input = entry.body.input;
      const rows = messages.filter(({ role }) => role !== "system" && role !== "developer");
      const system = messages.filter(({ role }) => role === "system" || role === "developer");
      const embedded = input === undefined ? [] : typeof input === "string" ? [input] : input.filter((one) => typeof one === "string");
      const systemText = system.map(({ text }) => text).join("\n");
      const [turn, ...others] = embedded.length > 0 ? [] : turnsOfCall(entry, rows, systemText, words);
      const whose = others.length > 0 ? { unclear: true as const } : turn ? { turn } : {};
      calls.set(entry.id, { id: entry.id, entry, system: systemText, rows, embedded, ...whose });
    }
  }
  return [...calls.values()];
}

/** None for a side call; several when one message is running in several sessions. */
function turnsOfCall(call: ModelCallEntry, rows: ModelCall["rows"], system: string, words: Words): readonly Turn[] {
  const last = rows.findLast(({ role, text }) => role === "user" && words.in(text).length + words.whole(text).length > 0);
  if (!last || isPastedTalk(last.text) || isAnsweredAfter(rows, last)) return [];
  const whole = words.whole(last.text);
  const running = runningAt(call.seq, whole.length > 0 ? whole : candidates(last.text, words));
  const latest = running.at(-1);
  // A task in front of what is not the message alone: a title or a summary of it is asked for.
  if (!latest || (plain(last.text) !== latest.text && (isTask(system) || isTask(last.text)))) return [];
  const twins = running.filter((turn) => turn.canary === latest.canary);
  // Sent twice to one session, they run one after the other.
  return twins.every(({ named, agent }) => named === latest.named && agent === latest.agent) ? twins.slice(0, 1) : twins;
}

/** Words with which servers ask for side work. A rule of thumb, as nothing in the protocol tells such calls apart. */
const TASK =
  /^[\W_]*(?:please\s+)?(?:you\s+are\s+an?\s[^.\n]{0,40}\b(?:summari[sz]er|title|summary|memory|fact)|(?:generate|write|create|produce|provide|suggest|give)\s[^.:\n]{0,60}\b(?:titles?|summary|summaries)\b|summari[sz]e\b|extract\s[^.:\n]{0,60}\b(?:facts?|memor|preferences))/i;

function isTask(text: string): boolean {
  return TASK.test(text.slice(0, 300));
}

/** A real answer after the user's row: the row is history, and what is asked now has no words of a turn. */
function isAnsweredAfter(rows: ModelCall["rows"], row: ModelCall["rows"][number]): boolean {
  const after = rows.slice(rows.indexOf(row) + 1);
  return after.some(({ role, text }) => role === "assistant" && text !== "") && !after.some(({ role }) => role === "tool");
}

/** A row of several turns' texts, or of a turn's text and a server's additions. */
function candidates(text: string, words: Words): readonly Turn[] {
  return words.in(text).flatMap(({ turns, certain, piece }) => (certain && !piece ? turns : []));
}

function runningAt(seq: number, turns: readonly Turn[]): readonly Turn[] {
  return turns.filter((turn) => turn.sentAt < seq && (endAt(turn) ?? Infinity) > seq).sort((a, b) => a.sentAt - b.sentAt);
}

/** Lines of both speakers: what is pasted there is a talk to be summed up, not a turn. */
function isPastedTalk(text: string): boolean {
  const says = (who: string): boolean => new RegExp(String.raw`^[-*#\s<["]*(?:${who})(?:\s+(?:asked|said|responded))?["\]*>]*\s*[:>\]]`, "im").test(text);
  return says("user|human") && says("assistant|ai|model");
}
