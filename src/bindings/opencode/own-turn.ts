import { canariesIn } from "../../log/index.js";
import type { Heard } from "../binding.js";
import { field, member } from "../outcome.js";
import { errorText, usageOf } from "./read-message.js";
import type { TurnReader } from "./send-and-listen.js";
import type { StreamEvent } from "./stream-event.js";

/**
 * Picks one message's turn out of the events of its directory. An event is the turn's by its words: whatever its label, one that holds the
 * canary is. Of what holds none, that is what is labelled with the session and not with another message's turn: messages of the model name
 * the user's message that they answer.
 */
export class OwnTurn implements TurnReader {
  /** Ids of the user's message, and of the model's that answer it. */
  #asked: string | undefined;
  readonly #answers = new Set<string>();
  /** Answers of other messages of the session. */
  readonly #foreign = new Set<string>();
  /** Messages of the model whose last step has told its end. */
  readonly #finished = new Set<string>();
  #open = false;
  #ended = false;
  #wasIdle = false;
  #error: string | undefined;
  #streamed = "";

  constructor(
    private readonly session: string,
    private readonly canary: string | undefined,
  ) {}

  get isTaken(): boolean {
    return this.#asked !== undefined;
  }

  /** True once the turn has its end and the session has said that it is idle: what is told of the turn has been told. */
  get isOver(): boolean {
    return this.#ended && this.#wasIdle;
  }

  /** The event in neutral words; undefined where it is not about this turn. */
  read(event: StreamEvent): Heard | undefined {
    const { type, properties, text, raw, at } = event;
    const label = field(properties, "sessionID");
    const hasWords = this.canary !== undefined && canariesIn(text).includes(this.canary);
    if (!hasWords && label !== this.session) return undefined;
    const base = { native: type, raw, at, ...(label === undefined ? {} : { label }) };
    switch (type) {
      case "message.part.delta":
        return hasWords || !this.#foreign.has(field(properties, "messageID") ?? "") ? this.#delta(properties, base) : undefined;
      case "message.part.updated":
        return this.#part(member(properties, "part"), hasWords, base);
      case "message.updated":
        return this.#message(member(properties, "info"), base);
      case "session.error":
        return this.#failed(errorText(member(properties, "error")), base);
      case "session.idle":
        return this.#idle(base);
      default:
        return { ...base, kind: "progress" };
    }
  }

  #delta(properties: unknown, base: Base): Heard {
    const delta = field(properties, "delta") ?? "";
    if (field(properties, "field") !== "text") return { ...base, kind: "progress" };
    this.#streamed += delta;
    return { ...base, kind: "delta", text: delta };
  }

  #part(part: unknown, hasWords: boolean, base: Base): Heard | undefined {
    const message = field(part, "messageID");
    if (message !== undefined && this.#foreign.has(message) && !hasWords) return undefined;
    // The first part with our words is the message itself: it is written before the model is asked.
    if (hasWords && field(part, "type") === "text") this.#asked ??= message;
    if (field(part, "type") === "step-finish" && message !== undefined) this.#finished.add(message);
    return { ...base, kind: field(part, "type") === "tool" ? "tool" : "progress", ...(field(part, "type") === "tool" ? { text: field(part, "tool") ?? "" } : {}) };
  }

  #message(info: unknown, base: Base): Heard | undefined {
    const id = field(info, "id") ?? "";
    const parent = field(info, "parentID");
    if (parent === undefined) return { ...base, kind: "progress" };
    if (parent !== this.#asked) {
      this.#foreign.add(id);
      return undefined;
    }
    this.#answers.add(id);
    const isDone = member(member(info, "time"), "completed") !== undefined;
    const error = member(info, "error");
    this.#open = !isDone;
    if (!isDone || (error === undefined && field(info, "finish") === "tool-calls")) return { ...base, kind: "progress" };
    if (error !== undefined) return this.#end({ ...base, kind: "failed", text: errorText(error) });
    // An event that waits to be sent is sent as the message stands by then: one from the beginning may say that it is completed.
    if (!this.#finished.has(id)) return { ...base, kind: "progress" };
    return this.#end({ ...base, kind: this.#streamed === "" ? "silent" : "completed", ...usageOf(info) });
  }

  #failed(text: string, base: Base): Heard {
    this.#error = text;
    // Where the session is idle already, nothing else will end the turn.
    return this.#wasIdle && !this.#ended ? this.#end({ ...base, kind: "failed", text }) : { ...base, kind: "progress", text };
  }

  /** Before our message is in the session, it is about the turn before. */
  #idle(base: Base): Heard {
    if (this.#asked === undefined) return { ...base, kind: "progress" };
    this.#wasIdle = true;
    if (this.#ended || this.#open) return { ...base, kind: "progress" };
    return this.#end(this.#error === undefined ? { ...base, kind: this.#streamed === "" ? "silent" : "completed" } : { ...base, kind: "failed", text: this.#error });
  }

  /** A message is told again and again as it is; its end is told once. */
  #end(heard: Heard): Heard {
    if (this.#ended) return { ...heard, kind: "progress" };
    this.#ended = true;
    return heard;
  }
}

type Base = Pick<Heard, "native" | "raw" | "at" | "label">;
