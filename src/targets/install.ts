import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ToolError } from "../runner/trouble.js";
import { installFolder } from "./cache.js";
import { Unfit } from "./fits.js";
import type { Target } from "./target.js";

export interface InstallOptions {
  /** Folder that holds the installed targets. */
  readonly root: string;
  /** Told in whole sentences what goes on. */
  readonly say: (text: string) => void;
  /** Gives up; what was begun is taken away. */
  readonly signal?: AbortSignal;
  /** Program and first arguments that install; npm unless a test has its own. */
  readonly npm?: readonly [string, ...string[]];
}

/** Tells a whole install: its text is the list of the packages. */
const MARKER = "sessionproof-installed.json";

/**
 * The folder that holds the target's packages, installed there if they were not yet. An install is made beside its place and moved there
 * when it is whole, so that one that was broken off is begun anew. No install script runs, no file of the user's is touched.
 * Throws `Unfit` where the packages cannot be reached, `ToolError` where npm fails otherwise.
 */
export async function install(target: Pick<Target, "name" | "packages">, options: InstallOptions): Promise<string> {
  const { root, say, signal } = options;
  const folder = installFolder(root, target);
  const wanted = JSON.stringify(target.packages);
  if (isWhole(folder, wanted)) return folder;
  const begun = `${folder}.part-${process.pid}`;
  sweep(folder);
  mkdirSync(begun, { recursive: true });
  const specs = Object.entries(target.packages).map(([name, version]) => `${name}@${version}`);
  const beganMs = performance.now();
  try {
    say(`Installing ${specs.join(", ")} into ${folder}; this is done once.`);
    await npmInstall(specs, begun, options);
    writeFileSync(join(begun, MARKER), wanted);
    signal?.throwIfAborted();
    // Another run may have been quicker: its install is as good.
    if (isWhole(folder, wanted)) return folder;
    rmSync(folder, { recursive: true, force: true });
    renameSync(begun, folder);
    say(`Installed in ${Math.round((performance.now() - beganMs) / 1000)} s.`);
    return folder;
  } finally {
    rmSync(begun, { recursive: true, force: true });
  }
}

function isWhole(folder: string, wanted: string): boolean {
  const marker = join(folder, MARKER);
  return existsSync(marker) && readFileSync(marker, "utf8") === wanted;
}

/** Takes away what installs left behind whose process is gone. */
function sweep(folder: string): void {
  if (!existsSync(dirname(folder))) return;
  const prefix = `${folder}.part-`;
  for (const name of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), name);
    if (path.startsWith(prefix) && !isAlive(Number(path.slice(prefix.length)))) rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function npmInstall(specs: readonly string[], folder: string, { npm = ["npm"], signal }: InstallOptions): Promise<void> {
  const [command, ...first] = npm;
  const args = [...first, "install", "--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder, ...specs];
  return new Promise((resolve, reject) => {
    // A group of its own: Ctrl-C reaches it through us alone, and its children with it.
    const child = spawn(command, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"], detached: true });
    let complained = "";
    const kill = (): void => void (child.pid !== undefined && process.kill(-child.pid, "SIGKILL"));
    if (signal?.aborted) kill();
    signal?.addEventListener("abort", kill, { once: true });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complained = (complained + text).slice(-4_000)));
    child.once("error", (error) => reject(new ToolError("no-npm", `npm could not be started: ${error.message}.`, "Targets are installed by npm; is it on the PATH?")));
    child.once("close", (code) => {
      signal?.removeEventListener("abort", kill);
      if (signal?.aborted) reject(new ToolError("interrupted", "Interrupted while installing.", "The next run begins the install anew."));
      else if (code === 0) resolve();
      else reject(failure(specs, complained));
    });
  });
}

const UNREACHABLE = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/;

function failure(specs: readonly string[], complained: string): ToolError {
  const said = complained.split("\n").filter((line) => /^npm err/i.test(line) && !/complete log|A complete/.test(line)).slice(0, 3).join("; ") || complained.trim() || "it said nothing";
  const again = `npm view ${specs[0]} shows whether npm reaches it.`;
  if (UNREACHABLE.test(complained)) return new Unfit("no-network", `npm could not reach ${specs.join(", ")}: ${said}.`, `Is there a network? ${again}`);
  return new ToolError("not-installed", `npm could not install ${specs.join(", ")}: ${said}.`, again);
}
