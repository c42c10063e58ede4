import type { Profile } from "../../generated/profile.js";
import { Refusal } from "../../src/server/index.js";
import type { About, AgentRecord, ReferenceServer } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import { variation, type Variation } from "./variation.js";

const BEFORE: About = { door: "http", operation: "before" };

/** Puts agents there, each with an active session, before anybody asks. */
function populate({ seams }: ReferenceServer, names: readonly string[], sessionsEach: number): AgentRecord[] {
  return names.map((name) => {
    const id = seams.ids.newId("agent");
    const now = seams.clock.now();
    const agent: AgentRecord = { id, name, systemPrompt: "You help.", tools: ["file_list"], provider: "local", model: "m", description: "", tags: [], createdAt: now, lastActive: now };
    seams.store.addAgent(agent, BEFORE);
    for (let i = 0; i < sessionsEach; i += 1) {
      const session = seams.ids.newId("session");
      seams.store.create({ id: session, agent: id, label: i === 0 ? null : `talk ${i}` }, BEFORE);
      const said = (role: "User" | "Assistant") => ({ role, content: `${role} said something long ago, ${i}`, turn: `before ${session}` });
      if (i > 0) seams.store.append({ to: seams.store.hold(session), rows: [said("User"), said("Assistant")] }, BEFORE);
      if (i === 0) seams.store.setActive(id, session, BEFORE);
    }
    return agent;
  });
}

const lent = (agents: readonly AgentRecord[]): Profile => ({ agents: { use: agents.map(({ id }) => id) }, capabilities: { "agents.spawn": false, "agents.delete": false } });

/** Where agents come from. */
export const agentVariations: readonly Variation[] = [
  variation({
    name: "has-agents-and-sessions-from-before",
    depth: "store",
    allowed: "Nothing says that a server is empty.",
    before: (server) => void populate(server, Array.from({ length: 20 }, (_, i) => `resident ${i}`), 15),
  }),
  variation({
    name: "lends-its-agents-and-spawns-none",
    depth: "store",
    allowed: "Where agents cannot be spawned, the profile lends some.",
    wrap: (seams) =>
      change(seams, "wire", {
        request: (incoming, about, next) => {
          if (about.operation === "spawnAgent" || about.operation === "deleteAgent") throw new Refusal(403, "Agents are managed elsewhere");
          return seams.wire.request(incoming, about, next);
        },
      }),
    before: (server) => lent(populate(server, ["one", "two", "three", "four"], 2)),
  }),
  variation({ name: "asks-for-no-key", depth: "gate", allowed: "A key is optional.", isKeyless: true }),
];
