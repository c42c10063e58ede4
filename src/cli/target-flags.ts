import { closeSync, openSync, writeSync } from "node:fs";
import { ToolError } from "../runner/trouble.js";
import type { Target } from "../targets/target.js";
import type { JudgingFlags } from "./judging-flags.js";
import { packageFile } from "./package-file.js";

export interface TargetFlags {
  readonly cache?: string;
  readonly serverLog?: string;
}

export interface TargetRunFlags extends TargetFlags, JudgingFlags {
  readonly save?: string | true;
  readonly skipUnfit?: true;
}

export interface TargetUpFlags extends TargetFlags {
  readonly port: number;
  readonly modelPort: number;
  readonly quiet?: true;
}

/** Paths of what a target says about itself beside its code. */
export function filesOf({ name }: Pick<Target, "name">): { readonly profile: string; readonly knownFailing: string } {
  return { profile: packageFile(`targets/${name}/profile.yaml`), knownFailing: packageFile(`targets/${name}/known-failing.txt`) };
}

/** Takes what a server prints. Throws `ToolError` for a file that cannot be written. */
export function serverLog(file: string | undefined): { readonly onText?: (text: string) => void; readonly end: () => void } {
  if (file === undefined) return { end: () => undefined };
  const handle = opened(file);
  return { onText: (text) => void writeSync(handle, text), end: () => closeSync(handle) };
}

function opened(file: string): number {
  try {
    return openSync(file, "w");
  } catch (error) {
    throw new ToolError("cannot-write", `What the server prints cannot be written to ${file}: ${(error as Error).message}`, "Name a file in a folder that exists and may be written.");
  }
}
