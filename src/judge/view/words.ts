import { marksIn } from "../../log/index.js";
import type { Turn } from "./turn.js";

/** A text without `[[directives]]`, runs of white space as one space. */
export function plain(text: string): string {
  return text
    .replace(/\[\[[^]*?\]\]/g, " ")
    // Single spaces stay as they are: answers may be megabytes long.
    .replace(/\s{2,}|[^\S ]/g, " ")
    .trim();
}

/** Long enough, and with two words or a number: it will not stand somewhere by chance. */
export function isDistinct(text: string): boolean {
  const tokens = text.match(TOKEN) ?? [];
  return text.length >= 8 && (tokens.length >= 2 || /\d/.test(text));
}

/** Words of a turn found in a text. */
export interface Mention {
  /** Turns that have these words; several when they were said more than once. */
  readonly turns: readonly Turn[];
  /** False for words too common to be told from chance. */
  readonly certain: boolean;
  /** True when the suite's model said it (`<canary>.<piece>`), false when a user said it or somebody quotes it. */
  readonly piece: boolean;
}

const TOKEN = /[\p{L}\p{N}_-]+/gu;

const HAS_WORD = /[\p{L}\p{N}_-]/u;
const FEW = 40;
/** In a text of so many characters even hundreds of others are sooner looked for one by one than its words are cut out. */
const LONG_TEXT = 4_096;
const MANY = 1_000;
/** Of a longer text only the beginning and the end are searched for words without a mark: an answer of megabytes repeats a question there or nowhere. */
const MOST_SEARCHED = 131_072;
/** A longer message is known as a whole, and not looked for within others. */
const LONGEST_QUOTED = 4_096;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly turns: readonly Turn[];
}

interface Place {
  readonly text: string;
  readonly offset: number;
  readonly turns: Turn[];
}

/**
 * Finds the words of turns in texts. Marked turns are found by their canary; those of a recording by their whole text, standing
 * alone between word boundaries, the longest where one stands within another.
 */
export class Words {
  readonly #byCanary = new Map<string, Turn[]>();
  readonly #byText = new Map<string, Turn[]>();
  /** Of `byText`, what may stand within another text. */
  readonly #quotable = new Map<string, Turn[]>();
  readonly #byToken = new Map<string, Place[]>();
  readonly #found = new Map<string, readonly Mention[]>();

  constructor(turns: readonly Turn[]) {
    for (const turn of turns) {
      if (turn.marked) push(this.#byCanary, turn.canary, turn);
      else if (turn.text !== "") push(this.#byText, turn.text, turn);
    }
    for (const [text, owners] of this.#byText) if (text.length <= LONGEST_QUOTED) this.#quotable.set(text, owners);
    this.#index();
  }

  /** Every mention of a turn, each once, in no order. */
  in(text: string): readonly Mention[] {
    let found = this.#found.get(text);
    if (!found) this.#found.set(text, (found = [...this.#canaries(text), ...(this.#quotable.size === 0 ? [] : this.#texts(plain(edges(text))))]));
    return found;
  }

  /** Turns of which a text is all there is, directives and white space apart; of marked ones, the turn whose canary is last. */
  whole(text: string): readonly Turn[] {
    const last = [...marksIn(text)].at(-1);
    return (last && !last.piece ? this.#byCanary.get(last.canary) : this.#byText.get(plain(text))) ?? [];
  }

  /** Turns whose answer a text is a part of, by the marks of the suite's model; several too when one message was sent more than once. */
  spoken(text: string): readonly Turn[] {
    return this.in(text).flatMap(({ turns, piece }) => (piece ? turns : []));
  }

  #canaries(text: string): Mention[] {
    if (this.#byCanary.size === 0) return [];
    const mentions = new Map<string, Mention>();
    for (const { canary, piece } of marksIn(text)) {
      const turns = this.#byCanary.get(canary);
      if (turns) mentions.set(`${canary}${piece ? "." : ""}`, { turns, certain: true, piece });
    }
    return [...mentions.values()];
  }

  #texts(text: string): Mention[] {
    const spans = [...this.#placesIn(text)].filter(({ start, end }) => standsAlone(text, start, end));
    const widest = spans.filter((a) => !spans.some((b) => b !== a && b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start));
    return [...new Map(widest.map(({ turns }) => [turns, { turns, certain: turns.every(({ distinct }) => distinct), piece: false }])).values()];
  }

  /** Where texts of turns stand. Few texts are looked for one by one; many by the words of the text that is searched. */
  *#placesIn(text: string): Generator<Span> {
    if (this.#quotable.size <= (text.length > LONG_TEXT ? MANY : FEW)) {
      for (const [wanted, turns] of this.#quotable) {
        if (!HAS_WORD.test(wanted)) continue;
        for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + 1)) yield { start, end: start + wanted.length, turns };
      }
      return;
    }
    for (const token of text.matchAll(TOKEN)) {
      for (const place of this.#byToken.get(token[0]) ?? []) {
        const start = token.index - place.offset;
        if (start >= 0 && text.startsWith(place.text, start)) yield { start, end: start + place.text.length, turns: place.turns };
      }
    }
  }

  /** Files each text under its rarest word. */
  #index(): void {
    const counts = new Map<string, number>();
    for (const text of this.#quotable.keys()) for (const token of new Set(text.match(TOKEN))) counts.set(token, (counts.get(token) ?? 0) + 1);
    for (const [text, turns] of this.#quotable) {
      const tokens = [...text.matchAll(TOKEN)];
      const rarest = tokens.sort((a, b) => counts.get(a[0])! - counts.get(b[0])! || b[0].length - a[0].length)[0];
      if (rarest) push(this.#byToken, rarest[0], { text, offset: rarest.index, turns });
    }
  }
}

function standsAlone(text: string, start: number, end: number): boolean {
  const [first, last] = [text[start] ?? "", text[end - 1] ?? ""];
  return !(HAS_WORD.test(first) && HAS_WORD.test(text[start - 1] ?? " ")) && !(HAS_WORD.test(last) && HAS_WORD.test(text[end] ?? " "));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function edges(text: string): string {
  if (text.length <= MOST_SEARCHED) return text;
  return `${text.slice(0, MOST_SEARCHED / 2)} … ${text.slice(-MOST_SEARCHED / 2)}`;
}
