import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface Block {
  readonly language: string;
  readonly text: string;
  /** What the comment before it says: `<!-- file: a.ts -->` is `file: a.ts`; empty without one. */
  readonly label: string;
}

/** The code blocks of a page, in their order. */
export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^(?:<!-- (.*) -->\n)?```(\w+)\n([\s\S]*?)^```$/gm)].map(([, label = "", language, content]) => ({ language: language!, text: content!, label }));
}

/** `npx sessionproof` is the command of this checkout, and what is left in the background ends with the block. */
export const PROLOGUE = `set -em; trap 'for job in $(jobs -p); do kill -- -$job 2>/dev/null || true; done' EXIT; sessionproof() { node ${JSON.stringify(join(root, "dist/src/cli/main.js"))} "$@"; }; npx() { shift; sessionproof "$@"; };`;

/** Runs a block as a user would, in a folder of theirs. */
export function sh(command: string, cwd: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync("bash", ["-c", `${PROLOGUE}\n${command}`], { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
}
