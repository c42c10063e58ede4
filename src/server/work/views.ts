import type { Core } from "../core.js";
import type { AgentRecord, Row, SessionRecord } from "../records.js";
import type { About } from "../seams.js";
import type { ContextPressure, SocketAgent } from "../shapes.js";

const NOBODY = { emoji: null, avatar_url: null, color: null };
/** Tokens of the model's window, for `context_pressure`. */
const WINDOW_TOKENS = 200_000;

/** RFC 3339, UTC. */
function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}

export function agentSummary(agent: AgentRecord) {
  return {
    id: agent.id,
    name: agent.name,
    state: "Running" as const,
    mode: "full",
    ready: true,
    created_at: timeOf(agent.createdAt),
    last_active: timeOf(agent.lastActive),
    model_provider: agent.provider,
    model_name: agent.model,
    model_tier: "unknown",
    auth_status: "notrequired",
    profile: null,
    identity: NOBODY,
  };
}

export function agentInFull(core: Core, agent: AgentRecord, about: About) {
  return {
    id: agent.id,
    agent_id: agent.id,
    name: agent.name,
    state: "Running" as const,
    mode: "full",
    profile: null,
    created_at: timeOf(agent.createdAt),
    session_id: core.seams.store.active(agent.id, about) ?? "",
    model: { provider: agent.provider, model: agent.model },
    capabilities: { tools: agent.tools, network: [] },
    description: agent.description,
    tags: agent.tags,
    identity: NOBODY,
    skills: [],
    skills_mode: "all",
    mcp_servers: [],
    mcp_servers_mode: "all",
    fallback_models: [],
  };
}

export function socketAgent(agent: AgentRecord): SocketAgent {
  return { id: agent.id, name: agent.name, state: "Running", model_provider: agent.provider, model_name: agent.model };
}

export function sessionInFull(core: Core, session: SessionRecord, about: About) {
  const rows = core.seams.store.rows(session.id, about);
  return {
    session_id: session.id,
    agent_id: session.agent,
    message_count: rows.length,
    context_window_tokens: contextTokens(rows),
    label: session.label,
    messages: rows.map(messageView),
  };
}

export function sessionSummary(core: Core, session: SessionRecord, about: About) {
  return {
    session_id: session.id,
    agent_id: session.agent,
    message_count: core.seams.store.rows(session.id, about).length,
    created_at: timeOf(session.createdAt),
    label: session.label,
  };
}

function messageView(row: Row) {
  if (!row.tools) return { role: row.role, content: row.content };
  const tools = row.tools.map(({ name, arguments: input, result, isError }) => {
    return { name, input: jsonOr(input), running: false, expanded: false, result, is_error: isError };
  });
  return { role: row.role, content: row.content, tools };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A rough count: four characters make a token. */
export function contextTokens(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + Math.ceil(row.content.length / 4), 0);
}

export function pressureOf(tokens: number): ContextPressure {
  const share = tokens / WINDOW_TOKENS;
  if (share > 0.85) return "critical";
  if (share > 0.7) return "high";
  return share > 0.5 ? "medium" : "low";
}
