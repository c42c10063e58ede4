import type { ChatEvent } from "../../src/model/port.js";

/** When gathered text goes out, besides at the end of a call and before a tool: whichever comes first. */
export interface Flush {
  readonly atBytes?: number;
  /** Milliseconds since the first of what is held. */
  readonly afterMs: number;
}

/** The same events with the texts gathered into fewer, larger ones. What is held goes out in time even when the model makes nothing more. */
export async function* gather(events: AsyncIterable<ChatEvent>, { atBytes = Infinity, afterMs }: Flush): AsyncGenerator<ChatEvent> {
  const source = events[Symbol.asyncIterator]();
  let held = "";
  let timer: NodeJS.Timeout | undefined;
  let due: Promise<"due"> | undefined;
  const take = (): ChatEvent => {
    clearTimeout(timer);
    due = undefined;
    const text = held;
    held = "";
    return { type: "text", text };
  };
  try {
    let step = source.next();
    for (;;) {
      const came = due ? await Promise.race([step, due]) : await step;
      if (came === "due") {
        yield take();
        continue;
      }
      if (came.done) break;
      if (came.value.type === "text") {
        if (held === "") due = new Promise((resolve) => (timer = setTimeout(resolve, afterMs, "due")));
        held += came.value.text;
        if (Buffer.byteLength(held) >= atBytes) yield take();
      } else {
        if (held !== "") yield take();
        yield came.value;
      }
      step = source.next();
    }
    if (held !== "") yield take();
  } catch (error) {
    if (held !== "") yield take();
    throw error;
  } finally {
    clearTimeout(timer);
    void source.return?.(undefined);
  }
}
