import { canariesIn } from "../../log/index.js";
import type { Heard } from "../binding.js";
import type { TurnReader } from "../opencode/send-and-listen.js";
import type { StreamEvent } from "../opencode/stream-event.js";
import { usageOf } from "../opencode/read-message.js";
import { field, member } from "../outcome.js";

/**
 * Picks one message's turn out of the events of its directory. An event is the turn's by its words: whatever its label, one that holds the
 * canary is. A step of the model names no message of the user's: one without the canary's words is the turn's whose message was taken from
 * the queue last.
 */
export class OrderedTurn implements TurnReader {
  /** Our message has been taken from the queue, and no other of its session after it. */
  #isRunning = false;
  readonly #steps = new Set<string>();
  #streamed = "";
  isTaken = false;
  isOver = false;

  constructor(
    private readonly session: string,
    private readonly canary: string | undefined,
  ) {}

  read(event: StreamEvent): Heard | undefined {
    const { type, properties, text, raw, at } = event;
    const label = field(properties, "sessionID");
    const hasWords = this.canary !== undefined && canariesIn(text).includes(this.canary);
    if (!hasWords && label !== this.session) return undefined;
    const base: Base = { native: type, raw, at, ...(label === undefined ? {} : { label }) };
    const name = type.replace("session.next.", "");
    if (name === "prompted") this.#isRunning = hasWords;
    if (hasWords) this.isTaken = true;
    const step = field(properties, "assistantMessageID");
    if (step === undefined) return hasWords ? { ...base, kind: "progress" } : undefined;
    if (this.#isRunning && name === "step.started") this.#steps.add(step);
    if (!hasWords && !this.#steps.has(step)) return undefined;
    switch (name) {
      case "text.delta":
        this.#streamed += field(properties, "delta") ?? "";
        return { ...base, kind: "delta", text: field(properties, "delta") ?? "" };
      case "tool.called":
        return { ...base, kind: "tool", text: field(properties, "tool") ?? "" };
      case "step.ended":
        return field(properties, "finish") === "tool-calls" ? { ...base, kind: "progress" } : this.#end({ ...base, kind: this.#streamed === "" ? "silent" : "completed", ...usageOf(properties) });
      case "step.failed":
        return this.#end({ ...base, kind: "failed", text: field(member(properties, "error"), "message") ?? "" });
      default:
        return { ...base, kind: "progress" };
    }
  }

  #end(heard: Heard): Heard {
    this.isOver = true;
    return heard;
  }
}

type Base = Pick<Heard, "native" | "raw" | "at" | "label">;
