import type { NewEntry } from "../log/index.js";
import type { ModelCall } from "./calls.js";
import type { Piece } from "./performance.js";

/** The part of the one log the model writes to. */
export interface ModelLog {
  add(entry: NewEntry): unknown;
  nextId(prefix: "m"): string;
}

/** Writes one `model-answer` entry for a call: what went out until it ended, failed or was given up. The first end counts. */
export class AnswerRecord {
  #content = "";
  #tool: { name: string; arguments: string } | undefined;
  #done = false;

  constructor(
    readonly id: string,
    readonly stream: boolean,
    readonly log: ModelLog | undefined,
    readonly settle: (state: ModelCall["state"]) => void,
  ) {}

  said(piece: Piece): void {
    if (piece.type === "text") this.#content += piece.text;
    else this.#tool = { name: piece.call.name, arguments: piece.call.arguments };
  }

  answered(): void {
    this.#write(200, "answered");
  }

  /** @param status what the caller got; 0 when a stream broke off, whose head had said 200. */
  failed(status: number): void {
    if (!this.stream) this.#unsay();
    this.#write(status === 0 ? 200 : status, "failed");
  }

  /** True when this was the call's end. */
  aborted(): boolean {
    if (!this.stream) this.#unsay();
    return this.#write(200, "aborted");
  }

  /** An answer wanted whole that never ended was not said at all. */
  #unsay(): void {
    this.#content = "";
    this.#tool = undefined;
  }

  #write(status: number, state: ModelCall["state"]): boolean {
    if (this.#done) return false;
    this.#done = true;
    this.settle(state);
    this.log?.add({
      kind: "model-answer",
      id: this.id,
      status,
      stream: this.stream,
      ...(this.#content === "" ? {} : { content: this.#content }),
      ...(this.#tool ? { tool: this.#tool } : {}),
      ...(state === "aborted" ? { aborted: true } : {}),
      ...(state === "failed" && status === 200 ? { broken: true } : {}),
    });
    return true;
  }
}
