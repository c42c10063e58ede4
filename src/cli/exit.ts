import { safe } from "../reporters/index.js";
import { ToolError } from "../runner/trouble.js";
import type { Io } from "./io.js";

/** Exit codes: as expected; findings; the tool itself could not go on (an interrupt counts as that). */
export const EXIT = { asExpected: 0, findings: 1, couldNotGoOn: 2 } as const;

/** Says what went wrong, and what to do next, on standard error. */
export function printTrouble(trouble: unknown, io: Pick<Io, "stderr" | "env">): void {
  const wantsStack = io.env.SESSIONPROOF_DEBUG === "1";
  if (trouble instanceof ToolError) {
    io.stderr.write(`sessionproof: ${safe(trouble.message)}\n`);
    if (trouble.hint !== "") io.stderr.write(`  ${safe(trouble.hint)}\n`);
  } else {
    const error = trouble instanceof Error ? trouble : new Error(String(trouble));
    io.stderr.write(`sessionproof: a defect of this tool: ${error.name}: ${safe(error.message.split("\n", 1)[0] ?? "")}\n`);
    if (!wantsStack) io.stderr.write("  SESSIONPROOF_DEBUG=1 shows where it happened.\n");
  }
  if (wantsStack && trouble instanceof Error) io.stderr.write(`${(trouble.stack ?? "").split("\n").map(safe).join("\n")}\n`);
}
