import type { About, Seams } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import { LaterInOrder, pause, seeded } from "./pauses.js";
import { variation, type Variation, type Wrap } from "./variation.js";

const SLOW = "The contract sets no time; order holds within a session and within a connection only.";

/** Everything that goes out leaves later, in order on each connection. */
function lateOut(msOf: (seams: Seams) => () => number): Wrap {
  return (seams) => {
    const later = new LaterInOrder();
    const ms = msOf(seams);
    let alone = 0;
    const key = (about: About): string => about.connection ?? `alone ${(alone += 1)}`;
    const { wire } = seams;
    return change(seams, "wire", {
      answer: (answer, about, next) => later.do(key(about), ms(), () => wire.answer(answer, about, next)),
      event: (event, about, next) => later.do(key(about), ms(), () => wire.event(event, about, next)),
      end: (about, next) => later.do(key(about), ms(), () => wire.end(about, next)),
      frame: (frame, about, next) => later.do(key(about), ms(), () => wire.frame(frame, about, next)),
      closing: (close, about, next) => later.do(key(about), ms(), () => wire.closing(close, about, next)),
    });
  };
}

/** Requests and frames are taken in later; frames in order on each socket, requests as it happens. */
function lateIn(msOf: () => () => number): Wrap {
  return (seams) => {
    const later = new LaterInOrder();
    const ms = msOf();
    const { wire } = seams;
    return change(seams, "wire", {
      request: (incoming, about, next) => pause(ms()).then(() => wire.request(incoming, about, next)),
      received: (text, about, next) => later.do(about.connection ?? "", ms(), () => wire.received(text, about, next)),
    });
  };
}

/** A turn waits so long before it does anything; later turns of its session wait behind it. */
function lateTurns(ms: number): Wrap {
  return (seams) => change(seams, "scheduler", { run: (key, job, about) => seams.scheduler.run(key, about.turn ? () => pause(ms).then(job) : job, about) });
}

/** Slow servers, and servers whose clock is wrong. */
export const timeVariations: readonly Variation[] = [
  variation({ name: "waits-200-milliseconds-before-each-turn", depth: "scheduler", allowed: SLOW, wrap: lateTurns(200) }),
  variation({ name: "answers-after-a-jitter", depth: "wire", allowed: SLOW, wrap: lateOut(() => { const next = seeded(7); return () => next(25); }) }),
  variation({ name: "takes-in-after-a-jitter", depth: "wire", allowed: SLOW, wrap: lateIn(() => { const next = seeded(11); return () => next(25); }) }),
  variation({ name: "is-far-away", depth: "wire", allowed: SLOW, wrap: (seams) => lateOut(() => () => 60)(lateIn(() => () => 60)(seams)) }),
  variation({
    name: "takes-its-time-for-a-pong",
    depth: "wire",
    allowed: SLOW,
    wrap: (seams) => change(seams, "wire", { frame: (frame, about, next) => (frame.type === "pong" ? void pause(150).then(() => seams.wire.frame(frame, about, next)) : seams.wire.frame(frame, about, next)) }),
  }),
  variation({
    name: "thinks-before-its-first-word",
    depth: "model",
    allowed: SLOW,
    wrap: (seams) =>
      change(seams, "model", {
        async *chat(request, signal, about) {
          await pause(120);
          yield* seams.model.chat(request, signal, about);
        },
      }),
  }),
  variation({ name: "has-a-clock-hours-behind", depth: "clock", allowed: "No time of the server is held against another clock.", options: { now: () => Date.now() - 7 * 3_600_000 } }),
  variation({ name: "has-a-clock-years-ahead", depth: "clock", allowed: "No time of the server is held against another clock.", options: { now: () => Date.now() + 20 * 365 * 86_400_000 } }),
];
