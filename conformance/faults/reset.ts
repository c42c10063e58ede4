import type { About, SessionRecord, Seams } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

const isReset = ({ operation }: About): boolean => operation === "resetSession";

/** Notes, for each agent, the session that a reset took last. */
function resets(seams: Seams): { readonly store: Seams["store"]; readonly of: (agent: string) => SessionRecord | undefined; readonly all: ReadonlySet<string> } {
  const taken = new Map<string, SessionRecord>();
  const all = new Set<string>();
  return {
    all,
    of: (agent) => taken.get(agent),
    store: {
      ...seams.store,
      remove(id, about) {
        const record = seams.store.session(id, about);
        if (isReset(about) && record) {
          taken.set(record.agent, record);
          all.add(id);
        }
        return seams.store.remove(id, about);
      },
    },
  };
}

const whatIsReplaced: readonly Fault[] = [
  fault({
    name: "reset-empties-the-session-and-keeps-its-id",
    depth: "store",
    breaks: ["reset.active.is-replaced"],
    wrap(seams) {
      const { store, of } = resets(seams);
      return {
        ...seams,
        store: {
          ...store,
          setActive(agent, session, about) {
            const old = isReset(about) ? of(agent) : undefined;
            if (old) seams.store.create(old, about);
            seams.store.setActive(agent, old?.id ?? session, about);
          },
        },
      };
    },
  }),
  fault({
    name: "reset-leaves-the-active-session-alone-from-the-second-time-on",
    depth: "store",
    sly: "only from the second reset of an agent on",
    breaks: ["reset.active.is-replaced"],
    wrap(seams) {
      const counts = new Map<string, number>();
      const isLater = (about: About): boolean => isReset(about) && (counts.get(about.agent ?? "") ?? 0) > 0;
      return {
        ...seams,
        store: {
          ...seams.store,
          remove: (id, about) => isLater(about) || seams.store.remove(id, about),
          setActive(agent, session, about) {
            if (!isLater(about)) seams.store.setActive(agent, session, about);
            if (isReset(about)) counts.set(agent, (counts.get(agent) ?? 0) + 1);
          },
        },
      };
    },
  }),
  fault({
    name: "reset-keeps-the-old-session",
    depth: "store",
    breaks: ["reset.old-session.is-gone"],
    wrap: (seams) => ({ ...seams, store: { ...seams.store, remove: (id, about) => isReset(about) || seams.store.remove(id, about) } }),
  }),
  fault({
    name: "a-session-that-was-reset-stays-in-the-lists",
    depth: "store",
    sly: "only in lists; a read does not find it",
    breaks: ["reset.old-session.is-gone"],
    like: "https://github.com/openclaw/openclaw/issues/111667",
    wrap(seams) {
      const { store, of } = resets(seams);
      const ghosts = (agent: string | null, about: About) => seams.store.agents(about).flatMap(({ id }) => ((agent === null || id === agent) && of(id)) || []);
      return { ...seams, store: { ...store, sessions: (agent, about) => [...seams.store.sessions(agent, about), ...ghosts(agent, about)] } };
    },
  }),
  fault({
    name: "the-answer-to-a-reset-names-the-old-session",
    depth: "wire",
    breaks: ["reset.answer.names-the-new-session"],
    wrap(seams) {
      const { store, of } = resets(seams);
      return {
        ...seams,
        store,
        wire: {
          ...seams.wire,
          answer(answer, about, next) {
            const old = isReset(about) && answer.status === 200 ? of(about.agent ?? "") : undefined;
            seams.wire.answer(old ? { ...answer, body: { ...(answer.body as object), session_id: old.id } } : answer, about, next);
          },
        },
      };
    },
  }),
];

