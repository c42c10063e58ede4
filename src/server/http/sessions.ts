import { Refusal } from "../refusal.js";
import { freshActiveSession } from "../work/agents.js";
import { compactSession } from "../work/compact.js";
import { clearHistory, deleteSession, labelOf, newLabelOf, resetSession } from "../work/sessions.js";
import { sessionInFull, sessionSummary } from "../work/views.js";
import { membersOf } from "./body.js";
import { param, reply, type Asked, type Handler } from "./handler.js";

/** The agent of the path, and the context with it. */
function ofAgent(asked: Asked) {
  const agent = asked.core.seams.router.agent(param(asked, "id"), asked.about);
  return { agent, about: { ...asked.about, agent: agent.id } };
}

/** The session of the path, and the context with it. */
function ofSession(asked: Asked) {
  const session = asked.core.seams.router.anySession(param(asked, "id"), asked.about);
  return { session, about: { ...asked.about, agent: session.agent, session: session.id } };
}

const get: Handler = (asked) => {
  const { session, about } = ofSession(asked);
  return reply(about, sessionInFull(asked.core, session, about));
};

const listAll: Handler = ({ core, about }) => reply(about, { sessions: core.seams.store.sessions(null, about).map((one) => sessionSummary(core, one, about)) });

const listOfAgent: Handler = (asked) => {
  const { core } = asked;
  const { agent, about } = ofAgent(asked);
  const active = core.seams.store.active(agent.id, about);
  const sessions = core.seams.store.sessions(agent.id, about);
  return reply(about, { sessions: sessions.map((one) => ({ ...sessionSummary(core, one, about), active: one.id === active })) });
};

const create: Handler = (asked) => {
  const members = membersOf(asked.incoming.body);
  const { agent, about } = ofAgent(asked);
  const session = freshActiveSession(asked.core, agent.id, newLabelOf(members["label"]), about);
  return reply(about, sessionSummary(asked.core, session, about));
};

const getActive: Handler = (asked) => {
  const { core } = asked;
  const { agent, about } = ofAgent(asked);
  const id = core.seams.router.session({ agent: agent.id, named: null, mustExist: true }, about);
  return reply(about, sessionInFull(core, core.seams.router.anySession(id, about), { ...about, session: id }));
};

const switchTo: Handler = (asked) => {
  const { core } = asked;
  const { agent, about } = ofAgent(asked);
  const session = core.seams.router.session({ agent: agent.id, named: param(asked, "session_id"), mustExist: true }, about);
  core.seams.store.setActive(agent.id, session, { ...about, session });
  return reply(about, { status: "ok", message: "Session switched", session_id: session });
};

const setLabel: Handler = (asked) => {
  const label = labelOf(membersOf(asked.incoming.body)["label"]);
  const { session, about } = ofSession(asked);
  asked.core.seams.store.setLabel(session.id, label, about);
  return reply(about, { status: "updated", session_id: session.id, label });
};

/** Here alone the agent may be called by its name. Of several sessions with the label the newest is meant. */
const findByLabel: Handler = (asked) => {
  const { core } = asked;
  const { store, router } = core.seams;
  const named = store.agentNamed(param(asked, "id"), asked.about);
  const agent = named ?? router.agent(param(asked, "id"), asked.about);
  const about = { ...asked.about, agent: agent.id };
  const session = store.sessions(agent.id, about).find(({ label }) => label === param(asked, "label"));
  if (!session) throw new Refusal(404, "No session found with that label");
  return reply(about, sessionSummary(core, session, { ...about, session: session.id }));
};

const remove: Handler = (asked) => {
  const { session, about } = ofSession(asked);
  deleteSession(asked.core, session, about);
  return reply(about, { status: "deleted", session_id: session.id });
};

const reset: Handler = (asked) => {
  const { core } = asked;
  const { agent, about } = ofAgent(asked);
  const active = core.seams.router.session({ agent: agent.id, named: null, mustExist: true }, about);
  const fresh = resetSession(core, core.seams.router.anySession(active, about), about);
  return reply(about, { status: "ok", message: "Session reset", session_id: fresh.id });
};

const compact: Handler = async (asked) => {
  const { core } = asked;
  const members = membersOf(asked.incoming.body);
  const { agent, about } = ofAgent(asked);
  const session = core.seams.router.session({ agent: agent.id, named: members["session_id"], mustExist: true }, about);
  const message = await compactSession(core, session, about);
  return reply(about, { status: "ok", message, session_id: session });
};

const clear: Handler = (asked) => {
  const { agent, about } = ofAgent(asked);
  const fresh = clearHistory(asked.core, agent.id, about);
  return reply(about, { status: "ok", message: "All history cleared", session_id: fresh.id });
};

export const sessionHandlers = {
  getSession: get,
  listSessions: listAll,
  listAgentSessions: listOfAgent,
  createSession: create,
  getActiveSession: getActive,
  switchSession: switchTo,
  setSessionLabel: setLabel,
  findSessionByLabel: findByLabel,
  deleteSession: remove,
  resetSession: reset,
  compactSession: compact,
  clearHistory: clear,
};
