import { writeFileSync } from "node:fs";
import { ToolError } from "../runner/trouble.js";
import type { Io } from "./io.js";

/** Where a command's text goes: a file, or standard output. */
export interface Place {
  readonly file: string | undefined;
  /** What is there already stays, and the tool says so. */
  readonly keep?: boolean;
}

/**
 * Writes a command's text to its place.
 * @param what begins the sentence that says what could not be written.
 */
export function written(text: string, { file, keep = false }: Place, what: string, io: Pick<Io, "stdout">): void {
  if (file === undefined || file === "-") return io.stdout.write(text);
  try {
    writeFileSync(file, text, { flag: keep ? "wx" : "w" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw new ToolError("is-there", `${file} is there already.`, "Name another file, or let --force write over it.");
    throw new ToolError("cannot-write", `${what} could not be written to ${file}: ${(error as Error).message}`, "Name a file in a folder that exists and may be written.");
  }
}
