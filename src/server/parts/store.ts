import type { Usage } from "../../model/port.js";
import type { Limits } from "../options.js";
import type { AgentRecord, Row, SessionRecord } from "../records.js";
import { Refusal } from "../refusal.js";
import type { Clock, Store } from "../seams.js";

type Kept<T> = { -readonly [K in keyof T]: T[K] };
interface KeptSession {
  record: Kept<SessionRecord>;
  rows: Row[];
}

/** Everything in memory, bounded by `maxAgents` and `maxSessions`; rows are bounded where turns are admitted. */
export function memoryStore(limits: Limits, clock: () => Clock): Store {
  const agents = new Map<string, AgentRecord>();
  const names = new Map<string, string>();
  const active = new Map<string, string>();
  const sessions = new Map<string, KeptSession>();
  const ofAgent = new Map<string, Set<string>>();
  let incarnations = 0;
  let bytes = 0;

  const held = (to: { session: string; incarnation: number }): KeptSession | undefined => {
    const kept = sessions.get(to.session);
    return kept?.record.incarnation === to.incarnation ? kept : undefined;
  };
  const remove = (id: string): boolean => {
    const kept = sessions.get(id);
    if (!kept) return false;
    sessions.delete(id);
    ofAgent.get(kept.record.agent)?.delete(id);
    for (const row of kept.rows) bytes -= sizeOf(row);
    return true;
  };

  return {
    agents: () => [...agents.values()],
    agent: (id) => agents.get(id),
    agentNamed: (name) => agents.get(names.get(name) ?? ""),
    addAgent(agent) {
      if (agents.size >= limits.maxAgents) throw new Refusal(503, `The server is full: it holds at most ${limits.maxAgents} agents`);
      agents.set(agent.id, agent);
      names.set(agent.name, agent.id);
      ofAgent.set(agent.id, new Set());
    },
    changeAgent(id, change) {
      const agent = agents.get(id);
      if (agent) agents.set(id, { ...agent, ...change });
    },
    removeAgent(id) {
      names.delete(agents.get(id)?.name ?? "");
      agents.delete(id);
      active.delete(id);
      for (const session of [...(ofAgent.get(id) ?? [])]) remove(session);
      ofAgent.delete(id);
    },
    active: (agent) => active.get(agent),
    setActive: (agent, session) => void active.set(agent, session),
    session: (id) => sessions.get(id)?.record,
    sessions(agent) {
      const ids = agent === null ? [...sessions.keys()] : [...(ofAgent.get(agent) ?? [])];
      // Maps and sets keep the order of insertion, so newest first is that order reversed.
      return ids.reverse().map((id) => sessions.get(id)!.record);
    },
    create({ id, agent, label }) {
      if (sessions.size >= limits.maxSessions) throw new Refusal(503, `The server is full: it holds at most ${limits.maxSessions} sessions`);
      remove(id);
      const record: SessionRecord = { id, agent, label, createdAt: clock().now(), incarnation: ++incarnations, usage: { input: 0, output: 0 } };
      sessions.set(id, { record, rows: [] });
      ofAgent.get(agent)?.add(id);
      return record;
    },
    remove,
    setLabel(id, label) {
      const kept = sessions.get(id);
      if (kept) kept.record = { ...kept.record, label };
    },
    hold: (id) => ({ session: id, incarnation: sessions.get(id)?.record.incarnation ?? 0 }),
    rows: (id) => sessions.get(id)?.rows ?? [],
    append({ to, rows }) {
      const kept = held(to);
      if (!kept) return false;
      kept.rows = [...kept.rows, ...rows];
      for (const row of rows) bytes += sizeOf(row);
      return true;
    },
    addUsage({ to, usage }) {
      const kept = held(to);
      if (kept) kept.record = { ...kept.record, usage: sum(kept.record.usage, usage) };
    },
    replace({ to, old, by }) {
      const kept = held(to);
      if (!kept || !old.every((row, i) => kept.rows[i] === row)) return false;
      kept.rows = [...by, ...kept.rows.slice(old.length)];
      for (const row of by) bytes += sizeOf(row);
      for (const row of old) bytes -= sizeOf(row);
      return true;
    },
    size: () => ({ bytes, sessions: sessions.size }),
  };
}

function sum(a: Usage, b: Usage): Usage {
  return { input: a.input + b.input, output: a.output + b.output };
}

function sizeOf(row: Row): number {
  let bytes = Buffer.byteLength(row.content);
  for (const tool of row.tools ?? []) bytes += Buffer.byteLength(tool.arguments) + Buffer.byteLength(tool.result);
  return bytes;
}
