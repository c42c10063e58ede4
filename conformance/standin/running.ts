import type { About, Row, Turn } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import { part } from "./part.js";

/** Plain turns of an agent have one lane; streams and sockets have none, so that turns of one session overlap. */
export const lanes = part(
  {
    "plain turns of one agent wait for each other": "simultaneity.http-sessions.do-not-wait-for-each-other",
    "streams of one session overlap": "order.sse-turns.do-not-overlap",
    "turns of one session on two sockets overlap": "order.two-sockets.do-not-overlap",
    "a stream overlaps a plain turn of its session": "order.http-and-sse.do-not-overlap",
    "a turn on a socket overlaps a plain turn of its session": "order.http-and-ws.do-not-overlap",
    "a turn on a socket overlaps a stream of its session": "order.sse-and-ws.do-not-overlap",
  },
  (seams) =>
    change(seams, "scheduler", {
      run(key, job, about) {
        if (about.turn === undefined) return seams.scheduler.run(key, job, about);
        return about.door === "http" ? seams.scheduler.run(`agent ${about.turn.agent}`, job, about) : job();
      },
    }),
);

/** A socket reads its next frame, of whatever kind and session, once the turn of the last is over. */
export const oneFrameAtATime = part(
  {
    "a socket runs one turn at a time": "simultaneity.one-socket.sessions-do-not-wait-for-each-other",
    "a `ping` waits for the turn before it": { breaks: "simultaneity.ping.is-answered-during-a-turn", behind: "simultaneity.one-socket.sessions-do-not-wait-for-each-other" },
    "a command waits for the turn before it": { breaks: "commands.other-session.is-answered-during-a-turn", behind: "simultaneity.one-socket.sessions-do-not-wait-for-each-other" },
  },
  (seams) => {
    const busy = new Map<string, string>();
    const queues = new Map<string, (() => void)[]>();
    const go = (connection: string): void => {
      while (!busy.has(connection)) {
        const next = queues.get(connection)?.shift();
        if (next === undefined) return void queues.delete(connection);
        next();
      }
    };
    const over = (turn: Turn | undefined): void => {
      const connection = turn?.connection;
      if (connection === undefined || busy.get(connection) !== turn?.id) return;
      setImmediate(() => {
        busy.delete(connection);
        go(connection);
      });
    };
    return {
      ...seams,
      turns: {
        ...seams.turns,
        admit(turn, about) {
          if (turn.door === "ws" && turn.connection !== undefined) busy.set(turn.connection, turn.id);
          return seams.turns.admit(turn, about);
        },
        finish(turn, about) {
          seams.turns.finish(turn, about);
          over(turn);
        },
      },
      wire: {
        ...seams.wire,
        received(text, about, next) {
          const connection = about.connection ?? "";
          const queue = queues.get(connection) ?? [];
          queues.set(connection, queue);
          queue.push(() => seams.wire.received(text, about, next));
          go(connection);
        },
      },
    };
  },
);

/** A stop means the turn of the agent that began last, whatever session is named; plain turns are out of its reach. */
export const stops = part(
  {
    "a stop ends the turn of the agent that began last": { breaks: "cancel.other-session.goes-on", behind: "simultaneity.http-sessions.do-not-wait-for-each-other" },
    "a stop does not reach a plain turn": "cancel.http-turn.is-stopped",
    "a stream that is stopped ends without a word": "cancel.sse-turn.is-stopped",
    "a turn on a socket that is stopped gets a made-up answer first": "cancel.ws-turn.is-stopped",
  },
  (seams) =>
    change(seams, "turns", {
      cancel(ask, about) {
        if (ask.why !== "stopped") return ask.why === "deleted" ? 0 : seams.turns.cancel(ask, about);
        const last = seams.turns.running().filter(({ agent, door }) => door !== "http" && agent === about.agent).at(-1);
        return last === undefined ? 0 : seams.turns.cancel({ ...ask, session: last.session }, about);
      },
    }),
);

/** A plain turn ends with its connection. */
export const leaving = part({ "a client that leaves takes its plain turn along": "disconnect.http-turn.runs-on" }, (seams) =>
  change(seams, "turns", {
    left(about) {
      seams.turns.left(about);
      if (about.door !== "http") return;
      for (const turn of seams.turns.running()) if (turn.connection === about.connection) seams.turns.cancel({ session: turn.session, reach: "running", why: "shutdown" }, about);
    },
  }),
);

interface Draft {
  readonly base: readonly Row[];
  rows: Row[];
}

/**
 * A history is one blob, read when a turn begins and written whole when the turn, or a tool round of it, is done: turns that overlap
 * lose each other's rows, failed turns leave nothing, and a session that was deleted meanwhile is back.
 */
export const wholeHistories = part(
  {
    "a failed turn leaves nothing": "failure.users-row.stays",
    "of turns that overlap all but the last are lost": "history.turn.is-kept",
    "a turn that was running brings its deleted session back": "delete.running-turn.writes-nothing-afterwards",
    "a turn of a deleted session runs on": "delete.running-turn.is-ended",
    "a turn of a session that is reset runs on": "reset.running-turn.is-ended",
    "turns of an agent whose history is cleared run on": "clear.running-turns.are-ended",
    "turns of a deleted agent run on": "delete.agent.ends-its-turns",
  },
  (seams) => {
    const drafts = new Map<string, Draft>();
    const unsaved = new Set<string>();
    const { store } = seams;
    const isMessage = ({ operation }: About): boolean => operation === "message" || /^(send|stream)Message/.test(operation);
    const save = (turn: Turn, rows: readonly Row[], about: About): void => {
      if (store.session(turn.session, about) === undefined) store.create({ id: turn.session, agent: turn.agent, label: null }, about);
      unsaved.delete(turn.session);
      const old = store.rows(turn.session, about);
      store.replace({ to: store.hold(turn.session), old, by: rows }, about);
    };
    return {
      ...seams,
      store: {
        ...store,
        session: (id, about) => (unsaved.has(id) && !isMessage(about) ? undefined : store.session(id, about)),
        sessions: (agent, about) => store.sessions(agent, about).filter(({ id }) => !unsaved.has(id)),
        create(session, about) {
          const made = store.create(session, about);
          if (isMessage(about)) unsaved.add(session.id);
          return made;
        },
        append({ to, rows }, about) {
          const { turn } = about;
          if (turn === undefined) return store.append({ to, rows }, about);
          const draft = drafts.get(turn.id) ?? { base: store.rows(turn.session, about), rows: [] };
          drafts.set(turn.id, draft);
          draft.rows = [...draft.rows, ...rows];
          if (rows.some(({ role }) => role === "Assistant")) save(turn, [...draft.base, ...draft.rows], about);
          return true;
        },
      },
      turns: {
        ...seams.turns,
        finish(turn, about) {
          drafts.delete(turn.id);
          seams.turns.finish(turn, about);
        },
      },
    };
  },
);

