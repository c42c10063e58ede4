import type { About, Row, Seams } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

const isCompaction = (about: About): boolean => about.operation === "compactSession";

/** Sends a compaction to another session than was asked for. */
function compactsAnother(name: string, breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, choose: (seams: Seams, agent: string, named: unknown, about: About) => string | undefined): Fault {
  return fault({
    name,
    breaks,
    ...more,
    depth: "router",
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        session(ask, about) {
          const right = seams.router.session(ask, about);
          return isCompaction(about) ? (choose(seams, ask.agent, ask.named, about) ?? right) : right;
        },
      },
    }),
  });
}

/** Notes which session of an agent took a turn last. */
function lastSpoken(seams: Seams): { readonly turns: Seams["turns"]; readonly of: (agent: string) => string | undefined } {
  const last = new Map<string, string>();
  return {
    of: (agent) => last.get(agent),
    turns: {
      ...seams.turns,
      admit(turn, about) {
        last.set(turn.agent, turn.session);
        return seams.turns.admit(turn, about);
      },
    },
  };
}

export const compactFaults: readonly Fault[] = [
  compactsAnother(
    "compaction-takes-the-active-session-whatever-is-named",
    ["compact.named.spares-the-active-session"],
    { like: "https://github.com/librefang/librefang/issues/5201" },
    (seams, agent, _named, about) => seams.store.active(agent, about),
  ),
  fault({
    name: "compaction-takes-the-session-spoken-to-last",
    depth: "router",
    sly: "only when none is named and another was spoken to later",
    breaks: ["compact.unnamed.acts-on-the-active-session"],
    like: "https://github.com/librefang/librefang/issues/7705",
    wrap: (seams) => {
      const { turns, of } = lastSpoken(seams);
      return {
        ...seams,
        turns,
        router: {
          ...seams.router,
          session: (ask, about) => (isCompaction(about) && ask.named === undefined && of(ask.agent)) || seams.router.session(ask, about),
        },
      };
    },
  }),
  fault({
    name: "unnamed-compaction-does-nothing",
    depth: "store",
    breaks: ["compact.unnamed.acts-on-the-active-session"],
    wrap: (seams) => {
      const unnamed = new Set<string>();
      return {
        ...seams,
        router: {
          ...seams.router,
          session(ask, about) {
            const right = seams.router.session(ask, about);
            if (isCompaction(about)) unnamed[ask.named === undefined ? "add" : "delete"](right);
            return right;
          },
        },
        store: { ...seams.store, rows: (id, about) => (isCompaction(about) && unnamed.has(id) ? [] : seams.store.rows(id, about)) },
      };
    },
  }),
  fault({
    name: "a-summary-is-made-of-the-session-spoken-to-last",
    depth: "memory",
    sly: "only when another session was spoken to later",
    breaks: ["compact.summary.is-made-of-its-own-rows"],
    like: "https://github.com/openclaw/openclaw/issues/15990",
    wrap: (seams) => {
      const { turns, of } = lastSpoken(seams);
      return {
        ...seams,
        turns,
        memory: {
          ...seams.memory,
          summaryPrompt(ask, about) {
            const last = of(about.agent ?? "") ?? ask.session;
            return seams.memory.summaryPrompt(last === ask.session ? ask : { session: last, rows: seams.store.rows(last, about) }, about);
          },
        },
      };
    },
  }),
  fault({
    name: "a-compacted-session-has-forgotten-everything",
    depth: "memory",
    breaks: ["compact.next-turn.knows-its-own-past"],
    like: "https://github.com/librefang/librefang/issues/6493",
    wrap: (seams) => ({
      ...seams,
      memory: {
        ...seams.memory,
        context(ask, about) {
          const isCompacted = seams.store.rows(ask.turn.session, about).some((row) => row.role === "System");
          const whole = seams.memory.context(ask, about);
          return isCompacted ? [{ role: "system", content: ask.agent.systemPrompt }, ...whole.slice(-1)] : whole;
        },
      },
    }),
  }),
  fault({
    name: "a-summary-replaces-what-was-said-meanwhile",
    depth: "store",
    sly: "only when a turn ends while the summary is made",
    breaks: ["compact.turn-meanwhile.is-kept"],
    like: "https://github.com/librefang/librefang/issues/7070",
    wrap: (seams) => {
      const snapshots = new Map<string, readonly Row[]>();
      return {
        ...seams,
        memory: {
          ...seams.memory,
          summaryPrompt(ask, about) {
            snapshots.set(ask.session, seams.store.rows(ask.session, about));
            return seams.memory.summaryPrompt(ask, about);
          },
        },
        store: {
          ...seams.store,
          replace(write, about) {
            const then = snapshots.get(write.to.session) ?? [];
            const now = seams.store.rows(write.to.session, about);
            return seams.store.replace({ to: write.to, old: now, by: [...write.by, ...then.slice(write.old.length)] }, about);
          },
        },
      };
    },
  }),
  fault({
    name: "a-compaction-has-the-agent-for-itself",
    depth: "scheduler",
    breaks: ["compact.other-session.is-not-held"],
    like: "https://github.com/librefang/librefang/issues/5541",
    wrap: (seams) => {
      const compacting = new Map<string, Promise<void>>();
      return {
        ...seams,
        model: {
          async *chat(request, signal, about) {
            if (!isCompaction(about)) return yield* seams.model.chat(request, signal, about);
            let over = (): void => undefined;
            compacting.set(about.agent ?? "", new Promise((resolve) => (over = resolve)));
            try {
              yield* seams.model.chat(request, signal, about);
            } finally {
              over();
            }
          },
        },
        scheduler: {
          ...seams.scheduler,
          run: (key, job, about) => seams.scheduler.run(key, () => compacting.get(about.agent ?? "")?.then(job) ?? job(), about),
        },
      };
    },
  }),
];
