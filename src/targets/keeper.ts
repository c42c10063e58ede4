import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";

/**
 * A process between us and a server that nobody here wrote. It starts the server in a process group of its own, and when we are gone, however we went,
 * or when it is told to end, it ends the whole group and removes the home. Its one argument is the home. Only `start.ts` starts it.
 */

/** What it is told, once. */
export interface Order {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What it tells. */
export type Word =
  | { readonly kind: "started"; readonly pid: number }
  | { readonly kind: "not-started"; readonly why: string }
  | { readonly kind: "ended"; readonly how: string; /** Somebody told the keeper to end it. */ readonly told: boolean };

/** How long the server may take to end by itself, in milliseconds. */
const END_WITHIN_MS = 5_000;
/** How long what was killed may take to be gone, and how often it is looked for. */
const GONE_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 10;

const [, , home] = process.argv;
let server: ChildProcess | undefined;
let ending = false;

if (home === undefined || process.send === undefined) throw new Error("this is started by a target's start, not by hand");
process.once("message", (order) => begin(order as Order));
process.on("disconnect", end);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);

function begin({ file, args, cwd, env }: Order): void {
  if (ending) return;
  server = spawn(file, args, { cwd, env: { ...env }, stdio: ["ignore", "inherit", "inherit"], detached: true });
  server.once("error", (error) => {
    tell({ kind: "not-started", why: error.message });
    leave();
  });
  server.once("spawn", () => tell({ kind: "started", pid: server!.pid! }));
  server.once("exit", (code, signal) => {
    tell({ kind: "ended", how: signal ?? `exit code ${code}`, told: ending });
    killGroup("SIGKILL");
    leaveWhenGone(performance.now() + GONE_WITHIN_MS);
  });
}

/** What is killed is not gone yet, and the system tells nobody but its parent: it is looked for until it is. */
function leaveWhenGone(until: number): void {
  if (groupIsThere() && performance.now() < until) setTimeout(() => leaveWhenGone(until), LOOK_EVERY_MS);
  else leave();
}

/** False where only processes are left that have ended and that nobody has asked about. */
function groupIsThere(): boolean {
  if (!existsSync("/proc/self/stat")) return isAnyIn(server!.pid!);
  return readdirSync("/proc").some((pid) => /^\d+$/.test(pid) && isRunningIn(pid, server!.pid!));
}

function isAnyIn(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** `/proc/PID/stat`: id, (name), state, parent, group. */
function isRunningIn(pid: string, group: number): boolean {
  try {
    const [state, , itsGroup] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return Number(itsGroup) === group && state !== "Z" && state !== "X";
  } catch {
    return false;
  }
}

function end(): void {
  if (ending) return;
  ending = true;
  if (server?.pid === undefined) return leave();
  killGroup("SIGTERM");
  setTimeout(() => killGroup("SIGKILL"), END_WITHIN_MS);
}

function killGroup(signal: NodeJS.Signals): void {
  try {
    process.kill(-server!.pid!, signal);
  } catch {
    // Nobody is left in it.
  }
}

function leave(): void {
  // What was killed a moment ago may still be writing.
  rmSync(home!, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  process.exit();
}

function tell(word: Word): void {
  if (process.connected) process.send!(word);
}
