import type { Client } from "../client/index.js";
import { canaryOf, type Door, type Log } from "../log/index.js";
import type { AgentSupply } from "./agents.js";
import { firstAgent } from "./first-agent.js";
import { inTime } from "./in-time.js";
import { denials } from "./needs.js";
import type { Progress, RunOptions } from "./options.js";
import type { TargetPace } from "./pace.js";
import { reach } from "./reach.js";
import { ToolError } from "./trouble.js";
import { tryDoor, type Tried } from "./try-door.js";

/** Preflight's own deadlines, in milliseconds; `--time-scale` can only stretch them. */
const REACH_MS = 5_000;
const AGENT_MS = 4_000;
const ACTIVE_MS = 1_500;
/** With the suite's model behind it a turn takes no time at all; another model may think. */
const OUR_TURN_MS = 4_000;
const THEIR_TURN_MS = 60_000;

/** What was found out before anything is judged. */
export interface Known {
  readonly agents: AgentSupply;
  /** Version that the server tells. */
  readonly version?: string;
}

export interface PreflightTools {
  readonly client: Client;
  readonly log: Log;
  readonly pace: TargetPace;
  readonly run: string;
  readonly nonce: string;
  readonly tell: (event: Progress) => void;
}

/**
 * Finds out whether there is anything to judge: the server is reachable, lets us in, has an agent for us, and its model answers.
 * Says each as it is known. Throws `ToolError` where the run cannot go on.
 */
export async function preflight(options: RunOptions, { client, log, pace, run, nonce, tell }: PreflightTools): Promise<Known> {
  const { binding, profile, target } = options;
  const stretch = Math.max(1, options.timeScale);
  const greeting = await reach(target.baseUrl, binding.healthPath ?? "/", REACH_MS * stretch);
  tell({ kind: "preflight", step: "reachable", text: `${target.baseUrl} answers.` });

  const { agents, agent } = await firstAgent(options, client, `sp${run}-${nonce}-c000-a1`, AGENT_MS * stretch);
  tell({ kind: "preflight", step: "authorised", text: target.apiKey === undefined ? "It lets us in without a key." : "It lets us in with the key." });
  const from = agents.how === "spawn" ? "Agents can be spawned." : `The profile lends ${agents.ids.length === 1 ? "an agent" : `${agents.ids.length} agents`}, so cases run one at a time.`;
  tell({ kind: "preflight", step: "agent", text: from });

  const ours = options.model !== undefined;
  const trial = { agent, ...(await trialSession(options, client, agent, stretch)), binding, client, log };
  const tried: Tried[] = [];
  for (const door of doorsOf(options)) {
    // Once a door has shown that it does not answer, the others need not be waited for as long.
    const patience = tried.some((one) => one.tookMs === undefined) ? 4 : 1;
    const deadlineMs = ((ours ? OUR_TURN_MS : THEIR_TURN_MS) * stretch) / patience;
    tried.push(await tryDoor(door, canaryOf(run, 0, tried.length + 1), trial, deadlineMs));
  }
  for (const { tookMs } of tried) if (tookMs !== undefined) pace.saw(tookMs);
  if (ours && !tried.some((one) => one.modelWasAsked)) throw modelNotAsked(tried, options.modelUrl);
  if (!ours && !tried.some((one) => one.tookMs !== undefined)) {
    throw new ToolError("no-turn", `No door brought a turn to its end: ${courses(tried)}.`, "Does the server's own model answer? The server's log may tell.");
  }
  tell({ kind: "preflight", step: "model", text: `${ours ? "It asks the suite's own model" : "Its own model answers"}: ${courses(tried)}.` });
  if (agents.how === "spawn" && agents.canDelete) await inTime(binding.deleteAgent!(client, agent), AGENT_MS * stretch).catch(() => undefined);

  const denied = [...new Set(denials(profile).values())];
  if (denied.length > 0) tell({ kind: "preflight", step: "known", text: `The profile does not claim ${denied.join(", ")}.` });
  const version = versionIn(greeting.body);
  return { agents, ...(version === undefined ? {} : { version }) };
}

/** A server that calls one session active is spoken to without naming any, as most clients do; another is given a session of its own. */
async function trialSession({ binding, profile }: RunOptions, client: Client, agent: string, stretch: number): Promise<{ readonly session: string | null; readonly named: string | null }> {
  if (binding.capabilities.has("sessions.active") && !denials(profile).has("sessions.active")) {
    const active = await inTime(binding.activeSession(client, agent), ACTIVE_MS * stretch).catch(() => undefined);
    return { session: active?.ok ? active.value : null, named: null };
  }
  if (binding.name === "native") return { session: null, named: null };
  const made = await inTime(binding.newSession(client, agent), AGENT_MS * stretch).catch(() => undefined);
  const session = made?.ok ? made.value : null;
  return { session, named: session };
}

function doorsOf({ binding, profile }: RunOptions): Door[] {
  const denied = denials(profile);
  return (["http", "sse", "ws"] as const).filter((door) => binding.capabilities.has(`doors.${door}`) && !denied.has(`doors.${door}`));
}

function modelNotAsked(tried: readonly Tried[], modelUrl: string | undefined): ToolError {
  const where = modelUrl === undefined ? "" : ` at ${modelUrl}`;
  return new ToolError(
    "model-not-asked",
    `The suite's own model was not asked by any turn (${courses(tried)}).`,
    `Point the server under test at the model${where}: it is OpenAI-compatible and takes any key and any model name. Or judge what can be judged without it: --model none.`,
  );
}

function courses(tried: readonly Tried[]): string {
  return tried.map(({ door, course }) => `${door} ${course}`).join("; ");
}

/** What a JSON greeting calls its version. */
function versionIn(body: string): string | undefined {
  try {
    const { version } = JSON.parse(body) as { version?: unknown };
    return typeof version === "string" && version !== "" ? version : undefined;
  } catch {
    return undefined;
  }
}
