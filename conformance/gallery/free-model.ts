import type { ChatEvent, ChatMessage, ChatRequest, ModelPort } from "../../src/model/port.js";
import { pause, seeded } from "./pauses.js";

const WORDS = "well let me see that is a fine question and the short answer would be yes though it depends on what you mean by time weather files or people naïve 東京 🎉 über so I would begin with the first of them then look again".split(" ");

export interface FreeWays {
  readonly seed: number;
  /** Says the same every time. */
  readonly always?: string;
  /** Most milliseconds before a piece. */
  readonly gapMs?: number;
}

/** A model that knows nothing of the suite: it answers in its own words, of whatever length, and repeats none of ours. */
export function freeModel({ seed, always, gapMs = 2 }: FreeWays): ModelPort {
  const below = seeded(seed);
  const sentence = (): string => {
    const words = Array.from({ length: 3 + Math.floor(below(60)) }, () => WORDS[Math.floor(below(WORDS.length))]!);
    return `${words.join(" ")}${["!", ".", "?", "…"][Math.floor(below(4))]}`;
  };
  return {
    async *chat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent> {
      const text = always ?? sentence();
      for (let from = 0; from < text.length; ) {
        await pause(below(gapMs));
        signal.throwIfAborted();
        const points = [...text.slice(from)].slice(0, 1 + Math.floor(below(20))).join("");
        from += points.length;
        if (request.stream) yield { type: "text", text: points };
      }
      if (!request.stream) yield { type: "text", text };
      yield { type: "end", reason: "stop", usage: { input: tokens(request.messages.map(({ content }: ChatMessage) => content).join()), output: tokens(text) } };
    },
  };
}

const tokens = (text: string): number => Math.ceil(text.length / 4);
