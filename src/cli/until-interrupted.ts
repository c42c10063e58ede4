import type { Io } from "./io.js";

/**
 * Starts something that runs until it is interrupted, says that it runs, and stops it then. The interrupt is listened for from before the
 * start on, so that none is missed; a second one ends the process at once, as nobody listens any more.
 */
export async function runUntilInterrupted<Started>(io: Io, start: () => Promise<Started>, stop: (started: Started) => Promise<void>): Promise<void> {
  let forget = (): void => undefined;
  const interrupted = new Promise<void>((resolve) => {
    forget = io.onInterrupt(() => {
      forget();
      resolve();
    });
  });
  try {
    const started = await start();
    await interrupted;
    await stop(started);
  } finally {
    forget();
  }
}
