import type { Heard } from "./binding.js";

/** What a channel has heard so far, with listeners that are told once each, in order. After `ended` nothing is added. */
export class HeardList {
  readonly heard: Heard[] = [];
  readonly #listeners = new Set<(heard: Heard) => void>();

  push(heard: Heard): void {
    if (this.heard.at(-1)?.kind === "ended") return;
    this.heard.push(heard);
    for (const listener of [...this.#listeners]) listener(heard);
  }

  onHeard(listener: (heard: Heard) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
