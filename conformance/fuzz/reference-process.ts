import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Told } from "./reference.js";

export interface ReferenceProcess {
  readonly url: string;
  /** Bytes it holds; `settled`: after a collection. */
  memory(settled: boolean): Promise<{ readonly rssBytes: number; readonly heapBytes: number }>;
  /** What it wrote to standard error, at most the last 4 000 characters. */
  complaints(): string;
  /** How it ended; undefined while it runs. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

/** As built; the tests run this file from its source. */
const REFERENCE = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../../dist/conformance/fuzz/reference.js" : "./reference.js", import.meta.url));
const READY_WITHIN_MS = 20_000;
const END_WITHIN_MS = 5_000;

/** Starts the built reference server. Throws where it does not come up; it ends with this process, however this one ends. */
export async function startReference(): Promise<ReferenceProcess> {
  const child = fork(REFERENCE, [], { execArgv: ["--expose-gc"], stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let complaints = "";
  let ended: string | undefined;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (complaints = (complaints + text).slice(-4_000)));
  const gone = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      ended = signal ?? `exit code ${code ?? "unknown"}`;
      resolve();
    });
  });
  const heard = <T>(pick: (told: Told) => T | undefined, withinMs: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        child.off("message", listen);
        settle();
      };
      const fail = (): void => done(() => reject(new Error(`the reference server ${ended === undefined ? "says nothing" : `ended: ${ended}`} ${complaints}`)));
      const listen = (told: unknown): void => {
        const found = pick(told as Told);
        if (found !== undefined) done(() => resolve(found));
      };
      const timer = setTimeout(fail, withinMs);
      child.on("message", listen);
      void gone.then(fail);
    });
  const url = await heard((told) => told.url, READY_WITHIN_MS);
  return {
    url,
    memory: (settled) => {
      const answer = heard((told) => told.memory, READY_WITHIN_MS);
      if (child.connected) child.send(settled ? "settled memory" : "memory");
      return answer;
    },
    complaints: () => complaints,
    ended: () => ended,
    async stop() {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill("SIGKILL"), END_WITHIN_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}
