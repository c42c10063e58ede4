/** Text that is markup already. Everything else that a template takes in is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type Piece = string | number | Html | undefined | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}

/** A template that escapes what is put into it, unless it is markup: html`<p>${text}</p>`. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.map((part, k) => (k === 0 ? part : textOf(pieces[k - 1]) + part)).join(""));
}

/** The pieces one after the other, with markup between. */
export function joined(pieces: readonly Piece[], between: string): Html {
  return new Html(pieces.map(textOf).join(between));
}

/** Text in which `words between backticks` are code. */
export function prose(text: string): Html {
  return new Html(escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>"));
}

/** The first `most` characters of a text or fewer, cut between words. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most)).replace(/[,;:.]$/, "")} …`;
}

function textOf(piece: Piece): string {
  if (piece === undefined) return "";
  if (piece instanceof Html) return piece.text;
  if (typeof piece === "object") return piece.map(textOf).join("");
  return escaped(String(piece));
}
