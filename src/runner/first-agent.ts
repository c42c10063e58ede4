import type { Binding, Outcome } from "../bindings/binding.js";
import type { Client } from "../client/index.js";
import { spawnHow, type AgentSupply } from "./agents.js";
import { inTime } from "./in-time.js";
import { denials } from "./needs.js";
import type { RunOptions } from "./options.js";
import { ToolError } from "./trouble.js";

/** An agent to try the doors with, and where the cases get theirs. */
export interface FirstAgent {
  readonly agents: AgentSupply;
  readonly agent: string;
}

/**
 * The first agent of the run: one that the profile lends, else one of our own. Agents that are there and were not lent are never used:
 * cases delete and reset sessions. Throws `ToolError` where none can be had or the server does not let us in.
 */
export async function firstAgent(options: RunOptions, client: Client, name: string, deadlineMs: number): Promise<FirstAgent> {
  const { binding, profile } = options;
  const lent = profile?.agents?.use;
  if (lent?.[0] !== undefined) {
    const active = binding.capabilities.has("sessions.active") ? await answerIn(binding.activeSession(client, lent[0]), deadlineMs) : undefined;
    if (active?.ok === false) throw trouble(active, `The profile lends agent ${lent[0]}, but its active session could not be read`, "Correct agents.use in the profile.", options);
    return { agents: { how: "lend", ids: lent }, agent: lent[0] };
  }
  const denied = denials(profile);
  if (denied.has("agents.spawn") || !binding.capabilities.has("agents.spawn")) {
    throw new ToolError("no-agent", "Agents cannot be spawned here, and the profile lends none.", await lendHint(binding, client, deadlineMs));
  }
  const manifest = manifestIn(options);
  const made = await answerIn(binding.spawnAgent(client, spawnHow(name, manifest)), deadlineMs);
  if (!made.ok) throw trouble(made, "No agent could be spawned", made.status >= 404 ? await lendHint(binding, client, deadlineMs) : LEND_HINT, options);
  const canDelete = binding.deleteAgent !== undefined && binding.capabilities.has("agents.delete") && !denied.has("agents.delete");
  return { agents: { how: "spawn", canDelete, ...(manifest === undefined ? {} : { manifest }) }, agent: made.value };
}

/** The profile's manifest, told where the model is. */
function manifestIn({ profile, modelUrl }: RunOptions): string | undefined {
  const manifest = profile?.agents?.spawn?.manifest_toml;
  if (modelUrl === undefined && manifest?.includes("{modelUrl}")) throw new ToolError("no-model-url", "The profile's manifest wants the address of the suite's own model, and this run goes without.", "Write the address of the server's model into a profile of your own, or leave --model none out.");
  return manifest?.replaceAll("{modelUrl}", modelUrl ?? "");
}

type Refusal = Extract<Outcome<never>, { ok: false }>;

async function answerIn<T>(asked: Promise<Outcome<T>>, deadlineMs: number): Promise<Outcome<T>> {
  return (await inTime(asked, deadlineMs)) ?? { ok: false, status: 0, what: `no answer within ${deadlineMs} ms`, at: 1, id: "" };
}

function trouble({ status, what }: Refusal, sentence: string, hint: string, { target }: RunOptions): ToolError {
  if (status === 401 || status === 403) {
    if (target.apiKey === undefined) return new ToolError("key-wanted", `The server wants a key (it ${what}).`, "Give it with --api-key KEY, or name its variable in the profile (apiKeyEnv).");
    return new ToolError("key-refused", `The server does not take the key (it ${what}).`, "Give the right one with --api-key KEY.");
  }
  const said = status === 0 ? what : `it ${what}`;
  return new ToolError(status === 0 ? "no-answer" : "no-agent", `${sentence}: ${said}.`, status === 0 ? "Is the server stuck? Its log may tell." : hint);
}

const LEND_HINT = "A profile (--profile FILE) can say how agents are spawned (agents.spawn) or lend some (agents.use).";

/** The hint with an agent that is there, for the user to lend. */
async function lendHint(binding: Binding, client: Client, deadlineMs: number): Promise<string> {
  const there = binding.listAgents === undefined ? undefined : await answerIn(binding.listAgents(client), deadlineMs).catch(() => undefined);
  if (!there?.ok || there.value.length === 0) return LEND_HINT;
  return `${LEND_HINT} There are ${there.value.length} on it, such as ${there.value[0]}.`;
}
