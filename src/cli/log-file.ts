import { closeSync, openSync, writeSync } from "node:fs";
import type { Entry, Log } from "../log/index.js";
import { ToolError } from "../runner/trouble.js";

/**
 * Writes every entry of a log to a file as it comes, one JSON object a line, so that a run that is cut short leaves what it saw.
 * Returns how to end it. Throws `ToolError` for a file that cannot be written.
 */
export function writeLogTo(file: string | undefined, log: Log): () => void {
  if (file === undefined) return () => undefined;
  const handle = opened(file);
  const write = (entry: Entry): void => void writeSync(handle, `${JSON.stringify(entry)}\n`);
  log.entries.forEach(write);
  const stop = log.onEntry(write);
  return () => {
    stop();
    closeSync(handle);
  };
}

function opened(file: string): number {
  try {
    return openSync(file, "w");
  } catch (error) {
    throw new ToolError("cannot-write", `The log cannot be written to ${file}: ${(error as Error).message}`, "Name a file in a folder that exists and may be written.");
  }
}
