import { Refusal } from "../refusal.js";
import type { Router, Seams } from "../seams.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID in hyphenated form, any version, in lower case; undefined for anything else. */
export function uuidOf(text: unknown): string | undefined {
  return typeof text === "string" && UUID.test(text) ? text.toLowerCase() : undefined;
}

export function sessionRouter(seams: () => Seams): Router {
  return {
    agent(id, about) {
      const parsed = uuidOf(id);
      if (parsed === undefined) throw new Refusal(400, "Invalid agent ID");
      const agent = seams().store.agent(parsed, about);
      if (!agent) throw new Refusal(404, "Agent not found");
      return agent;
    },
    parseSessionId: uuidOf,
    session({ agent, named, mustExist }, about) {
      const { store, router } = seams();
      if (named === undefined || named === null) {
        const active = store.active(agent, about);
        if (active === undefined) throw new Refusal(404, "Agent not found");
        return active;
      }
      const id = router.parseSessionId(named);
      if (id === undefined) throw new Refusal(400, "Invalid session ID");
      const session = store.session(id, about);
      if (session && session.agent !== agent) throw new Refusal(403, "Session belongs to a different agent");
      if (!session && mustExist) throw new Refusal(404, "Session not found");
      return id;
    },
    anySession(id, about) {
      const { store, router } = seams();
      const parsed = router.parseSessionId(id);
      if (parsed === undefined) throw new Refusal(400, "Invalid session ID");
      const session = store.session(parsed, about);
      if (!session) throw new Refusal(404, "Session not found");
      return session;
    },
  };
}
