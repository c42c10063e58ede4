import type { LogEntry } from "../../generated/report.js";
import type { Entry, Log } from "../log/index.js";
import { entryLine } from "../reporters/index.js";
import type { Io } from "./io.js";
import { fitting } from "./live-line.js";
import type { ProgressTeller } from "./progress.js";

/** Columns of a line where there is no terminal to be too narrow. */
const COLUMNS_OF_A_FILE = 240;
/** UTF-16 units of one value. */
const MOST_OF_A_VALUE = 400;

/** Tells every exchange as it happens, a line each: when, in which case, on which exchange, and what. Returns how to stop. */
export function followLog(log: Log, teller: ProgressTeller, { stderr }: Pick<Io, "stderr">): () => void {
  return log.onEntry((entry) => {
    // What the suite notes about itself is told otherwise.
    if (entry.kind === "meta" || entry.kind === "note" || entry.kind === "turn") return;
    teller.say(fitting(lineOf(entry), stderr.isTerminal ? stderr.columns - 1 : COLUMNS_OF_A_FILE));
  });
}

function lineOf(entry: Entry): string {
  const situation = entry.case === undefined ? "" : ` ${entry.case}`;
  return `${(entry.at / 1000).toFixed(3).padStart(8)}s ${entryLine(entry as unknown as LogEntry, MOST_OF_A_VALUE)}${situation === "" ? "" : `  ·${situation}`}`;
}
