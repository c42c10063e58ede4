const REPLACEMENT = 0xfffd;

/**
 * Counts what a decoder replaced: U+FFFD in its output less U+FFFD in its input (the bytes EF BF BD). The bytes are found with a
 * state machine, which is exact: EF is never the second or later byte of a sequence, so that a genuine one is never part of a broken one.
 */
export class ReplacementCounter {
  #state: 0 | 1 | 2 = 0;
  #inText = 0;
  #inBytes = 0;

  /** So far, when all bytes given have come out as text. Never below zero. */
  get count(): number {
    return Math.max(0, this.#inText - this.#inBytes);
  }

  add(bytes: Uint8Array, text: string): void {
    if (text.includes("\uFFFD")) for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === REPLACEMENT) this.#inText++;
    // Most chunks hold no EF and need no look at each byte.
    if (this.#state === 0 && !bytes.includes(0xef)) return;
    for (const byte of bytes) {
      if (byte === 0xef) this.#state = 1;
      else if (this.#state === 1 && byte === 0xbf) this.#state = 2;
      else {
        if (this.#state === 2 && byte === 0xbd) this.#inBytes++;
        this.#state = 0;
      }
    }
  }
}

/** How many byte sequences of a whole text are no UTF-8. */
export function badUtf8In(bytes: Uint8Array): number {
  const counter = new ReplacementCounter();
  counter.add(bytes, decodeAsIs(bytes));
  return counter.count;
}

/** Text of bytes, a byte order mark kept, bad sequences as U+FFFD. */
export function decodeAsIs(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
