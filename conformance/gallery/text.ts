import type { ChatEvent } from "../../src/model/port.js";
import { onModel } from "../faults/change.js";
import { gather } from "./gather.js";
import { variation, type Variation } from "./variation.js";

const PIECES = "The deltas concatenated are the final text; how many there are is the server's affair, as long as they come while the model goes on.";

/** After so many pieces of one answer they get longer: two hundred thousand events would be a test of the machine. */
const MOST_SHORT = 2_000;
const LONG = 500;

/** Cuts what the model says into pieces of so many code points. */
async function* cut(events: AsyncIterable<ChatEvent>, size: number): AsyncGenerator<ChatEvent> {
  let count = 0;
  for await (const event of events) {
    if (event.type !== "text") {
      yield event;
      continue;
    }
    const points = [...event.text];
    for (let from = 0, step = size; from < points.length; from += step) {
      step = (count += 1) > MOST_SHORT ? LONG : size;
      yield { type: "text", text: points.slice(from, from + step).join("") };
    }
  }
}

/** A word goes out when the next one begins, or the model pauses. */
async function* byWords(events: AsyncIterable<ChatEvent>): AsyncGenerator<ChatEvent> {
  for await (const event of gather(events, { afterMs: 10 })) {
    if (event.type !== "text") yield event;
    else for (const word of event.text.length > LONG * MOST_SHORT ? [event.text] : (event.text.match(/\s*\S+|\s+/g) ?? [])) yield { type: "text", text: word };
  }
}

/** How answers are cut into deltas. */
export const textVariations: readonly Variation[] = [
  variation({ name: "says-one-character-at-a-time", depth: "model", allowed: PIECES, wrap: onModel(() => (events) => cut(events, 1)) }),
  variation({ name: "says-seven-characters-at-a-time", depth: "model", allowed: PIECES, wrap: onModel(() => (events) => cut(events, 7)) }),
  variation({ name: "says-one-word-at-a-time", depth: "model", allowed: PIECES, wrap: onModel(() => byWords) }),
  variation({ name: "says-in-one-piece-what-comes-without-a-pause", depth: "model", allowed: PIECES, wrap: onModel(() => (events) => gather(events, { afterMs: 20 })) }),
  variation({ name: "gathers-200-bytes-or-100-milliseconds-of-text", depth: "model", allowed: PIECES, wrap: onModel(() => (events) => gather(events, { atBytes: 200, afterMs: 100 })) }),
];
