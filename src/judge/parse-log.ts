import type { Entry } from "../log/index.js";

/** A line of a log that could not be read. */
export interface LineProblem {
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

/** What could be read of a log file. */
export interface ParsedLog {
  readonly entries: readonly Entry[];
  readonly problems: readonly LineProblem[];
}

/** Members an entry of a kind cannot do without, apart from `kind`; each a string unless marked. */
const MEMBERS: Readonly<Record<Entry["kind"], readonly string[]>> = {
  meta: [],
  request: ["id", "method", "url"],
  response: ["id", "#status"],
  "response-head": ["id", "#status"],
  sse: ["id", "raw"],
  "sse-rest": ["id", "raw"],
  "response-end": ["id"],
  "response-error": ["id"],
  "client-gone": ["id"],
  "ws-open": ["id", "url"],
  "ws-refused": ["id", "#status"],
  ws: ["id", "dir", "data"],
  "ws-close": ["id", "by", "#code"],
  model: ["id", "url"],
  "model-answer": ["id", "#status"],
  turn: ["canary", "agent", "door", "id"],
  heard: ["id", "#of", "what", "native"],
  read: ["id", "#of", "agent", "session"],
  removed: ["id", "#of", "agent"],
  note: [],
};

/**
 * Reads a log file: one JSON object a line. Blank lines are passed over; a line that is no entry is left out and reported.
 * `seq` of an entry is its line number.
 */
export function parseLog(text: string): ParsedLog {
  const entries: Entry[] = [];
  const problems: LineProblem[] = [];
  let lastAt = 0;
  for (const [index, line] of text.replace(/^\uFEFF/, "").split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (typeof read === "string") problems.push({ line: index + 1, what: read });
    else {
      const at = typeof read["at"] === "number" ? read["at"] : lastAt;
      lastAt = at;
      entries.push(complete({ ...read, seq: index + 1, at }));
    }
  }
  return { entries, problems };
}

/** The object of a line, or what is wrong with it. */
function readLine(line: string): Record<string, unknown> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "is no JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "is no JSON object";
  const entry = value as Record<string, unknown>;
  const kind = entry["kind"];
  if (typeof kind !== "string" || !Object.hasOwn(MEMBERS, kind)) return `has an unknown kind ${JSON.stringify(kind ?? null)}`;
  for (const member of MEMBERS[kind as Entry["kind"]]) {
    const name = member.replace("#", "");
    const wanted = member.startsWith("#") ? "number" : "string";
    if (typeof entry[name] !== wanted) return `is a ${kind} without ${name} (a ${wanted})`;
  }
  return entry;
}

/** Headers and bodies that a recorder left out are empty. */
function complete(entry: Record<string, unknown>): Entry {
  const kind = entry["kind"];
  const headed = kind === "request" || kind === "response" || kind === "response-head" || kind === "ws-refused" || kind === "model";
  if (headed && (typeof entry["headers"] !== "object" || entry["headers"] === null)) entry["headers"] = {};
  if (kind === "model" && (typeof entry["body"] !== "object" || entry["body"] === null)) entry["body"] = {};
  return entry as unknown as Entry;
}
