import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Target } from "./target.js";

/** Where targets are installed unless told: `targets` below the user's cache. */
export function cacheRoot(env: Readonly<Record<string, string | undefined>>): string {
  const cache = env["XDG_CACHE_HOME"];
  return join(cache !== undefined && cache !== "" ? cache : join(homedir(), ".cache"), "sessionproof", "targets");
}

/** Folder of one target's packages below `root`. Targets on the same packages share it. */
export function installFolder(root: string, { packages }: Pick<Target, "packages">): string {
  const names = Object.entries(packages).map(([name, version]) => `${name.replace(/^@/, "").replaceAll("/", "-")}-${version}`);
  return resolve(root, names.sort().join("+"));
}
