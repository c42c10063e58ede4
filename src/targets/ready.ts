import { request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** A starting server says nothing to us when it is up: it is asked so often. */
const ASK_EVERY_MS = 100;
const ANSWER_MS = 5_000;

/** Asks until the answer's status is below 500; false where that does not happen in time or `signal` aborts. */
export async function isReady(url: string, readyMs: number, signal: AbortSignal): Promise<boolean> {
  const until = performance.now() + readyMs;
  while (!signal.aborted && performance.now() < until) {
    if ((await statusOf(url, signal)) < 500) return !signal.aborted;
    await delay(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

/** 599 where there is no answer. */
function statusOf(url: string, signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(url, { agent: false, signal, timeout: ANSWER_MS }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 599);
      answer.once("error", () => undefined);
    });
    asked.once("timeout", () => asked.destroy());
    asked.once("error", () => resolve(599));
    asked.end();
  });
}