const whatIsKept: readonly Fault[] = [
  fault({
    name: "reset-takes-the-sessions-that-clients-chose",
    depth: "store",
    breaks: ["reset.other-sessions.are-kept"],
    like: "https://github.com/librefang/librefang/issues/4905",
    wrap(seams) {
      const chosen = new Map<string, string>();
      return {
        ...seams,
        store: {
          ...seams.store,
          create(session, about) {
            if (about.session === session.id) chosen.set(session.id, session.agent);
            return seams.store.create(session, about);
          },
          remove(id, about) {
            const agent = seams.store.session(id, about)?.agent;
            if (isReset(about)) for (const [other, owner] of chosen) if (owner === agent) seams.store.remove(other, about);
            return seams.store.remove(id, about);
          },
        },
      };
    },
  }),
  fault({
    name: "reset-empties-the-session-that-was-active-before",
    depth: "store",
    sly: "only the session that had been active before the one that is reset",
    breaks: ["reset.other-sessions.are-kept"],
    wrap(seams) {
      const before = new Map<string, string>();
      return {
        ...seams,
        store: {
          ...seams.store,
          setActive(agent, session, about) {
            const active = seams.store.active(agent, about);
            if (isReset(about)) {
              const to = seams.store.hold(before.get(agent) ?? "");
              seams.store.replace({ to, old: seams.store.rows(to.session, about), by: [] }, about);
            } else if (active) before.set(agent, active);
            seams.store.setActive(agent, session, about);
          },
        },
      };
    },
  }),
];

const whatRuns: readonly Fault[] = [
  fault({
    name: "reset-lets-running-turns-run",
    depth: "turns",
    breaks: ["reset.running-turn.is-ended"],
    like: "https://github.com/openclaw/openclaw/issues/88538",
    wrap: (seams) => ({ ...seams, turns: { ...seams.turns, cancel: (ask, about) => (isReset(about) ? 0 : seams.turns.cancel(ask, about)) } }),
  }),
  fault({
    name: "a-plain-turn-brings-its-reset-session-back",
    depth: "turns",
    sly: "only for a plain turn that runs when its session is reset",
    breaks: ["reset.running-turn.is-ended"],
    like: "https://github.com/openclaw/openclaw/issues/134498",
    wrap(seams) {
      const { store, all } = resets(seams);
      return {
        ...seams,
        store,
        turns: {
          ...seams.turns,
          finish(turn, about) {
            seams.turns.finish(turn, about);
            if (turn.door !== "http" || !all.has(turn.session)) return;
            seams.store.create({ id: turn.session, agent: turn.agent, label: null }, about);
            const rows = [{ role: "User", content: turn.text, turn: turn.id }, { role: "Assistant", content: `(stopped) ${turn.text}`, turn: turn.id }] as const;
            seams.store.append({ to: seams.store.hold(turn.session), rows }, about);
          },
        },
      };
    },
  }),
  fault({
    name: "the-first-question-outlives-a-reset",
    depth: "memory",
    sly: "only the words before the first name of a turn, and only in the next turn",
    breaks: ["reset.next-turn.starts-empty"],
    like: "https://github.com/openclaw/openclaw/issues/134498",
    wrap(seams) {
      const remembered = new Map<string, string>();
      return {
        ...seams,
        store: {
          ...seams.store,
          remove(id, about) {
            const first = seams.store.rows(id, about)[0];
            if (isReset(about) && first) remembered.set(about.agent ?? "", first.content.split(" sp")[0]!);
            return seams.store.remove(id, about);
          },
        },
        memory: {
          ...seams.memory,
          context(ask, about) {
            const [system, ...rows] = seams.memory.context(ask, about);
            const words = remembered.get(ask.agent.id);
            remembered.delete(ask.agent.id);
            return [{ role: "system", content: words === undefined ? system!.content : `${system!.content}\n\nThe user once said: ${words}` }, ...rows];
          },
        },
      };
    },
  }),
];

export const resetFaults: readonly Fault[] = [...whatIsReplaced, ...whatIsKept, ...whatRuns];
