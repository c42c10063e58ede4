import type { Scheduler } from "../seams.js";

/** First in, first out per key; keys side by side. */
export function fifoPerKey(): Scheduler {
  /** Jobs waiting behind the running one; a key that is absent is idle. */
  const waiting = new Map<string, (() => void)[]>();

  // An async function runs up to its first wait at once, so an idle key's job has started when `run` returns.
  async function start<T>(key: string, job: () => Promise<T>): Promise<T> {
    try {
      return await job();
    } finally {
      const next = waiting.get(key)?.shift();
      if (next) next();
      else waiting.delete(key);
    }
  }

  return {
    run<T>(key: string, job: () => Promise<T>): Promise<T> {
      const queue = waiting.get(key);
      if (queue) return new Promise<T>((resolve, reject) => queue.push(() => void start(key, job).then(resolve, reject)));
      waiting.set(key, []);
      return start(key, job);
    },
    load: (key) => (waiting.has(key) ? 1 + waiting.get(key)!.length : 0),
  };
}
