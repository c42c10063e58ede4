import { ToolError } from "./trouble.js";

/** One line of a list of known failures. */
export interface KnownEntry {
  /** A pattern as `choose` takes it. */
  readonly pattern: string;
  readonly reason: string;
  /** Name of the list, and the line of the entry there, from 1. */
  readonly file: string;
  readonly line: number;
}

/**
 * Reads a list of known failures: a line has a pattern, white space, `#` and the reason. Blank lines and lines that begin with `#` say nothing.
 * Throws `ToolError` that names each line that is not so.
 */
export function parseKnownFailing(text: string, file: string): KnownEntry[] {
  const entries: KnownEntry[] = [];
  const problems: string[] = [];
  for (const [index, whole] of text.replace(/^\ufeff/, "").split(/\r?\n/).entries()) {
    const content = whole.trim();
    if (content === "" || content.startsWith("#")) continue;
    const read = readLine(content);
    if (typeof read === "string") problems.push(`${file}:${index + 1}: ${read}`);
    else entries.push({ ...read, file, line: index + 1 });
  }
  if (problems.length > 0) {
    const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : "";
    throw new ToolError("bad-known-failing", `${problems.slice(0, MOST_PROBLEMS).join("; ")}${more}.`, HINT);
  }
  return entries;
}

const MOST_PROBLEMS = 3;
const HINT = "A line is an id or a pattern, white space, # and the reason, such as: routing.ws-default.* # sockets ignore the active session";

function readLine(content: string): Pick<KnownEntry, "pattern" | "reason"> | string {
  const [, pattern = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(content) ?? [];
  if (pattern.includes("#")) return `there is no white space before the # in "${pattern}"`;
  if (rest === "") return `"${pattern}" has no reason`;
  if (!rest.startsWith("#")) return `"${rest.split(/\s/, 1)[0]}" stands behind "${pattern}" where the # of a reason would stand`;
  const reason = rest.slice(1).trim();
  return reason === "" ? `"${pattern}" has no reason behind its #` : { pattern, reason };
}
