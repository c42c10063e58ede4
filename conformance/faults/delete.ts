import { Refusal, type About, type Row, type Seams, type SessionRecord } from "../../src/server/index.js";
import { change, onAnswers, onSockets } from "./change.js";
import { lateAnswers } from "./late-answers.js";
import { fault, type Fault } from "./fault.js";

const isDeletion = ({ operation }: About): boolean => operation === "deleteSession";

/** Leaves turns alone where they are to end because something is deleted. */
function sparedBy(operation: string): Fault["wrap"] {
  return (seams) => change(seams, "turns", { cancel: (ask, about) => (ask.why === "deleted" && about.operation === operation ? 0 : seams.turns.cancel(ask, about)) });
}

/** Sessions of deleted agents, kept where only some of the store's words still find them. */
function ghosts(also: (seams: Seams, kept: ReadonlyMap<string, { readonly record: SessionRecord; readonly rows: readonly Row[] }>) => Partial<Seams["store"]>): Fault["wrap"] {
  return (seams) => {
    const kept = new Map<string, { readonly record: SessionRecord; readonly rows: readonly Row[] }>();
    return change(seams, "store", {
      removeAgent(id, about) {
        for (const record of seams.store.sessions(id, about)) kept.set(record.id, { record, rows: seams.store.rows(record.id, about) });
        seams.store.removeAgent(id, about);
      },
      sessions: (agent, about) => [...seams.store.sessions(agent, about), ...(agent === null ? [...kept.values()].map(({ record }) => record) : [])],
      ...also(seams, kept),
    });
  };
}

