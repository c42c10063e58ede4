import type { About, Seams } from "../../src/server/index.js";
import { relativesOf } from "./family.js";
import { fault, type Fault } from "./fault.js";

const isClearing = ({ operation }: About): boolean => operation === "clearHistory";

/** Does something more, or less, at the moment when a cleared agent gets its new active session. */
function atTheEnd(name: string, breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, act: (seams: Seams, agent: string, fresh: string, about: About) => void): Fault {
  return fault({
    name,
    breaks,
    ...more,
    depth: "store",
    wrap: (seams) => ({
      ...seams,
      store: {
        ...seams.store,
        setActive(agent, session, about) {
          if (isClearing(about)) act(seams, agent, session, about);
          else seams.store.setActive(agent, session, about);
        },
      },
    }),
  });
}

export const clearFaults: readonly Fault[] = [
  fault({
    name: "clearing-takes-the-active-session-only",
    depth: "store",
    breaks: ["clear.sessions.are-gone"],
    wrap: (seams) => ({
      ...seams,
      store: { ...seams.store, remove: (id, about) => (isClearing(about) && seams.store.active(about.agent ?? "", about) !== id) || seams.store.remove(id, about) },
    }),
  }),
  fault({
    name: "clearing-forgets-the-sessions-that-clients-chose",
    depth: "store",
    sly: "only sessions whose ids clients chose",
    breaks: ["clear.sessions.are-gone"],
    like: "https://github.com/openclaw/openclaw/issues/111667",
    wrap(seams) {
      const chosen = new Set<string>();
      return {
        ...seams,
        store: {
          ...seams.store,
          create(session, about) {
            if (about.session === session.id) chosen.add(session.id);
            return seams.store.create(session, about);
          },
          remove: (id, about) => (isClearing(about) && chosen.has(id)) || seams.store.remove(id, about),
        },
      };
    },
  }),
  atTheEnd("clearing-leaves-no-active-session", ["clear.active.is-fresh"], {}, () => undefined),
  fault({
    name: "clearing-makes-the-cleared-session-active-again",
    depth: "store",
    breaks: ["clear.active.is-fresh"],
    wrap: (seams) => ({
      ...seams,
      store: {
        ...seams.store,
        setActive(agent, session, about) {
          const old = isClearing(about) ? seams.store.active(agent, about) : undefined;
          if (old !== undefined) seams.store.create({ id: old, agent, label: null }, about);
          seams.store.setActive(agent, old ?? session, about);
        },
      },
    }),
  }),
  atTheEnd("clearing-takes-the-sessions-of-the-whole-family", ["clear.other-agents.are-kept"], { like: "https://github.com/agno-agi/agno/issues/6733" }, (seams, agent, fresh, about) => {
    seams.store.setActive(agent, fresh, about);
    for (const { id } of relativesOf(seams, agent)) {
      for (const session of seams.store.sessions(id, about)) if (session.id !== seams.store.active(id, about)) seams.store.remove(session.id, about);
    }
  }),
  atTheEnd("clearing-takes-the-active-sessions-of-the-whole-family", ["clear.other-agents.are-kept"], { sly: "only the active sessions of other agents" }, (seams, agent, fresh, about) => {
    seams.store.setActive(agent, fresh, about);
    for (const { id } of relativesOf(seams, agent)) {
      const to = seams.store.hold(seams.store.active(id, about) ?? "");
      seams.store.replace({ to, old: seams.store.rows(to.session, about), by: [] }, about);
    }
  }),
  fault({
    name: "clearing-lets-running-turns-run",
    depth: "turns",
    breaks: ["clear.running-turns.are-ended"],
    like: "https://github.com/openclaw/openclaw/issues/134498",
    wrap: (seams) => ({ ...seams, turns: { ...seams.turns, cancel: (ask, about) => (isClearing(about) ? 0 : seams.turns.cancel(ask, about)) } }),
  }),
  fault({
    name: "clearing-ends-the-turn-of-the-active-session-only",
    depth: "turns",
    sly: "only where sessions beside the active one run",
    breaks: ["clear.running-turns.are-ended"],
    wrap: (seams) => ({
      ...seams,
      turns: {
        ...seams.turns,
        cancel: (ask, about) => (isClearing(about) && ask.session !== seams.store.active(about.agent ?? "", about) ? 0 : seams.turns.cancel(ask, about)),
      },
    }),
  }),
];
