import type { Script } from "./script.js";

/**
 * The words of a user's turn in the one form the scripted model reads: the text, then the canary, then the directives.
 * What is said stands *before* the canary, so nothing in it is ever taken for a directive.
 */
export function words(canary: string, text = "", script: Script = {}): string {
  return [text, canary, ...directives(script)].filter((part) => part !== "").join(" ");
}

function directives(script: Script): string[] {
  const { pieces, gapMs, slowMs, say, tools = [], fail, hang, silent, recall, longBytes } = script;
  if (gapMs !== undefined && pieces === undefined) throw new RangeError("a gap needs a number of pieces: give `pieces` with `gapMs`");
  const list: string[] = [];
  if (pieces !== undefined) list.push(`pieces=${pieces}${gapMs === undefined ? "" : ` gap=${gapMs}`}`);
  if (slowMs !== undefined) list.push(`slow=${slowMs}`);
  if (say !== undefined) list.push(`say=${plainJson(say)}`);
  for (const tool of tools) list.push(`tool=${tool.name} ${plainJson(tool.arguments)}`);
  if (fail) list.push(`fail=${fail.status}${after(fail.after)}`);
  if (hang) list.push(`hang${after(hang.after)}`);
  if (silent) list.push("silent");
  if (recall) list.push("recall");
  if (longBytes !== undefined) list.push(`long=${longBytes}`);
  return list.map((directive) => `[[${directive}]]`);
}

const after = (pieces: number | undefined): string => (pieces === undefined ? "" : ` after=${pieces}`);

/**
 * JSON in plain ASCII without a bracket, a tag or a readable canary in its strings: what a server does to its users'
 * text (normal forms, stripped tags, merged rows) does not change what the model is told to say, and the last canary of
 * the message stays the turn's own.
 */
function plainJson(value: unknown): string {
  return JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"/g, (literal) =>
    literal.replace(/\bsp(?=[0-9a-f]{4}-c\d)/g, (sp) => escaped(sp[0]!) + sp.slice(1)).replace(/[^ -~]|[[\]<>]/g, escaped),
  );
}

/** One UTF-16 unit as a JSON escape. */
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
