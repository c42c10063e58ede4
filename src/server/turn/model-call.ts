import { setImmediate as nextRound } from "node:timers/promises";
import { ModelFailure, type ChatMessage, type ChatRequest, type ToolCall, type Usage } from "../../model/port.js";
import type { About, Seams } from "../seams.js";
import { SilenceFilter } from "./silence.js";

/** After so many bytes everybody else gets a turn of the event loop: a model within this process never waits, and what it says could not even be sent. */
const BYTES_A_ROUND = 64 * 1024;

export interface CallResult {
  readonly text: string;
  readonly silent: boolean;
  readonly calls: readonly ToolCall[];
  readonly usage: Usage;
}

/**
 * One model call, read to its end. `onText` is given what may be shown, as it comes.
 * Throws `ModelFailure`, or the signal's reason as soon as it is aborted, however long the model takes to notice.
 */
export async function callModel(
  seams: Seams,
  request: ChatRequest,
  signal: AbortSignal,
  about: About,
  onText: (text: string) => void,
  maxBytes: number,
): Promise<CallResult> {
  const filter = new SilenceFilter();
  const calls: ToolCall[] = [];
  let text = "";
  let bytes = 0;
  let sinceRound = 0;
  const show = (piece: string) => {
    if (piece === "") return;
    text += piece;
    onText(piece);
  };
  for await (const event of untilAborted(seams.model.chat(request, signal, about), signal)) {
    if (event.type === "text") {
      bytes += Buffer.byteLength(event.text);
      if (bytes > maxBytes) throw new ModelFailure(0, `the answer is longer than ${maxBytes} bytes`);
      show(filter.push(event.text));
      if ((sinceRound += event.text.length) < BYTES_A_ROUND) continue;
      sinceRound = 0;
      await nextRound();
      signal.throwIfAborted();
    } else if (event.type === "tool-call") {
      bytes += Buffer.byteLength(event.call.arguments);
      if (bytes > maxBytes) throw new ModelFailure(0, `the answer is longer than ${maxBytes} bytes`);
      calls.push(event.call);
    } else {
      const { rest, silent } = filter.end();
      show(rest);
      return { text, silent, calls, usage: event.usage };
    }
  }
  throw new ModelFailure(0, "the model broke off before the end of its answer");
}

/** The text of one call that stands beside the turns (a summary); nothing of it is shown. */
export async function askModel(seams: Seams, messages: readonly ChatMessage[], signal: AbortSignal, about: About, maxBytes: number): Promise<string> {
  const result = await callModel(seams, { messages, stream: false }, signal, about, () => undefined, maxBytes);
  return result.text;
}

/** The same items, but the wait for the next ends when the signal is aborted. */
async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  signal.throwIfAborted();
  const iterator = items[Symbol.asyncIterator]();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  aborted.catch(() => undefined);
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), aborted]);
      signal.throwIfAborted();
      if (step.done) return;
      yield step.value;
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    // Not waited for: a generator that hangs would hold the turn.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
