import { ReplacementCounter } from "./bad-utf8.js";

/**
 * A strict reader of `text/event-stream`, by https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream.
 * It repairs nothing and drops nothing: comments, blocks that dispatch no event and the unfinished end are handed out too.
 */
export interface SseBlock {
  /** Text between two blank lines as received, without the line end before the closing blank line. */
  readonly raw: string;
  /** What a browser would dispatch; undefined for a block without `data`. */
  readonly event: SseEvent | undefined;
  /** Texts of the comment lines, without the colon. */
  readonly comments: readonly string[];
  /** Names of fields that the standard does not know. */
  readonly unknownFields: readonly string[];
}

export interface SseEvent {
  /** Value of the last `event` field; `message` where there was none or it was empty. */
  readonly name: string;
  /** The `data` lines joined by LF. */
  readonly data: string;
  /** Last event id, which stays from block to block. */
  readonly lastEventId: string;
}

/** A block grew over its bound without a blank line to close it. */
export class SseBlockTooLarge extends Error {
  override readonly name = "SseBlockTooLarge";
}

export class SseParser {
  readonly #onBlock: (block: SseBlock) => void;
  readonly #maxBlockChars: number;
  // ignoreBOM keeps the BOM in the text, so that it is seen and dropped here, once, as the standard says.
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #replacements = new ReplacementCounter();
  #atStart = true;
  #hadBom = false;
  /** The last chunk ended with a CR; an LF at the start of the next one belongs to it. */
  #openCr: "line" | "blank" | undefined;
  #line = "";
  #lines: Line[] = [];
  #blockChars = 0;
  #lastEventId = "";
  #retryMs: number | undefined;

  /** @param maxBlockChars bound of one block in UTF-16 units. */
  constructor(onBlock: (block: SseBlock) => void, maxBlockChars = 8 * 1024 * 1024) {
    this.#onBlock = onBlock;
    this.#maxBlockChars = maxBlockChars;
  }

  /** True when the stream began with a byte order mark. */
  get hadBom(): boolean {
    return this.#hadBom;
  }

  /** Byte sequences that were no UTF-8 and became U+FFFD; a U+FFFD that was sent as such does not count. */
  get badUtf8(): number {
    return this.#replacements.count;
  }

  /** Last valid `retry` value in milliseconds. */
  get retryMs(): number | undefined {
    return this.#retryMs;
  }

  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** Takes bytes cut anywhere. Throws `SseBlockTooLarge`. */
  push(bytes: Uint8Array): void {
    this.#take(bytes, true);
  }

  /** The stream has ended; returns what stood after the last blank line, which the standard discards. Empty when nothing did. */
  end(): string {
    this.#take(new Uint8Array(0), false);
    return joined(this.#lines) + this.#line;
  }

  #take(bytes: Uint8Array, more: boolean): void {
    const text = this.#decoder.decode(bytes, { stream: more });
    this.#replacements.add(bytes, text);
    this.#read(text);
  }

  #read(given: string): void {
    let text = given;
    if (text === "") return;
    if (this.#atStart) {
      this.#atStart = false;
      if (text.startsWith("\uFEFF")) {
        this.#hadBom = true;
        text = text.slice(1);
        if (text === "") return;
      }
    }
    if (this.#openCr !== undefined && text.startsWith("\n")) {
      const last = this.#lines.at(-1);
      if (this.#openCr === "line" && last !== undefined) last.end = "\r\n";
      text = text.slice(1);
    }
    this.#openCr = undefined;

    let from = 0;
    for (const found of text.matchAll(/\r\n|\r|\n/g)) {
      const line = this.#line + text.slice(from, found.index);
      this.#line = "";
      from = found.index + found[0].length;
      if (found[0] === "\r" && from === text.length) this.#openCr = line === "" ? "blank" : "line";
      this.#endLine(line, found[0]);
    }
    this.#line += text.slice(from);
    this.#bound(this.#blockChars + this.#line.length);
  }

  #endLine(text: string, end: string): void {
    if (text !== "") {
      this.#lines.push({ text, end });
      this.#blockChars += text.length + end.length;
      this.#bound(this.#blockChars);
      return;
    }
    const lines = this.#lines;
    this.#lines = [];
    this.#blockChars = 0;
    if (lines.length > 0) this.#onBlock(this.#block(lines));
  }

  #bound(chars: number): void {
    if (chars > this.#maxBlockChars) throw new SseBlockTooLarge(`an event over ${this.#maxBlockChars} characters without a blank line`);
  }

  #block(lines: readonly Line[]): SseBlock {
    let name = "";
    let data: string | undefined;
    const comments: string[] = [];
    const unknownFields: string[] = [];
    for (const { text } of lines) {
      const colon = text.indexOf(":");
      if (colon === 0) {
        comments.push(text.slice(1));
        continue;
      }
      const field = colon < 0 ? text : text.slice(0, colon);
      // One space after the colon is the standard's, a second one is the value's.
      const value = colon < 0 ? "" : text.slice(text[colon + 1] === " " ? colon + 2 : colon + 1);
      if (field === "event") name = value;
      else if (field === "data") data = data === undefined ? value : `${data}\n${value}`;
      else if (field === "id") {
        if (!value.includes("\0")) this.#lastEventId = value;
      } else if (field === "retry") {
        if (/^[0-9]+$/.test(value)) this.#retryMs = Number(value);
      } else unknownFields.push(field);
    }
    const raw = joined(lines).slice(0, -lines.at(-1)!.end.length);
    // A `data` line without a value is still data: it dispatches an event with empty data.
    const event = data === undefined ? undefined : { name: name === "" ? "message" : name, data, lastEventId: this.#lastEventId };
    return { raw, event, comments, unknownFields };
  }
}

interface Line {
  readonly text: string;
  end: string;
}

function joined(lines: readonly Line[]): string {
  return lines.map((line) => line.text + line.end).join("");
}
