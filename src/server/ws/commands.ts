import type { Core } from "../core.js";
import { Refusal } from "../refusal.js";
import type { About } from "../seams.js";
import type { ContextPressure } from "../shapes.js";
import { stopSession } from "../work/agents.js";
import { compactSession } from "../work/compact.js";
import { resetSession } from "../work/sessions.js";
import { contextTokens, pressureOf } from "../work/views.js";
import type { Verbosity } from "./translate.js";

export interface Commanded {
  readonly core: Core;
  readonly agent: string;
  /** Session the command named, else the active one. */
  readonly session: string;
  readonly args: string;
  readonly about: About;
  /** What the connection wants to hear of tools; the one thing a command changes of it. */
  readonly verbosity: { value: Verbosity };
}

export interface Said {
  readonly message: string;
  readonly model?: string;
  readonly provider?: string;
  readonly context_pressure?: ContextPressure;
}

type Command = (commanded: Commanded) => Said | Promise<Said>;

const LEVELS: readonly Verbosity[] = ["off", "on", "full"];

const reset: Command = ({ core, session, about }) => {
  resetSession(core, core.seams.router.anySession(session, about), about);
  return { message: "Session reset" };
};

const usage: Command = ({ core, session, about }) => {
  const { input, output } = core.seams.router.anySession(session, about).usage;
  return { message: `Session usage: ${input} in / ${output} out (${input + output} total)` };
};

const context: Command = ({ core, session, about }) => {
  const rows = core.seams.store.rows(session, about);
  const tokens = contextTokens(rows);
  return { message: `Context: ${rows.length} messages, about ${tokens} tokens`, context_pressure: pressureOf(tokens) };
};

const model: Command = ({ core, agent, args, about }) => {
  const record = core.seams.router.agent(agent, about);
  if (args === "") return { message: `Model: ${record.model} (${record.provider})`, model: record.model, provider: record.provider };
  core.seams.store.changeAgent(agent, { model: args.slice(0, 200) }, about);
  core.agentsChanged();
  return { message: `Model switched to: ${args.slice(0, 200)}`, model: args.slice(0, 200), provider: record.provider };
};

const verbose: Command = ({ args, verbosity }) => {
  const asked = LEVELS.find((level) => level === args.toLowerCase());
  verbosity.value = asked ?? LEVELS[(LEVELS.indexOf(verbosity.value) + 1) % LEVELS.length]!;
  return { message: `Verbose level: ${verbosity.value}` };
};

const queue: Command = ({ core, agent }) => {
  const running = core.seams.turns.running().filter((turn) => turn.agent === agent).length;
  return { message: running === 0 ? "Idle" : `${running} running` };
};

/** The commands of the contract. Each acts on one session, or on the agent or the connection alone. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["new", reset],
  ["reset", reset],
  ["compact", async ({ core, session, about }) => ({ message: await compactSession(core, session, about) })],
  ["stop", ({ core, session, about }) => ({ message: stopSession(core, session, about) ? "Run cancelled" : "No active run" })],
  ["usage", usage],
  ["context", context],
  ["model", model],
  ["verbose", verbose],
  ["queue", queue],
  ["budget", () => ({ message: "No budget is set" })],
  ["peers", () => ({ message: "No peers are connected" })],
  ["a2a", () => ({ message: "No external agents are known" })],
]);

/** Throws 404 for a command nobody knows. */
export function commandNamed(name: string): Command {
  const command = COMMANDS.get(name);
  if (!command) throw new Refusal(404, `Unknown command: ${name.slice(0, 100)}`);
  return command;
}
