import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ToolError } from "../runner/trouble.js";
import type { Running } from "./start.js";
import type { Target } from "./target.js";

/** What an `up` leaves for a `down` of another terminal. */
interface UpFile {
  readonly url: string;
  readonly home: string;
  readonly keeper: number;
  readonly pid: number;
}

/** A keeper forces its server to end well within this, in milliseconds. */
const GONE_WITHIN_MS = 15_000;

/** Folder of such files, one a server: `<root>/up/<target>.<keeper>.json`. */
const folderOf = (root: string): string => join(root, "up");

/** Writes that a target is up; gives how to take that back. */
export function noteUp(root: string, target: Pick<Target, "name">, { url, home, keeper, pid }: Running): () => void {
  const file = join(folderOf(root), `${target.name}.${keeper}.json`);
  mkdirSync(folderOf(root), { recursive: true });
  writeFileSync(file, JSON.stringify({ url, home, keeper, pid } satisfies UpFile));
  return () => rmSync(file, { force: true });
}

/**
 * Ends every server of the target that an `up` left running, and resolves with their addresses once they are gone. A process is ended only where
 * it is still the one that was started: ids come round again.
 */
export async function stopLeft(root: string, target: Pick<Target, "name">): Promise<readonly string[]> {
  if (!existsSync(folderOf(root))) return [];
  const names = readdirSync(folderOf(root)).filter((name) => name.startsWith(`${target.name}.`) && name.endsWith(".json"));
  const stopped: string[] = [];
  for (const name of names) {
    const file = join(folderOf(root), name);
    const left = JSON.parse(readFileSync(file, "utf8")) as UpFile;
    if (await stopOne(left)) stopped.push(left.url);
    rmSync(file, { force: true });
  }
  return stopped;
}

async function stopOne({ url, home, keeper, pid }: UpFile): Promise<boolean> {
  if ((await commandOf(keeper)).includes(home)) {
    const gone = removed(home);
    process.kill(keeper, "SIGTERM");
    if (await gone) return true;
    throw new ToolError("not-stopped", `The server at ${url} was told to end and has not within ${GONE_WITHIN_MS} ms.`, `Its process is ${pid}, its keeper's ${keeper}.`);
  }
  // A keeper that was killed could not end its server, whose home is still there and in its environment.
  const isOurs = existsSync(home) && existsSync(`/proc/${pid}/environ`) && readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`HOME=${home}`);
  if (isOurs) process.kill(-pid, "SIGKILL");
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return isOurs;
}

/** The command line of a process; empty where there is none. */
function commandOf(pid: number): Promise<string> {
  return new Promise((resolve) => execFile("ps", ["-o", "args=", "-p", String(pid)], (error, stdout) => resolve(error ? "" : stdout)));
}

/** True once the folder is gone, false where it is not in time. */
function removed(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (late: boolean): void => {
      const there = existsSync(folder);
      if (there && !late) return;
      clearTimeout(timer);
      watching.close();
      resolve(!there);
    };
    const timer = setTimeout(() => look(true), GONE_WITHIN_MS);
    const watching = watch(dirname(folder), () => look(false));
  });
}
