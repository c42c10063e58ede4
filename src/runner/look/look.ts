import { randomInt, randomUUID } from "node:crypto";
import type { Capability } from "../../bindings/binding.js";
import { createClient, type Client } from "../../client/index.js";
import type { Log } from "../../log/index.js";
import { reach } from "../reach.js";
import { ToolError } from "../trouble.js";
import { lookAtDoors } from "./doors.js";
import { limitsTold, requestsPerMinuteIn, type LimitTold } from "./limits.js";
import { lookAtNative, lookAtReset } from "./native.js";
import { howOf, seenIn, type Seen } from "./seen.js";
import { Visit, type LookOptions } from "./visit.js";

/** Deadline of what is no turn, milliseconds before the time scale; and of a turn with the suite's own model, and with another. */
const ASK_MS = 4_000;
const OUR_TURN_MS = 4_000;
const THEIR_TURN_MS = 60_000;

/** What was found out about a server. */
export interface Look {
  /** Version that the server tells. */
  readonly version?: string;
  readonly health: string;
  readonly wantsKey: Seen;
  /** Ids of the agents that were there before. */
  readonly agents: Seen & { readonly ids: readonly string[] };
  /** The agent that was lent for the look. */
  readonly lent?: string;
  /** In the order in which they were looked at. */
  readonly capabilities: ReadonlyMap<Capability, Seen>;
  readonly limits: readonly LimitTold[];
  readonly requestsPerMinute?: number;
  /** Model names it asked the suite's own model for; undefined without that model. */
  readonly modelNames?: readonly string[];
  /** What was made here and could not be taken away again. */
  readonly left: readonly string[];
}

/**
 * Looks at what a server can do: a few requests, one at a time, no more than three sockets. What it makes it deletes again, also when it is
 * interrupted. Throws `ToolError` where the server cannot be reached, wants a key that was not given, or the look was interrupted.
 */
export async function lookAt(options: LookOptions): Promise<Look> {
  const { target, binding, log, hasModel } = options;
  const stretch = Math.max(1, options.timeScale);
  const path = binding.healthPath ?? "/";
  const greeting = await reach(target.baseUrl, path, ASK_MS * stretch);
  const client = createClient({ ...target, log });
  const stranger = createClient({ baseUrl: target.baseUrl, log });
  const visit = new Visit(options, client, { askMs: ASK_MS * stretch, turnMs: (hasModel ? OUR_TURN_MS : THEIR_TURN_MS) * stretch });
  try {
    const { wantsKey, agents } = await access(visit, stranger);
    const lent = await anAgent(visit, options.agent, agents);
    if (visit.hasAgent) await throughTheAgent(visit);
    await visit.tidy();
    const limits = limitsTold(log);
    const requestsPerMinute = requestsPerMinuteIn(limits);
    const version = textIn(greeting.body, "version");
    return {
      health: `GET ${path} answered ${greeting.status}`, wantsKey, agents, limits,
      capabilities: visit.capabilities,
      left: visit.left,
      ...(version === undefined ? {} : { version }),
      ...(lent === undefined ? {} : { lent }),
      ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
      ...(hasModel ? { modelNames: modelNamesIn(log) } : {}),
    };
  } finally {
    await visit.tidy();
    await Promise.all([client.close(), stranger.close()]);
  }
}

async function access(visit: Visit, stranger: Client): Promise<Pick<Look, "wantsKey" | "agents">> {
  const { target, binding, log } = visit.options;
  if (binding.listAgents === undefined) return { wantsKey: { has: undefined, how: "not looked at" }, agents: { has: undefined, how: "not looked at", ids: [] } };
  const without = await visit.ask(() => binding.listAgents!(stranger));
  const refused = !without.ok && (without.status === 401 || without.status === 403);
  const wantsKey: Seen = { has: without.ok ? false : refused ? true : undefined, how: `without a key, ${howOf(without, log)}` };
  if (refused && target.apiKey === undefined) throw new ToolError("key-wanted", `The server wants a key (it ${without.what}).`, "Give it with --api-key KEY, or in SESSIONPROOF_API_KEY.");
  const listed = target.apiKey === undefined ? without : await visit.ask(() => binding.listAgents!(visit.client));
  if (!listed.ok && (listed.status === 401 || listed.status === 403)) throw new ToolError("key-refused", `The server does not take the key (it ${listed.what}).`, "Look at the key: --api-key KEY, or SESSIONPROOF_API_KEY.");
  return { wantsKey, agents: { ...seenIn(listed, log), ids: listed.ok ? listed.value : [] } };
}

