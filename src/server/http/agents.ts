import { Refusal } from "../refusal.js";
import { deleteAgent, spawnAgent, stopSession } from "../work/agents.js";
import { agentInFull, agentSummary } from "../work/views.js";
import { membersOf } from "./body.js";
import { param, reply, type Handler } from "./handler.js";

const spawn: Handler = ({ core, incoming, about }) => {
  const members = membersOf(incoming.body);
  const manifest = textMember(members, "manifest_toml");
  const template = textMember(members, "template");
  if (textMember(members, "signed_manifest") !== "") throw new Refusal(403, "This server cannot verify signed manifests");
  const agent = spawnAgent(core, { manifest, template }, about);
  const session = core.seams.store.active(agent.id, about);
  return reply({ ...about, agent: agent.id }, { agent_id: agent.id, id: agent.id, name: agent.name, session_id: session }, 201);
};

const list: Handler = ({ core, about }) => reply(about, core.seams.store.agents(about).map(agentSummary));

const get: Handler = (asked) => {
  const { core, about } = asked;
  const agent = core.seams.router.agent(param(asked, "id"), about);
  return reply(about, agentInFull(core, agent, { ...about, agent: agent.id }));
};

const remove: Handler = (asked) => {
  const { core, about } = asked;
  const agent = core.seams.router.agent(param(asked, "id"), about);
  deleteAgent(core, agent, { ...about, agent: agent.id });
  return reply(about, { status: "killed", agent_id: agent.id });
};

const stop: Handler = (asked) => {
  const { core, incoming } = asked;
  const members = membersOf(incoming.body);
  const agent = core.seams.router.agent(param(asked, "id"), asked.about);
  const about = { ...asked.about, agent: agent.id };
  const session = core.seams.router.session({ agent: agent.id, named: members["session_id"], mustExist: true }, about);
  const ended = stopSession(core, session, about);
  return reply(about, { status: "ok", message: ended ? "Run cancelled" : "No active run", session_id: session });
};

function textMember(members: Readonly<Record<string, unknown>>, name: string): string {
  const value = members[name] ?? "";
  if (typeof value !== "string") throw new Refusal(422, `'${name}' must be a string`);
  return value;
}

export const agentHandlers = { spawnAgent: spawn, listAgents: list, getAgent: get, deleteAgent: remove, stopAgent: stop };
