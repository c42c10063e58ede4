import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** Folders in a target's home that programs look for by a variable of the environment. */
const FOLDERS = {
  XDG_CONFIG_HOME: "config",
  XDG_DATA_HOME: "data",
  XDG_CACHE_HOME: "cache",
  XDG_STATE_HOME: "state",
  TMPDIR: "tmp",
} as const;

export type HomeFolder = (typeof FOLDERS)[keyof typeof FOLDERS];

/** A folder in the home, made where it is not there yet: `folderIn(home, "config", "opencode")`. */
export function folderIn(home: string, ...parts: readonly [HomeFolder | "work", ...string[]]): string {
  const folder = join(home, ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** All that a server's environment holds besides what its target asks for: nothing of the user's but PATH. */
export function bareEnvironment(home: string): Record<string, string> {
  const inHome = Object.entries(FOLDERS).map(([name, folder]) => [name, folderIn(home, folder)]);
  return { PATH: process.env["PATH"] ?? "", HOME: home, LANG: "C.UTF-8", ...Object.fromEntries(inHome) };
}
