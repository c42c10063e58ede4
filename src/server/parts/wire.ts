import { jsonOf } from "../http/body.js";
import type { Wire } from "../seams.js";

/** Everything passes as it is. */
export function plainWire(): Wire {
  return {
    body: jsonOf,
    request: (incoming, _about, next) => next(incoming),
    received: (text, _about, next) => next(text),
    answer: (answer, _about, next) => next(answer),
    event: (event, _about, next) => next(event),
    eventBytes: (event) => `event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`,
    end: (_about, next) => next(),
    frame: (frame, _about, next) => next(frame),
    frameText: (frame) => JSON.stringify(frame),
    closing: (close, _about, next) => next(close),
  };
}
