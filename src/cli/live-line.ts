import { columnsOf } from "../reporters/index.js";
import type { Sink } from "./io.js";

/** One line at the foot of a terminal that is written over again and again; lines printed above it stay. */
export class LiveLine {
  readonly #sink: Sink;
  #shown = "";

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Shows this text, cut to the width of the terminal so that it never breaks into two lines. */
  show(text: string): void {
    const line = fitting(text, this.#sink.columns - 1);
    if (line === this.#shown) return;
    this.#sink.write(`\r\x1b[2K${line}`);
    this.#shown = line;
  }

  /** Prints a line that stays, above the live one. */
  print(text: string): void {
    const shown = this.#shown;
    this.clear();
    this.#sink.write(`${text}\n`);
    if (shown !== "") this.show(shown);
  }

  clear(): void {
    if (this.#shown !== "") this.#sink.write("\r\x1b[2K");
    this.#shown = "";
  }
}

/** A text cut to so many columns, with an ellipsis where it was. */
export function fitting(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let line = "";
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns - 1) break;
    line += character;
  }
  return `${line}…`;
}
