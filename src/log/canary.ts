/**
 * A canary marks the text of one turn, unique in the run: `sp7f3a-c041-t2` is turn 2 of case 41 of run 7f3a.
 * Pieces of an answer carry it with their number: `sp7f3a-c041-t2.3`.
 */
const CANARY = /\bsp[0-9a-f]{4}-c\d{3,}-t\d+(?!\d)/g;

export function canaryOf(run: string, caseNumber: number, turn: number): string {
  return `sp${run}-c${String(caseNumber).padStart(3, "0")}-t${turn}`;
}

/** Every canary in a text, in order of first appearance, each once. */
export function canariesIn(text: string): string[] {
  return [...new Set(text.match(CANARY) ?? [])];
}

/** The last canary of a text and what stands after it; undefined when there is none. */
export function lastCanary(text: string): { canary: string; after: string } | undefined {
  let last: RegExpMatchArray | undefined;
  for (const match of text.matchAll(CANARY)) last = match;
  return last && { canary: last[0], after: text.slice(last.index! + last[0].length) };
}
