import type { Core } from "../core.js";
import type { About, Answer, Incoming } from "../seams.js";

/** What a handler of one operation is given. */
export interface Asked {
  readonly core: Core;
  readonly incoming: Incoming;
  readonly about: About;
}

/** An answer and what was learned on the way to it. */
export interface Reply {
  readonly answer: Answer;
  readonly about: About;
}

/** Answers, or throws `Refusal`. */
export type Handler = (asked: Asked) => Reply | Promise<Reply>;

export function reply(about: About, body: unknown, status = 200): Reply {
  return { answer: { status, headers: {}, body }, about };
}

export function param(asked: Asked, name: string): string {
  return asked.incoming.params[name] ?? "";
}
