import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { ToolError } from "../runner/trouble.js";
import type { Io } from "./io.js";

export interface ServerProcess {
  readonly url: string;
  /** Ends it, by force where it does not end by itself. */
  stop(): Promise<void>;
}

/** How long it may take to be ready, and to end by itself. */
const READY_WITHIN_MS = 20_000;
const END_WITHIN_MS = 4_000;

/**
 * Starts `serve` of this very tool in a process of its own, on a free port, and waits until it listens.
 * The key goes through the environment, where no process list shows it. The process ends with this one, however this one ends:
 * it watches the channel between them. It has a process group of its own, so that Ctrl-C reaches it through us alone.
 * Throws `ToolError` where it does not come up.
 */
export async function startServer(flags: readonly string[], apiKey: string, io: Io): Promise<ServerProcess> {
  const [command, ...args] = io.self;
  const child = spawn(command, [...args, "serve", "--port", "0", ...flags], {
    env: { ...io.env, SESSIONPROOF_API_KEY: apiKey },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const killNow = (): void => void child.kill("SIGKILL");
  process.once("exit", killNow);
  // Not "close": a child whose channel we have closed never says it.
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  void gone.then(() => process.off("exit", killNow));
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const timer = setTimeout(killNow, END_WITHIN_MS);
    await gone;
    clearTimeout(timer);
  };
  try {
    return { url: await ready(child), stop };
  } catch (error) {
    killNow();
    await gone;
    throw error;
  }
}

/** The address it says it listens at. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    let complained = "";
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new ToolError("server-did-not-start", `The reference server ${why}.${complained === "" ? "" : ` It said: ${complained.trim()}`}`, "sessionproof serve starts it by hand and shows what it says."));
    };
    const timer = setTimeout(() => fail(`was not ready within ${READY_WITHIN_MS} ms`), READY_WITHIN_MS);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (complained = (complained + text).slice(-2_000)));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, url] = /^listening on (\S+)\n/m.exec(said) ?? [];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once("error", (error) => fail(`could not be started: ${error.message}`));
    child.once("close", (code, signal) => fail(`ended at once (${signal ?? `exit code ${code ?? "unknown"}`})`));
  });
}