/** An agent of our own; else the one that was lent, whose id is the answer. */
async function anAgent(visit: Visit, lent: string | undefined, agents: Look["agents"]): Promise<string | undefined> {
  const { binding } = visit.options;
  const made = await visit.ask(() => binding.spawnAgent(visit.client, { name: `sp${visit.run}-look-${randomInt(2 ** 32).toString(16)}` }));
  visit.noteOutcome("agents.spawn", made);
  if (made.ok) return void visit.takes(made.value, true);
  if (lent === undefined) return undefined;
  if (agents.has === true && !agents.ids.includes(lent)) throw new ToolError("no-agent", `There is no agent ${lent}; ${agents.ids.length === 0 ? "there is none at all" : `there are ${agents.ids.slice(0, 5).join(", ")}`}.`, "--agent takes the id of an agent that is there.");
  visit.takes(lent, false);
  return lent;
}

async function throughTheAgent(visit: Visit): Promise<void> {
  const { binding } = visit.options;
  const { client, agent } = visit;
  const active = await visit.ask(() => binding.activeSession(client, agent));
  visit.noteOutcome("sessions.active", active);
  if (active.ok) await tryToSwitch(visit, active.value);
  const created = await aSession(visit, active.ok ? active.value : undefined);
  if (!active.ok && created !== undefined) await tryToSwitch(visit, created);
  visit.noteOutcome("sessions.list", await visit.ask(() => binding.listSessions(client, agent)));
  const chosen = randomUUID();
  await lookAtDoors(visit, [chosen, created, active.ok ? active.value : undefined].filter((one) => one !== undefined));
  const known = created ?? (visit.sessions.has(chosen) ? chosen : undefined);
  await lookAtNative(visit, known);
  if (known !== undefined) {
    const gone = await visit.ask(() => binding.deleteSession(client, agent, known));
    visit.noteOutcome("sessions.delete", gone);
    if (gone.ok) visit.sessions.delete(known);
  }
  await lookAtReset(visit);
}

async function tryToSwitch(visit: Visit, session: string): Promise<void> {
  visit.noteOutcome("sessions.switch", await visit.ask(() => visit.options.binding.switchSession(visit.client, visit.agent, session)));
}

/** A session of the server's making. It becomes the active one, so the way back is taken at once; a lent agent without one is left alone. */
async function aSession(visit: Visit, active: string | undefined): Promise<string | undefined> {
  const { binding } = visit.options;
  const { client, agent } = visit;
  const hasWayBack = active !== undefined && visit.capabilities.get("sessions.switch")?.has === true;
  if (!hasWayBack && !visit.isOurs) return void visit.note("sessions.create", { has: undefined, how: "not looked at: there would be no way back to the session that the lent agent is in" });
  const created = await visit.ask(() => binding.createSession(client, agent));
  visit.noteOutcome("sessions.create", created);
  if (!created.ok) return undefined;
  visit.sessions.add(created.value);
  if (hasWayBack) {
    visit.before = active;
    await visit.ask(() => binding.switchSession(client, agent, active));
  }
  return created.value;
}

function modelNamesIn(log: Log): readonly string[] {
  return [...new Set(log.entries.flatMap((entry) => (entry.kind === "model" ? [entry.body.model ?? "no name"] : [])))];
}

function textIn(body: string, name: string): string | undefined {
  try {
    const value = (JSON.parse(body) as Record<string, unknown> | null)?.[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  } catch {
    return undefined;
  }
}
