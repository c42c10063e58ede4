import type { Seams, Turn } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

type Scheduler = Seams["scheduler"];

/** A scheduler that runs a turn at once, past the queue of its session, when `lets` says so of every turn ahead of it there. */
function leakyScheduler(seams: Seams, lets: (mine: Turn, ahead: Turn) => boolean): Scheduler {
  const open = new Map<string, Set<Turn>>();
  return {
    ...seams.scheduler,
    async run(key, job, about) {
      const { turn } = about;
      if (!turn) return seams.scheduler.run(key, job, about);
      const ahead = open.get(key) ?? new Set<Turn>();
      const passes = ahead.size > 0 && [...ahead].every((other) => lets(turn, other));
      open.set(key, ahead.add(turn));
      try {
        return await (passes ? job() : seams.scheduler.run(key, job, about));
      } finally {
        ahead.delete(turn);
      }
    },
  };
}

/** A server that lets turns of one session overlap. */
export function overlapFault(spec: Omit<Fault, "depth" | "wrap"> & { readonly lets: (mine: Turn, ahead: Turn) => boolean }): Fault {
  const { lets, ...rest } = spec;
  return fault({ ...rest, depth: "scheduler", wrap: (seams) => ({ ...seams, scheduler: leakyScheduler(seams, lets) }) });
}

/** Ids of turns that have sent words to their clients, kept while the server lives. */
export function speakers(seams: Seams): { readonly wire: Seams["wire"]; readonly has: (turn: Turn) => boolean } {
  const speaking = new Set<string>();
  return {
    has: (turn) => speaking.has(turn.id),
    wire: {
      ...seams.wire,
      frame(frame, about, next) {
        if (frame.type === "text_delta" && about.turn) speaking.add(about.turn.id);
        seams.wire.frame(frame, about, next);
      },
      event(event, about, next) {
        if (event.event === "chunk" && about.turn) speaking.add(about.turn.id);
        seams.wire.event(event, about, next);
      },
    },
  };
}

/** A server whose overlaps hang on what a turn has said so far. */
export function overlapAfterWords(spec: Omit<Fault, "depth" | "wrap"> & { readonly lets: (mine: Turn, ahead: Turn) => boolean }): Fault {
  const { lets, ...rest } = spec;
  return fault({
    ...rest,
    depth: "scheduler",
    wrap: (seams) => {
      const { wire, has } = speakers(seams);
      return { ...seams, wire, scheduler: leakyScheduler(seams, (mine, ahead) => lets(mine, ahead) && has(ahead)) };
    },
  });
}

interface Waiting {
  readonly turn: Turn | undefined;
  readonly start: () => void;
}

/** A scheduler that starts, of those that wait, the one that `pick` chooses (its place among them). */
export function pickingScheduler(pick: (waiting: readonly Waiting[]) => number): Scheduler {
  const queues = new Map<string, Waiting[]>();
  const next = (key: string): void => {
    const queue = queues.get(key)!;
    if (queue.length === 0) return void queues.delete(key);
    queue.splice(pick(queue), 1)[0]!.start();
  };
  return {
    load: (key) => (queues.has(key) ? 1 + queues.get(key)!.length : 0),
    run<T>(key: string, job: () => Promise<T>, about: { readonly turn?: Turn }): Promise<T> {
      const work = (): Promise<T> => job().finally(() => next(key));
      const queue = queues.get(key);
      if (queue) return new Promise<T>((resolve, reject) => queue.push({ turn: about.turn, start: () => void work().then(resolve, reject) }));
      queues.set(key, []);
      return work();
    },
  };
}
