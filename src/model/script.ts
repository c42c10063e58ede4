import { endOfJson } from "./json-span.js";

/**
 * What a turn asks of the scripted model, written as directives behind the canary of the last user message:
 *
 * | directive | meaning | bounds |
 * |---|---|---|
 * | `[[pieces=N gap=MS]]` | the answer in N pieces, MS between two of them | 1–10 000, 0–600 000 |
 * | `[[slow=MS]]` | MS before the first piece | 0–600 000 |
 * | `[[say="JSON string"]]` | exactly this text, cut between code points into `pieces` (1 unless told) | not empty |
 * | `[[tool=NAME {json}]]` | first call this tool; several are called one after the other; the text follows the last result | |
 * | `[[fail=STATUS]]` | refuse with this HTTP status | 400–599 |
 * | `[[fail=STATUS after=K]]` | break off after K pieces; STATUS where the caller wants one whole answer | |
 * | `[[hang]]`, `[[hang after=K]]` | stay until given up, at once or after K pieces | |
 * | `[[silent]]` | answer `NO_REPLY` | |
 * | `[[recall]]` | name every other canary that can be seen anywhere in the context | |
 * | `[[long=BYTES]]` | an answer of so many bytes | 1–16 777 216 |
 *
 * Unknown directives, and known ones with a value out of bounds, are ignored: other servers' texts may hold brackets too.
 */
export interface Script {
  readonly pieces?: number;
  readonly gapMs?: number;
  readonly slowMs?: number;
  readonly say?: string;
  readonly tools?: readonly ScriptedTool[];
  readonly fail?: { readonly status: number; readonly after?: number };
  readonly hang?: { readonly after?: number };
  readonly silent?: true;
  readonly recall?: true;
  readonly longBytes?: number;
}

export interface ScriptedTool {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

type Draft = { -readonly [K in keyof Script]: Script[K] };

const MAX_PIECES = 10_000;
const MAX_PAUSE_MS = 600_000;
const MAX_LONG_BYTES = 16 * 1024 * 1024;

/** Reads every directive of a text, the later one of a kind winning (tools add up). `rest` is the text without them. */
export function parseScript(text: string): { script: Script; rest: string } {
  const script: Draft = {};
  const opening = /\[\[([a-z]+)/g;
  let rest = "";
  let done = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const end = readDirective(script, match[1]!, text, opening.lastIndex);
    if (end === undefined) continue;
    rest += text.slice(done, match.index);
    done = opening.lastIndex = end;
  }
  return { script, rest: rest + text.slice(done) };
}

/** Takes in the directive `name` whose value begins at `from`; answers where it ends, undefined where it is none of ours. */
function readDirective(script: Draft, name: string, text: string, from: number): number | undefined {
  if (name === "say") return readSay(script, text, from);
  if (name === "tool") return readTool(script, text, from);
  const end = text.indexOf("]]", from);
  if (end < 0) return undefined;
  const fields = readFields(name + text.slice(from, end));
  return fields && takePlain(script, name, fields) ? end + 2 : undefined;
}

function takePlain(script: Draft, name: string, fields: ReadonlyMap<string, string>): boolean {
  const number = (key: string, min: number, max: number): number | undefined => {
    const value = fields.get(key);
    if (value === undefined || !/^\d{1,9}$/.test(value)) return undefined;
    return Number(value) >= min && Number(value) <= max ? Number(value) : undefined;
  };
  const after = number("after", 0, MAX_PIECES);
  switch (name) {
    case "pieces": {
      const [pieces, gapMs] = [number("pieces", 1, MAX_PIECES), number("gap", 0, MAX_PAUSE_MS)];
      if (pieces === undefined) return false;
      script.pieces = pieces;
      if (gapMs !== undefined) script.gapMs = gapMs;
      return true;
    }
    case "slow": {
      const slowMs = number("slow", 0, MAX_PAUSE_MS);
      if (slowMs !== undefined) script.slowMs = slowMs;
      return slowMs !== undefined;
    }
    case "fail": {
      const status = number("fail", 400, 599);
      if (status !== undefined) script.fail = after === undefined ? { status } : { status, after };
      return status !== undefined;
    }
    case "long": {
      const longBytes = number("long", 1, MAX_LONG_BYTES);
      if (longBytes !== undefined) script.longBytes = longBytes;
      return longBytes !== undefined;
    }
    case "hang":
      script.hang = after === undefined ? {} : { after };
      return true;
    case "silent":
    case "recall":
      script[name] = true;
      return true;
    default:
      return false;
  }
}

/** `pieces=6 gap=60` as a map; a word without `=` has the value "". Undefined when it is not of that form. */
function readFields(text: string): Map<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const word of text.trim().split(/\s+/)) {
    const match = /^([a-z]+)(?:=(\w*))?$/.exec(word);
    if (!match) return undefined;
    fields.set(match[1]!, match[2] ?? "");
  }
  return fields;
}

function readSay(script: Draft, text: string, from: number): number | undefined {
  if (text[from] !== "=") return undefined;
  const end = endOfJson(text, from + 1);
  const value = end === undefined ? undefined : parsed(text.slice(from + 1, end));
  if (end === undefined || typeof value !== "string" || value === "") return undefined;
  const closed = closing(text, end);
  if (closed !== undefined) script.say = value;
  return closed;
}

function readTool(script: Draft, text: string, from: number): number | undefined {
  const head = /=([\w.:/-]+)\s*/y;
  head.lastIndex = from;
  const name = head.exec(text)?.[1];
  if (name === undefined) return undefined;
  const end = endOfJson(text, head.lastIndex);
  const value = end === undefined ? {} : parsed(text.slice(head.lastIndex, end));
  const closed = closing(text, end ?? head.lastIndex);
  if (closed === undefined || typeof value !== "object" || value === null) return undefined;
  script.tools = [...(script.tools ?? []), { name, arguments: value as Record<string, unknown> }];
  return closed;
}

/** The place behind the `]]` that comes next, white space apart. */
function closing(text: string, from: number): number | undefined {
  const end = /\s*\]\]/y;
  end.lastIndex = from;
  return end.test(text) ? end.lastIndex : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
