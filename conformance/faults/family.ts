import type { About, AgentRecord, Seams } from "../../src/server/index.js";

const ASKED: About = { door: "http", operation: "family" };

/** Agents whose names differ in their last part only: what a wrong server takes for one. */
export function familyOf(seams: Seams, agent: string): string {
  return nameOf(seams.store.agent(agent, ASKED)) ?? agent;
}

/** The others of an agent's family. */
export function relativesOf(seams: Seams, agent: string): readonly AgentRecord[] {
  const family = familyOf(seams, agent);
  return seams.store.agents(ASKED).filter((other) => other.id !== agent && nameOf(other) === family);
}

function nameOf(agent: AgentRecord | undefined): string | undefined {
  return agent?.name.replace(/-[^-]*$/, "");
}
