import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Order, Word } from "./keeper.js";

/** A process that a keeper starts and ends. */
export interface Kept {
  /** Ids of the keeper and, once started, of the server, which leads a group of its own. */
  readonly keeper: number;
  /** Starts it; resolves with its id, rejects with an Error where it could not be started. */
  start(order: Order): Promise<number>;
  /** The last lines it printed, on standard output and error together. */
  said(): string;
  /** Settles with how it ended, whoever ended it; never rejects. */
  readonly ended: Promise<End>;
  /** Ends it and resolves once its home is gone. */
  stop(): Promise<void>;
}

/** `told`: somebody told the keeper to end it, as `down` does. */
export interface End {
  readonly how: string;
  readonly told: boolean;
}

const KEPT_CHARS = 4_000;

/** The built keeper: the sources cannot be run. */
const KEEPER = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../../dist/src/targets/keeper.js" : "./keeper.js", import.meta.url));

/** @param onText told everything that the server prints, as it comes. */
export function keep(home: string, onText: (text: string) => void = () => undefined): Kept {
  const child = spawn(process.execPath, [KEEPER, home], { stdio: ["ignore", "pipe", "pipe", "ipc"], detached: true, env: { PATH: process.env["PATH"] ?? "" } });
  let printed = "";
  const print = (text: string): void => {
    printed = (printed + text).slice(-KEPT_CHARS);
    onText(text);
  };
  child.stdout?.setEncoding("utf8").on("data", print);
  child.stderr?.setEncoding("utf8").on("data", print);
  // Not "close": a channel that we have closed never says it.
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()));
  const lastWord = new Promise<End>((resolve) => {
    child.on("message", (said) => {
      const word = said as Word;
      if (word.kind === "ended") resolve(word);
    });
  });
  return {
    keeper: child.pid ?? 0,
    start: (order) =>
      new Promise((resolve, reject) => {
        child.once("message", (word) => {
          const first = word as Word;
          if (first.kind === "started") resolve(first.pid);
          else reject(new Error(first.kind === "not-started" ? first.why : `it ended at once (${first.how})`));
        });
        void gone.then(() => reject(new Error("its keeper is gone")));
        child.send(order);
      }),
    said: () => printed.trim(),
    ended: Promise.race([lastWord, gone.then(() => ({ how: "its keeper is gone", told: false }))]),
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
