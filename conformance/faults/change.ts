import type { ChatEvent, ChatRequest } from "../../src/model/port.js";
import type { About, Answer, Seams, ServerFrame, StreamEvent } from "../../src/server/index.js";
import type { Fault } from "./fault.js";

type Parts = Omit<Seams, "hub">;

/** The same seams with some functions of one part replaced. */
export function change<K extends keyof Parts>(seams: Seams, part: K, by: Partial<Seams[K]>): Seams {
  return { ...seams, [part]: { ...seams[part], ...by } };
}

/**
 * Sends what `say` makes of each frame: none, one or several, of whatever shape.
 * @param begin called once a server, for what it remembers.
 */
export function onSockets(begin: (seams: Seams) => (frame: ServerFrame, about: About) => readonly object[]): Fault["wrap"] {
  return (seams) => {
    const say = begin(seams);
    return change(seams, "wire", {
      frame(frame, about, next) {
        for (const one of say(frame, about)) seams.wire.frame(one as ServerFrame, about, next);
      },
    });
  };
}

/** The same for the events of streams. */
export function onStreams(begin: (seams: Seams) => (event: StreamEvent, about: About) => readonly { readonly event: string; readonly data: object }[]): Fault["wrap"] {
  return (seams) => {
    const say = begin(seams);
    return change(seams, "wire", {
      event(event, about, next) {
        for (const one of say(event, about)) seams.wire.event(one as StreamEvent, about, next);
      },
    });
  };
}

/** Sends another answer in the place of each HTTP answer. */
export function onAnswers(begin: (seams: Seams) => (answer: Answer, about: About) => Answer): Fault["wrap"] {
  return (seams) => {
    const say = begin(seams);
    return change(seams, "wire", { answer: (answer, about, next) => seams.wire.answer(say(answer, about), about, next) });
  };
}

/** Stands between the server and its model for the calls of turns; calls beside the turns pass. */
export function onModel(begin: (seams: Seams) => (events: AsyncIterable<ChatEvent>, about: About & { readonly turn: NonNullable<About["turn"]> }, request: ChatRequest) => AsyncIterable<ChatEvent>): Fault["wrap"] {
  return (seams) => {
    const play = begin(seams);
    return change(seams, "model", {
      chat(request, signal, about) {
        const events = seams.model.chat(request, signal, about);
        return about.turn ? play(events, { ...about, turn: about.turn }, request) : events;
      },
    });
  };
}

/** Changes every text a model says in turns through one door; undefined leaves a piece out. `n` counts the pieces of a call from 1. */
export function onWords(door: "http" | "sse" | "ws", say: (text: string, n: number, before: string | undefined) => string | undefined): Fault["wrap"] {
  return onModel(() => async function* (events, about) {
    let n = 0;
    let before: string | undefined;
    for await (const event of events) {
      if (event.type !== "text" || about.door !== door) {
        yield event;
        continue;
      }
      const text = say(event.text, ++n, before);
      before = event.text;
      if (text !== undefined && text !== "") yield { ...event, text };
    }
  });
}
