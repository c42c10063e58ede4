import type { HistoryRead, HistoryRow } from "./history-read.js";
import type { ModelCall } from "./model-call.js";
import { streamed } from "./turn.js";
import type { Turn } from "./turn.js";
import type { Mention, Words } from "./words.js";

/**
 * Whose words a row holds. What a user said is told by the words of turns, or by the whole text; what the suite's model said
 * by its marks, since an answer may quote others (it was asked to repeat what it sees). In a recording an answer has no marks.
 */
export function mentionsIn(words: Words, role: string, text: string): readonly Mention[] {
  const found = words.in(text);
  if (role === "assistant") return found.filter(({ piece, turns }) => piece || !turns[0]!.marked);
  const said = found.filter(({ piece }) => !piece || role !== "user");
  if (said.length > 0) return said;
  const whole = words.whole(text);
  return whole.length > 0 ? [{ turns: whole, certain: whole.every(({ distinct }) => distinct), piece: false }] : [];
}

interface ReadIndex {
  readonly words: Words;
  readonly questions: ReadonlyMap<Turn, readonly number[]>;
  readonly answers: ReadonlyMap<Turn, readonly HistoryRow[]>;
}

const indexes = new WeakMap<HistoryRead, ReadIndex>();

/** Whose words stand where in a read, found once. */
function indexOf(words: Words, read: HistoryRead): ReadIndex {
  const ready = indexes.get(read);
  if (ready?.words === words) return ready;
  const questions = new Map<Turn, number[]>();
  const answers = new Map<Turn, HistoryRow[]>();
  for (const [place, row] of read.rows.entries()) {
    if (row.role === "user") for (const turn of new Set(mentionsIn(words, "user", row.text).flatMap(({ turns }) => turns))) questions.set(turn, [...(questions.get(turn) ?? []), place]);
    if (row.role === "assistant") for (const turn of new Set(words.spoken(row.text))) answers.set(turn, [...(answers.get(turn) ?? []), row]);
  }
  const index = { words, questions, answers };
  indexes.set(read, index);
  return index;
}

/** Places of the rows in which a user says the words of a turn. */
export function questionsOf(words: Words, read: HistoryRead, turn: Turn): readonly number[] {
  return indexOf(words, read).questions.get(turn) ?? [];
}

/** Rows that the suite's model said for a turn. */
export function markedAnswers(words: Words, read: HistoryRead, turn: Turn): readonly HistoryRow[] {
  return indexOf(words, read).answers.get(turn) ?? [];
}

/** What a history holds as the answer to a turn; undefined when it cannot be told which rows those are. */
export function answerIn(words: Words, read: HistoryRead, turn: Turn): readonly HistoryRow[] | undefined {
  const questions = questionsOf(words, read, turn);
  if (questions.length !== 1) return undefined;
  const marked = markedAnswers(words, read, turn);
  if (marked.length > 0) return marked;
  const rest = read.rows.slice(questions[0]! + 1);
  const end = rest.findIndex(({ role }) => role === "user");
  const answers = (end < 0 ? rest : rest.slice(0, end)).filter(({ role, text }) => role === "assistant" && text !== "");
  if (answers.some(({ text }) => words.spoken(text).some((other) => other.canary !== turn.canary))) return undefined;
  // A question right behind this one: answers stand elsewhere, and without marks one is like the other.
  if (answers.length === 0 && end === 0) return undefined;
  return answers;
}

/** The answer that its client was given; undefined when it was none to keep (silence, or nothing told). */
export function toldText(turn: Turn): string | undefined {
  const last = turn.terminals.at(-1);
  if (last?.kind !== "completed") return undefined;
  const text = last.text ?? (turn.door === "http" ? undefined : streamed(turn));
  return text === undefined || SILENT.test(text) ? undefined : text;
}

const SILENT = /^\s*(?:NO_REPLY|\[SILENT\]|\[no reply needed\])?\s*$/;

/** True when a history text is what was told. Several rows of a turn with tools may have been joined in any plain way; a row held twice is another fault. */
export function isSameText(rows: readonly HistoryRow[], text: string): boolean {
  const texts = rows.map((row) => row.text);
  return texts.every((one) => one === text) || ["", "\n", "\n\n", " "].some((joint) => texts.join(joint) === text);
}

/** True when a call beside the turns saw several turns of a session: a summary, after which rows may be gone. */
export function wasSummedUp(calls: readonly ModelCall[], words: Words, session: string, from: number, to: number): boolean {
  return calls.some(({ turn, entry, rows, system }) => {
    if (turn || entry.seq < from || entry.seq > to) return false;
    const said = [system, ...rows.map(({ text }) => text)].flatMap((text) => words.in(text)).flatMap(({ turns }) => turns);
    return new Set(said.filter((one) => one.session === session)).size > 1;
  });
}
