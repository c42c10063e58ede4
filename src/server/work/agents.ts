import type { Core } from "../core.js";
import type { AgentRecord } from "../records.js";
import { Refusal } from "../refusal.js";
import type { About } from "../seams.js";
import { readManifest, templateManifest } from "./manifest.js";

/** A new agent with one empty session, which is active. Throws 400, 404, 409, 413, 503. */
export function spawnAgent(core: Core, ask: { readonly manifest: string; readonly template: string }, about: About): AgentRecord {
  const { store, ids, clock } = core.seams;
  if (ask.manifest === "" && ask.template === "") throw new Refusal(400, "Either 'manifest_toml' or 'template' is required");
  const isTaken = (name: string): boolean => store.agentNamed(name, about) !== undefined;
  const manifest = ask.manifest !== "" ? readManifest(ask.manifest) : templateManifest(ask.template, isTaken);
  if (isTaken(manifest.name)) throw new Refusal(409, `An agent named '${manifest.name}' exists already`);
  if (store.size().sessions >= core.settings.limits.maxSessions) throw new Refusal(503, "The server is full; delete sessions that are no longer needed");
  const now = clock.now();
  const agent: AgentRecord = { ...manifest, id: ids.newId("agent"), createdAt: now, lastActive: now };
  store.addAgent(agent, about);
  freshActiveSession(core, agent.id, null, about);
  core.agentsChanged();
  return agent;
}

/** Removes an agent, its turns, its sessions and its sockets. */
export function deleteAgent(core: Core, agent: AgentRecord, about: About): void {
  const { store, turns, hub } = core.seams;
  for (const session of store.sessions(agent.id, about)) {
    turns.cancel({ session: session.id, reach: "all", why: "deleted" }, { ...about, session: session.id });
  }
  store.removeAgent(agent.id, about);
  // Later than the terminals of the turns that were cancelled just now.
  setImmediate(() => {
    for (const outlet of hub.open()) if (outlet.door === "ws" && outlet.agent === agent.id) outlet.close(1000, "Agent deleted");
  });
  core.agentsChanged();
}

/** @returns whether a run was ended. */
export function stopSession(core: Core, session: string, about: About): boolean {
  return core.seams.turns.cancel({ session, reach: "running", why: "stopped" }, { ...about, session }) > 0;
}

/** A new empty session of an agent, active from now on. */
export function freshActiveSession(core: Core, agent: string, label: string | null, about: About) {
  const { store, ids } = core.seams;
  const session = store.create({ id: ids.newId("session"), agent, label }, about);
  store.setActive(agent, session.id, about);
  return session;
}
