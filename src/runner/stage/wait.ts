/**
 * Waits for a fact with a deadline: looks at once, then each time `subscribe` wakes it.
 * Resolves with what `look` found, or undefined at the deadline or when `signal` aborts. Never sleeps past the fact.
 */
export function waitUntil<T>(
  look: () => T | undefined,
  subscribe: (wake: () => void) => () => void,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<T | undefined> {
  const now = look();
  if (now !== undefined || signal?.aborted) return Promise.resolve(now);
  return new Promise((resolve) => {
    const finish = (value: T | undefined) => {
      clearTimeout(timer);
      unsubscribe();
      signal?.removeEventListener("abort", giveUp);
      resolve(value);
    };
    const giveUp = () => finish(look());
    const timer = setTimeout(giveUp, deadlineMs);
    const unsubscribe = subscribe(() => {
      const found = look();
      if (found !== undefined) finish(found);
    });
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}

/** True when the promise settled in time, false at the deadline. The promise itself is left alone. */
export async function inTime(promise: Promise<unknown>, deadlineMs: number, signal?: AbortSignal): Promise<boolean> {
  let settled = false;
  let wakeUp = () => {};
  void promise.then(
    () => {
      settled = true;
      wakeUp();
    },
    () => {},
  );
  const found = await waitUntil(
    () => (settled ? true : undefined),
    (wake) => {
      wakeUp = wake;
      return () => {};
    },
    deadlineMs,
    signal,
  );
  return found === true;
}