export const deleteFaults: readonly Fault[] = [
  fault({
    name: "reads-of-deleted-sessions-are-gone-for-good",
    depth: "wire",
    breaks: ["delete.read.is-not-found"],
    wrap(seams) {
      const gone = new Set<string>();
      const removing = change(seams, "store", {
        remove(id, about) {
          gone.add(id);
          return seams.store.remove(id, about);
        },
      });
      return change(removing, "wire", {
        async request(incoming, about, next) {
          try {
            await seams.wire.request(incoming, about, next);
          } catch (error) {
            const wasThere = about.operation === "getSession" && gone.has(incoming.params["id"] ?? "");
            throw wasThere && error instanceof Refusal ? new Refusal(400, "The session was deleted") : error;
          }
        },
      });
    },
  }),
  fault({
    name: "deleting-a-session-leaves-its-turn-running",
    depth: "turns",
    like: "https://github.com/HKUDS/nanobot/issues/5357",
    breaks: ["delete.running-turn.is-ended"],
    wrap: sparedBy("deleteSession"),
  }),
  fault({
    name: "sockets-are-not-told-of-turns-of-deleted-sessions",
    depth: "wire",
    sly: "only for turns that came over a socket",
    breaks: ["delete.running-turn.is-ended"],
    wrap(seams) {
      const deleted = new Set<string>();
      const removing = change(seams, "store", {
        remove(id, about) {
          if (isDeletion(about)) deleted.add(id);
          return seams.store.remove(id, about);
        },
      });
      return onSockets(() => (frame, about) => (frame.type === "error" && about.outcome === "cancelled" && deleted.has(about.session ?? "") ? [] : [frame]))(removing);
    },
  }),
  fault({
    name: "late-answers-land-in-the-next-life",
    depth: "store",
    sly: "only when the deleted id is in use again before the model is done",
    like: "https://github.com/SatyaanM/agent-harness/issues/15",
    breaks: ["delete.running-turn.writes-nothing-afterwards"],
    wrap: lateAnswers,
  }),
  fault({
    name: "waiting-turns-of-deleted-sessions-are-forgotten",
    depth: "scheduler",
    sly: "only for turns that wait behind another",
    like: "https://github.com/openclaw/openclaw/issues/94138",
    breaks: ["delete.waiting-turns.are-ended"],
    wrap: (seams) =>
      change(seams, "scheduler", {
        async run<T>(key: string, job: () => Promise<T>, about: About): Promise<T> {
          let forgotten = false;
          const ended = await seams.scheduler.run<T | undefined>(
            key,
            async () => {
              forgotten = about.turn !== undefined && seams.store.hold(key).incarnation !== about.turn.incarnation;
              return forgotten ? undefined : job();
            },
            about,
          );
          return forgotten ? new Promise<T>(() => undefined) : (ended as T);
        },
      }),
  }),
  fault({
    name: "deleting-a-session-ends-every-turn-of-the-agent",
    depth: "turns",
    like: "https://github.com/librefang/librefang/issues/4868",
    breaks: ["delete.other-session.goes-on"],
    wrap: (seams) =>
      change(seams, "turns", {
        cancel(ask, about) {
          const others = isDeletion(about) ? seams.turns.running().filter(({ agent, session }) => agent === about.agent && session !== ask.session) : [];
          for (const { session } of others) seams.turns.cancel({ ...ask, session }, about);
          return seams.turns.cancel(ask, about);
        },
      }),
  }),
  fault({
    name: "deleting-a-session-empties-the-next-one",
    depth: "store",
    sly: "only when a session was made after it and holds whole turns",
    like: "https://github.com/librefang/librefang/issues/4868",
    breaks: ["delete.other-sessions.are-kept"],
    wrap: (seams) =>
      change(seams, "store", {
        remove(id, about) {
          const ofAgent = isDeletion(about) ? seams.store.sessions(about.agent ?? "", about) : [];
          const next = ofAgent[ofAgent.findIndex((one) => one.id === id) - 1];
          if (next && seams.store.rows(next.id, about).length > 1) seams.store.create({ id: next.id, agent: next.agent, label: next.label }, about);
          return seams.store.remove(id, about);
        },
      }),
  }),
  fault({
    name: "deleted-rows-come-back-with-their-id",
    depth: "store",
    sly: "only in reads of a deleted id that is in use again",
    like: "https://github.com/openclaw/openclaw/issues/40840",
    breaks: ["delete.reused-id.has-an-empty-history"],
    wrap(seams) {
      const deleted = new Map<string, readonly Row[]>();
      return change(seams, "store", {
        remove(id, about) {
          const rows = seams.store.rows(id, about);
          const answered = new Set(rows.filter(({ role }) => role === "Assistant").map(({ turn }) => turn));
          deleted.set(id, rows.filter(({ turn }) => answered.has(turn)));
          return seams.store.remove(id, about);
        },
        rows(id, about) {
          const rows = seams.store.rows(id, about);
          return about.operation === "getSession" ? [...(deleted.get(id) ?? []), ...rows] : rows;
        },
      });
    },
  }),
  fault({
    name: "deleting-nothing-is-a-success",
    depth: "wire",
    breaks: ["delete.unknown.is-not-found"],
    wrap(seams) {
      const asked = new Map<string, string>();
      const reading = change(seams, "wire", {
        request(incoming, about, next) {
          if (isDeletion(about)) asked.set(about.connection ?? "", incoming.params["id"] ?? "");
          return seams.wire.request(incoming, about, next);
        },
      });
      return onAnswers(() => (answer, about) => (isDeletion(about) && answer.status === 404 ? { status: 200, headers: {}, body: { status: "deleted", session_id: asked.get(about.connection ?? "") } } : answer))(reading);
    },
  }),
  fault({
    name: "deleting-the-active-session-leaves-none",
    depth: "store",
    breaks: ["delete.active.leaves-a-fresh-one"],
    wrap: (seams) => change(seams, "store", { setActive: (agent, session, about) => (isDeletion(about) ? undefined : seams.store.setActive(agent, session, about)) }),
  }),
  fault({
    name: "the-fresh-active-session-is-not-empty",
    depth: "store",
    breaks: ["delete.active.leaves-a-fresh-one"],
    wrap: (seams) =>
      change(seams, "store", {
        setActive(agent, session, about) {
          seams.store.setActive(agent, session, about);
          if (isDeletion(about)) seams.store.append({ to: seams.store.hold(session), rows: [{ role: "Assistant", content: "Hello again!", turn: "greeting" }] }, about);
        },
      }),
  }),
  fault({
    name: "labels-outlive-their-sessions",
    depth: "store",
    like: "https://github.com/librefang/librefang/issues/3548",
    breaks: ["delete.label.finds-nothing"],
    wrap(seams) {
      const deleted: SessionRecord[] = [];
      return change(seams, "store", {
        remove(id, about) {
          const record = seams.store.session(id, about);
          if (record && isDeletion(about)) deleted.push(record);
          return seams.store.remove(id, about);
        },
        sessions(agent, about) {
          const found = seams.store.sessions(agent, about);
          return about.operation === "findSessionByLabel" ? [...found, ...deleted.filter((one) => one.agent === agent)] : found;
        },
      });
    },
  }),
  fault({
    name: "sessions-outlive-their-agent",
    depth: "store",
    like: "https://github.com/omnigent-ai/omnigent/issues/2672",
    breaks: ["delete.agent.takes-its-sessions"],
    wrap: ghosts((seams, kept) => ({
      session: (id, about) => seams.store.session(id, about) ?? kept.get(id)?.record,
      rows: (id, about) => (seams.store.session(id, about) ? seams.store.rows(id, about) : (kept.get(id)?.rows ?? [])),
    })),
  }),
  fault({
    name: "sessions-of-deleted-agents-stay-listed",
    depth: "store",
    sly: "only in the list of all sessions",
    like: "https://github.com/obot-platform/obot/issues/5854",
    breaks: ["delete.agent.takes-its-sessions"],
    wrap: ghosts(() => ({})),
  }),
  fault({
    name: "deleting-an-agent-leaves-its-turns-running",
    depth: "turns",
    like: "https://github.com/librefang/librefang/issues/5142",
    breaks: ["delete.agent.ends-its-turns"],
    wrap: sparedBy("deleteAgent"),
  }),
];
