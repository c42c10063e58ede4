import { succeeded } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { member, uuid } from "./json.js";

/** Agents that answers told of: spawned, read, or listed. */
export function agentsIn(exchanges: readonly Exchange[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const exchange of exchanges) {
    const { operation, json } = exchange;
    if (!operation || !succeeded(exchange)) continue;
    const inPath = exchange.request.url.includes("/api/agents/") ? operation.params["id"] : undefined;
    const told = operation.id === "listAgents" && Array.isArray(json) ? json.map((row) => member(row, "id")) : [member(json, "agent_id"), inPath];
    for (const agent of told.map(uuid)) if (agent !== undefined) found.add(agent);
  }
  return found;
}
