/** What a model answers that chose to say nothing. */
const SILENCE = "NO_REPLY";

/**
 * Holds streamed text back for as long as it may still turn out to be the word of silence alone, so that the word is never shown.
 * One filter serves one model call.
 */
export class SilenceFilter {
  #held = "";
  #open = false;

  /** @returns what may be shown now. */
  push(text: string): string {
    if (this.#open) return text;
    this.#held += text;
    if (mayBeSilence(this.#held)) return "";
    this.#open = true;
    return this.#held;
  }

  /** At the end of the call: what was held back and is to be shown after all, and whether the call was silent. */
  end(): { readonly rest: string; readonly silent: boolean } {
    if (this.#open) return { rest: "", silent: false };
    return this.#held.trim() === SILENCE ? { rest: "", silent: true } : { rest: this.#held, silent: false };
  }
}

function mayBeSilence(text: string): boolean {
  const begun = text.trimStart();
  return begun.length <= SILENCE.length ? SILENCE.startsWith(begun) : begun.trimEnd() === SILENCE;
}
