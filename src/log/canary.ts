/**
 * A canary marks the text of one turn, unique in the run: `sp7f3a-c041-t2` is turn 2 of case 41 of run 7f3a.
 * Pieces of an answer carry it with their number: `sp7f3a-c041-t2.3`.
 */
const CANARY = /\b(sp[0-9a-f]{4}-c\d{3,}-t\d+(?!\d))(\.\d+)?/g;

export function canaryOf(run: string, caseNumber: number, turn: number): string {
  return `sp${run}-c${String(caseNumber).padStart(3, "0")}-t${turn}`;
}

/** A canary where it stands. */
export interface Mark {
  readonly canary: string;
  /** It is that of a piece of an answer: a number follows it. */
  readonly piece: boolean;
  readonly index: number;
}

/** Every place of a canary in a text. */
export function* marksIn(text: string): Generator<Mark, void, undefined> {
  for (const match of text.matchAll(CANARY)) yield { canary: match[1]!, piece: match[2] !== undefined, index: match.index };
}

/** Every canary in a text, in order of first appearance, each once. */
export function canariesIn(text: string): string[] {
  return [...new Set(Array.from(marksIn(text), ({ canary }) => canary))];
}

/** The last canary of a text and what stands after it; undefined when there is none. */
export function lastCanary(text: string): { canary: string; after: string } | undefined {
  let last: Mark | undefined;
  for (const mark of marksIn(text)) last = mark;
  return last && { canary: last.canary, after: text.slice(last.index + last.canary.length) };
}
