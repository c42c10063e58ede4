/** Columns that a text takes on a terminal: marks that combine take none, East Asian wide characters and emoji take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

const NONE = /^[\p{Mn}\p{Me}\u200c\u200d\ufe00-\ufe0f]$/u;
const WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

function columnsOfCharacter(character: string): 0 | 1 | 2 {
  if (character <= "~") return 1;
  if (NONE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/**
 * Breaks a text into lines of at most `width` columns, at spaces where it can. A word longer than a line is broken inside, behind one of
 * `, / ? & ;` where one is near. Nothing but blanks at the end of a line is left out.
 */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(width, 8);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<= )/u)) {
    if (columnsOf(line + word.trimEnd()) <= room) {
      line += word;
      continue;
    }
    const startsAfresh = columnsOf(word.trimEnd()) <= room || room - columnsOf(line) < 8;
    if (startsAfresh && line !== "") lines.push(line);
    const pieces = broken(startsAfresh ? word : line + word, room);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return [...lines, line].map((one) => one.trimEnd()).filter((one, index, all) => one !== "" || all.length === 1);
}

/** A long text in pieces that fit. */
function broken(text: string, room: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (columnsOf(rest.trimEnd()) > room) {
    const most = fitting(rest, room);
    const nice = Math.max(...[...",/?&;"].map((mark) => rest.lastIndexOf(mark, most - 1))) + 1;
    const end = nice > most * 0.6 ? nice : most;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

/** UTF-16 units of the longest beginning that fits, at least one character. */
function fitting(text: string, room: number): number {
  let units = 0;
  let columns = 0;
  for (const character of text) {
    columns += columnsOfCharacter(character);
    if (columns > room && units > 0) break;
    units += character.length;
  }
  return units;
}

/** A text under a label, in two columns: the label once, the text wrapped beside it. `paint` colours the text line by line. */
export function row(label: string, text: string, shape: RowShape, paint: (line: string) => string = String): string[] {
  const indent = " ".repeat(shape.indent);
  const column = shape.indent + shape.label;
  return wrap(text, shape.width - column).map((line, index) => {
    const head = index === 0 ? label.padEnd(shape.label) : " ".repeat(shape.label);
    return `${indent}${shape.paintLabel(head)}${paint(line)}`.trimEnd();
  });
}

export interface RowShape {
  /** Columns before the label. */
  readonly indent: number;
  /** Columns of the label, the gap included. */
  readonly label: number;
  /** Columns of the whole line. */
  readonly width: number;
  readonly paintLabel: (label: string) => string;
}

/** `1 case`, `2 cases`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A duration as a reader says it: `240 ms`, `3.4 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
