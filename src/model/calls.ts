import type { Headers, ModelCallBody } from "../log/index.js";
import type { Usage } from "./port.js";

/** One request to the scripted model, as it stands now. */
export interface ModelCall {
  /** Its place among all calls, from 1. */
  readonly n: number;
  /** Its id in the log. */
  readonly id: string;
  readonly kind: "turn" | "side" | "embeddings";
  /** The turn it answers; absent for the others. */
  readonly canary?: string;
  /** Every canary that can be seen in it, system text included, in order. */
  readonly canaries: readonly string[];
  readonly stream: boolean;
  readonly url: string;
  /** The `x-…` headers. */
  readonly headers: Headers;
  readonly body: ModelCallBody;
  readonly state: "running" | "answered" | "failed" | "aborted";
  /** What its answer told of tokens; absent until it is answered. */
  readonly usage?: Usage;
}

/** The latest calls, at most `keep` of them, and those who listen for more. */
export class Calls {
  readonly #calls: ModelCall[] = [];
  readonly #listeners = new Set<(call: ModelCall) => void>();
  readonly #side = new Set<string>();
  #count = 0;

  constructor(readonly keep: number) {}

  /** Numbers and keeps a call, and answers how to change its state. */
  add(call: Omit<ModelCall, "n" | "state">): { readonly call: ModelCall; settle(state: ModelCall["state"]): void; count(usage: Usage): void } {
    const kept: { -readonly [K in keyof ModelCall]: ModelCall[K] } = { ...call, n: (this.#count += 1), state: "running" };
    this.#calls.push(kept);
    if (call.kind === "side") this.#side.add(call.id);
    if (this.#calls.length > this.keep) this.#side.delete(this.#calls.shift()!.id);
    for (const listener of [...this.#listeners]) listener(kept);
    return { call: kept, settle: (state) => void (kept.state = state), count: (usage) => void (kept.usage = usage) };
  }

  /** Kept calls after number `since`. */
  since(since: number): readonly ModelCall[] {
    return this.#calls.filter((call) => call.n > since);
  }

  /** True for a kept call that was taken for no turn. */
  isBeside(id: string): boolean {
    return this.#side.has(id);
  }

  listen(listener: (call: ModelCall) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
