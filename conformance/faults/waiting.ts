import type { Seams, Turn } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

type Scheduler = Seams["scheduler"];

/** Facts that tell a turn whether it has to wait for another that is running. */
export interface Look {
  readonly seams: Seams;
  /** Every turn that runs now, of all agents. */
  readonly running: readonly Turn[];
}

/**
 * A scheduler whose turns also wait for running ones of other sessions of their agent, as long as `waits` says so.
 * @param pollMs how long it takes to notice that one has ended.
 */
export function waitingScheduler(seams: Seams, waits: (mine: Turn, other: Turn, look: Look) => boolean, pollMs = 0): Scheduler {
  const running = new Map<Turn, Promise<void>>();
  const isFree = (mine: Turn): boolean => {
    const turns = [...running.keys()];
    return !turns.some((other) => other.session !== mine.session && waits(mine, other, { seams, running: turns }));
  };
  return {
    ...seams.scheduler,
    run(key, job, about) {
      const { turn } = about;
      if (!turn) return seams.scheduler.run(key, job, about);
      const patient = async () => {
        while (!isFree(turn)) {
          await Promise.race(running.values());
          if (pollMs > 0) await new Promise((resolve) => setTimeout(resolve, pollMs));
        }
        let over = (): void => undefined;
        running.set(turn, new Promise((resolve) => (over = resolve)));
        try {
          return await job();
        } finally {
          running.delete(turn);
          over();
        }
      };
      return seams.scheduler.run(key, patient, about);
    },
  };
}

/** A server whose turns wait for those of other sessions. */
export function waitingFault(spec: Omit<Fault, "depth" | "wrap"> & { readonly waits: (mine: Turn, other: Turn, look: Look) => boolean; readonly pollMs?: number }): Fault {
  const { waits, pollMs, ...rest } = spec;
  return fault({ ...rest, depth: "scheduler", wrap: (seams) => ({ ...seams, scheduler: waitingScheduler(seams, waits, pollMs) }) });
}

/** Resolves as soon as no turn fits, looking again whenever one ends. */
export function turnsOver(seams: Seams): { readonly turns: Seams["turns"]; readonly until: (isOver: (running: readonly Turn[]) => boolean) => Promise<void> } {
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const one of [...waiting]) one();
  };
  return {
    turns: {
      ...seams.turns,
      finish(turn, about) {
        seams.turns.finish(turn, about);
        setImmediate(wake);
      },
    },
    until: (isOver) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!isOver(seams.turns.running())) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
