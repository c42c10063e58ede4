import { cut, safe } from "../reporters/index.js";
import type { Look, Seen } from "../runner/index.js";

/** What else a profile says. */
export interface ProfileFacts {
  readonly url: string;
  readonly tool: string;
  /** Day of the look, `2026-01-02`. */
  readonly day: string;
  /** Name of the server, where one was given. */
  readonly name?: string;
  /** Environment variable that holds the key. */
  readonly apiKeyEnv: string;
}

/** A look at a server as a profile (YAML of spec/profile.schema.json), each line with what showed it. */
export function profileText(look: Look, facts: ProfileFacts): string {
  const blocks = [
    [`# What ${note(facts.url)} can do, as ${note(facts.tool)} found it on ${facts.day}.`, "# What is false here is not asked of it; what does not stand here is taken for granted. spec/profile.schema.json says what else may."],
    [
      facts.name === undefined ? "# name: my-server  # as reports are to call it" : `name: ${quoted(facts.name)}`,
      ...(look.version === undefined ? [] : [`version: ${quoted(look.version)}  # ${note(look.health)}`]),
    ],
    [look.wantsKey.has === true ? `apiKeyEnv: ${facts.apiKeyEnv}  # ${note(look.wantsKey.how)}` : `# apiKeyEnv:  # ${note(look.wantsKey.how)}`],
    agents(look),
    capabilities(look),
    limits(look),
    model(look),
  ];
  return `${blocks.filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}

const MOST_AGENTS = 8;

function agents(look: Look): string[] {
  const { ids, how } = look.agents;
  const found = `# agents that were there: ${ids.length}  # ${note(how)}`;
  if (look.capabilities.get("agents.spawn")?.has === true) return [found, "# each case gets an agent of its own and deletes it"];
  if (look.lent !== undefined) return [found, "agents:", `  use: [${quoted(look.lent)}]  # lent by --agent: cases talk to it, reset it and delete sessions of it`];
  const some = ids.slice(0, MOST_AGENTS).map(quoted).join(", ");
  return [
    found,
    "# None can be spawned and none was lent, so that nothing behind an agent was looked at. To lend one, whose sessions cases then reset and delete: --agent ID, or",
    "# agents:",
    `#   use: [${some === "" ? '"ID"' : some}]${ids.length > MOST_AGENTS ? `  # and ${ids.length - MOST_AGENTS} more` : ""}`,
  ];
}

/** In the order of the schema; what was not looked at is told below. */
function capabilities(look: Look): string[] {
  const known = [...look.capabilities].filter((one): one is [typeof one[0], Seen & { has: boolean }] => one[1].has !== undefined);
  const open = [...look.capabilities].filter(([, seen]) => seen.has === undefined);
  const width = Math.max(0, ...known.map(([name, { has }]) => `${name}: ${has}`.length));
  return [
    known.length === 0 ? "# capabilities:" : "capabilities:",
    ...known.map(([name, { has, how }]) => `  ${`${name}: ${has}`.padEnd(width)}  # ${note(how)}`),
    ...open.map(([name, { how }]) => `  # ${name}:  # ${note(how)}`),
  ];
}

function limits(look: Look): string[] {
  const told = look.limits.map(({ name, value, at }) => `# ${note(name)}: ${note(value)}  # told with ${note(at)}`);
  if (look.requestsPerMinute !== undefined) return ["limits:", `  requestsPerMinute: ${look.requestsPerMinute}`, ...told.map((line) => `  ${line}`)];
  if (told.length > 0) return ["# limits:  # told, but not how many a minute", ...told];
  return ["# limits:  # no header told of any; messagesPerMinutePerSocket, socketsPerAddress and requestsPerMinute keep the suite within them"];
}

function model(look: Look): string[] {
  const names = look.modelNames;
  if (names === undefined) return [];
  const [only, ...others] = names;
  if (only === undefined) return ["# model:  # the suite's own model was not asked; point the server at it, or judge with --model none"];
  return others.length === 0 ? ["model:", `  name: ${quoted(only)}  # asked of the suite's own model`] : [`# model:  # asked of the suite's own model: ${names.map(note).join(", ")}`];
}

/** A text as a comment can hold it: one line, nothing of it a line end or a control character. */
function note(text: string): string {
  return safe(cut(text, 200));
}

/** A JSON string is one of YAML. */
function quoted(text: string): string {
  return JSON.stringify(safe(cut(text, 200)));
}
