/** A wait that took longer than it was given. */
export class DeadlinePassed extends Error {
  override readonly name = "DeadlinePassed";
  constructor(
    readonly what: string,
    readonly afterMs: number,
  ) {
    super(`no ${what} within ${afterMs} ms`);
  }
}

/** The promise's own outcome if it comes within `ms`, else a rejection with `DeadlinePassed`. The timer never outlives either. */
export async function deadline<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(what, ms)), ms);
  });
  try {
    return await Promise.race([promise, passed]);
  } finally {
    clearTimeout(timer);
  }
}
