import type { Core } from "../core.js";
import type { SessionRecord } from "../records.js";
import { Refusal } from "../refusal.js";
import type { About } from "../seams.js";
import { freshActiveSession } from "./agents.js";

const LABEL = /^[\p{L}\p{N} _-]+$/u;
const MAX_LABEL_CHARACTERS = 128;

/** Deletes a session: its turns end with their terminals, nothing is written afterwards. The agent is left with an active session. */
export function deleteSession(core: Core, session: SessionRecord, about: About): void {
  const wasActive = core.seams.store.active(session.agent, about) === session.id;
  endSession(core, session, about);
  if (wasActive) freshActiveSession(core, session.agent, null, about);
}

/**
 * Replaces a session by a new empty one. Where it was the active one, so is the new one; else the active session stays.
 * @returns the new session.
 */
export function resetSession(core: Core, session: SessionRecord, about: About): SessionRecord {
  const { store, ids } = core.seams;
  const wasActive = store.active(session.agent, about) === session.id;
  endSession(core, session, about);
  if (wasActive) return freshActiveSession(core, session.agent, null, about);
  return store.create({ id: ids.newId("session"), agent: session.agent, label: null }, about);
}

/** Deletes all sessions of an agent. @returns the new, empty, active one. */
export function clearHistory(core: Core, agent: string, about: About): SessionRecord {
  for (const session of core.seams.store.sessions(agent, about)) endSession(core, session, about);
  return freshActiveSession(core, agent, null, about);
}

function endSession(core: Core, session: SessionRecord, about: About): void {
  const { store, turns } = core.seams;
  const said: About = { ...about, agent: session.agent, session: session.id };
  turns.cancel({ session: session.id, reach: "all", why: "deleted" }, said);
  store.remove(session.id, said);
}

/** A label as it is stored: trimmed; null for none. Throws 400 for one of the wrong form, 422 for what is no text. */
export function labelOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw new Refusal(422, "'label' must be a string or null");
  const label = value.trim();
  if (label === "" || [...label].length > MAX_LABEL_CHARACTERS) throw new Refusal(400, `Session label must be 1-${MAX_LABEL_CHARACTERS} characters`);
  if (!LABEL.test(label)) throw new Refusal(400, "Session label may hold letters, digits, space, '-' and '_' only");
  return label;
}

/** The label of a new session: trimmed, blank is none. Throws 400 beyond 128 characters, 422 for what is no text. */
export function newLabelOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw new Refusal(422, "'label' must be a string or null");
  const label = value.trim();
  if ([...label].length > MAX_LABEL_CHARACTERS) throw new Refusal(400, `Session label must be at most ${MAX_LABEL_CHARACTERS} characters`);
  return label === "" ? null : label;
}
