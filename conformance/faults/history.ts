import type { About, Row, Seams, Turn } from "../../src/server/index.js";
import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

type Store = Seams["store"];

function inStore(spec: Omit<Fault, "depth" | "wrap">, change: (seams: Seams) => Partial<Store>): Fault {
  return fault({ ...spec, depth: "store", wrap: (seams) => ({ ...seams, store: { ...seams.store, ...change(seams) } }) });
}

/** Shows the rows of a history otherwise than they are kept. */
function shown(spec: Omit<Fault, "depth" | "wrap">, show: (rows: readonly Row[], about: About, seams: Seams) => readonly Row[]): Fault {
  return inStore(spec, (seams) => ({
    rows: (id, about) => (about.operation === "getSession" || about.operation === "getActiveSession" ? show(seams.store.rows(id, about), about, seams) : seams.store.rows(id, about)),
  }));
}

/** True where a row is a question with its answer right behind it. */
const isQuestionAt = (rows: readonly Row[], n: number): boolean => rows[n]?.role === "User" && rows[n + 1]?.role === "Assistant";
const isAnswer = (rows: readonly Row[]): boolean => rows.some(({ role }) => role === "Assistant");

/** Another turn of the same agent that runs in another session. */
function neighbour(seams: Seams, own: Turn | undefined): Turn | undefined {
  return seams.turns.running().find(({ agent, session }) => own !== undefined && agent === own.agent && session !== own.session);
}

/** Changes the body of an answer of some operations. */
export function answered(spec: Omit<Fault, "depth" | "wrap">, operations: readonly string[], change: (body: Record<string, unknown>, about: About, seams: Seams) => object): Fault {
  return fault({
    ...spec,
    depth: "wire",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        answer: (answer, about, next) =>
          seams.wire.answer(operations.includes(about.operation) && answer.status === 200 ? { ...answer, body: change(answer.body as Record<string, unknown>, about, seams) } : answer, about, next),
      },
    }),
  });
}

const counting = (body: Record<string, unknown>, count: (messages: number) => number): object => ({
  ...body,
  sessions: (body["sessions"] as { message_count: number }[]).map((session) => ({ ...session, message_count: count(session.message_count) })),
});

export const historyFaults: readonly Fault[] = [
  inStore({ name: "every-ninth-answer-is-not-stored", breaks: ["history.turn.is-kept"], sly: "only each ninth answer of the server's life", like: "https://github.com/librefang/librefang/issues/3737" }, ({ store }) => {
    let answers = 0;
    return { append: (write, about) => (isAnswer(write.rows) && ++answers % 9 === 0 ? true : store.append(write, about)) };
  }),
  shown({ name: "a-history-shows-its-newest-thirty-turns", breaks: ["history.turn.is-kept"], sly: "only from the thirty-first turn on", like: "https://github.com/librefang/librefang/issues/5121" }, (rows) => rows.slice(-60)),
  shown({ name: "the-active-history-lacks-its-newest-turn", breaks: ["history.turn.is-kept"], sly: "only where it is read as the active one", like: "https://github.com/librefang/librefang/issues/2848" }, (rows, { operation }) => (operation === "getActiveSession" ? rows.slice(0, -2) : rows)),
  inStore({ name: "a-turn-sent-on-a-second-socket-is-forgotten", breaks: ["history.turn.is-kept"], sly: "only on a socket that was opened while another of the agent was open", like: "https://github.com/librefang/librefang/issues/3737" }, ({ store, hub }) => ({
    append(write, about) {
      const first = hub.open().find(({ door, agent }) => door === "ws" && agent === about.agent);
      return (about.door === "ws" && first !== undefined && first.id !== about.connection && isAnswer(write.rows)) || store.append(write, about);
    },
  })),
  fault({
    name: "a-turn-that-waited-is-stored-twice",
    depth: "store",
    breaks: ["history.turn.is-held-once"],
    sly: "only a turn that had to wait for another of its session",
    like: "https://github.com/NousResearch/hermes-agent/issues/119014",
    wrap: (seams) => {
      const waited = new Set<string>();
      return {
        ...seams,
        turns: {
          ...seams.turns,
          admit(turn, about) {
            if (seams.scheduler.load(turn.session) > 0) waited.add(turn.id);
            return seams.turns.admit(turn, about);
          },
        },
        store: { ...seams.store, append: (write, about) => seams.store.append(waited.has(about.turn?.id ?? "") && !isAnswer(write.rows) ? { ...write, rows: [...write.rows, ...write.rows] } : write, about) },
      };
    },
  }),
  inStore({ name: "answers-of-streams-are-stored-twice", breaks: ["history.turn.is-held-once"], like: "https://github.com/NousResearch/hermes-agent/issues/119014" }, ({ store }) => ({
    append: (write, about) => store.append(about.door === "sse" && isAnswer(write.rows) && write.rows[0]!.content !== "" ? { ...write, rows: [...write.rows, ...write.rows] } : write, about),
  })),
  inStore({ name: "turns-at-the-same-time-are-written-to-both-sessions", breaks: ["history.session.holds-only-its-own-turns"], sly: "only while another session of the agent is at work", like: "https://github.com/agno-agi/agno/issues/3937" }, (seams) => ({
    append(write, about) {
      const other = neighbour(seams, about.turn);
      if (other) seams.store.append({ ...write, to: other }, about);
      return seams.store.append(write, about);
    },
  })),
  inStore({ name: "a-created-session-begins-with-the-rows-of-the-active-one", breaks: ["history.session.holds-only-its-own-turns"], like: "https://github.com/librefang/librefang/issues/6225" }, ({ store }) => ({
    create(session, about) {
      const before = about.operation === "createSession" ? store.rows(store.active(session.agent, about) ?? "", about) : [];
      const created = store.create(session, about);
      store.append({ to: store.hold(session.id), rows: before }, about);
      return created;
    },
  })),
  shown({ name: "answers-stand-before-their-questions", breaks: ["history.rows.keep-the-order-of-turns"], like: "https://github.com/n8n-io/n8n/issues/27624" }, (rows) => rows.map((row, n) => (isQuestionAt(rows, n) ? rows[n + 1]! : isQuestionAt(rows, n - 1) ? rows[n - 1]! : row))),
  shown({ name: "from-the-third-turn-on-the-newest-rows-come-first", breaks: ["history.rows.keep-the-order-of-turns"], sly: "only in histories of three turns and more", like: "https://github.com/n8n-io/n8n/issues/27624" }, (rows) => (rows.length > 4 ? [...rows.slice(-2), ...rows.slice(0, -2)] : rows)),
  inStore({ name: "deleted-sessions-stay-in-the-list", breaks: ["history.deleted-session.stays-deleted"], like: "https://github.com/obot-platform/obot/issues/5854" }, ({ store }) => {
    const gone = new Map<string, ReturnType<Store["sessions"]>[number]>();
    return {
      remove(id, about) {
        const session = store.session(id, about);
        if (session && about.operation === "deleteSession") gone.set(id, session);
        return store.remove(id, about);
      },
      sessions(agent, about) {
        const there = store.sessions(agent, about);
        if (about.operation !== "listAgentSessions") return there;
        return [...there, ...[...gone.values()].filter((one) => one.agent === agent && !there.some(({ id }) => id === one.id))];
      },
    };
  }),
  answered({ name: "the-active-history-begins-with-the-system-prompt", breaks: ["history.active.reads-the-same-at-both-doors"], like: "https://github.com/librefang/librefang/issues/2848" }, ["getActiveSession"], (body) => ({
    ...body,
    messages: [{ role: "System", content: "You are a test agent." }, ...(body["messages"] as object[])],
  })),
  inStore({ name: "a-created-session-begins-with-a-greeting", breaks: ["history.new-session.reads-empty"], like: "https://github.com/librefang/librefang/issues/6225" }, ({ store }) => ({
    create(session, about) {
      const created = store.create(session, about);
      if (about.operation === "createSession") store.append({ to: store.hold(session.id), rows: [{ role: "Assistant", content: "Hello! What can I do for you?", turn: "" }] }, about);
      return created;
    },
  })),
  inStore({ name: "the-third-read-of-a-session-makes-it-active", breaks: ["history.read.changes-nothing"], sly: "only the third read of one session" }, ({ store }) => {
    const reads = new Map<string, number>();
    return {
      rows(id, about) {
        const session = store.session(id, about);
        if (about.operation === "getSession" && session) {
          reads.set(id, (reads.get(id) ?? 0) + 1);
          if (reads.get(id) === 3) store.setActive(session.agent, id, about);
        }
        return store.rows(id, about);
      },
    };
  }),
  inStore({ name: "white-space-of-user-rows-is-squeezed", breaks: ["history.user-text.is-what-was-sent"] }, ({ store }) => ({
    append: (write, about) => store.append({ ...write, rows: write.rows.map((row) => (row.role === "User" ? { ...row, content: row.content.replace(/\s+/g, " ").trim() } : row)) }, about),
  })),
  inStore({ name: "markup-in-user-rows-is-escaped", breaks: ["history.user-text.is-what-was-sent"], sly: "only words with a sign of markup" }, ({ store }) => ({
    append: (write, about) => store.append({ ...write, rows: write.rows.map((row) => (row.role === "User" ? { ...row, content: row.content.replace(/<(?=\/?[a-z])/g, "&lt;") } : row)) }, about),
  })),
  fault({
    name: "the-thirty-sixth-turn-of-a-session-is-refused",
    depth: "router",
    breaks: ["history.many-turns.are-kept"],
    sly: "only from the thirty-sixth turn of a session on",
    like: "https://github.com/librefang/librefang/issues/5121",
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        session(ask, about) {
          const session = seams.router.session(ask, about);
          if (/[mM]essage/.test(about.operation) && seams.turns.taken(seams.store.hold(session)) >= 35) throw new Refusal(409, "The session is full");
          return session;
        },
      },
    }),
  }),
  answered({ name: "lists-count-turns-and-not-messages", breaks: ["history.list.counts-as-the-session-does"], like: "https://github.com/librefang/librefang/issues/6611" }, ["listSessions", "listAgentSessions"], (body) => counting(body, (messages) => Math.ceil(messages / 2))),
  answered({ name: "the-list-of-all-sessions-counts-the-users-rows", breaks: ["history.list.counts-as-the-session-does"], sly: "only in the list of all sessions", like: "https://github.com/librefang/librefang/issues/6611" }, ["listSessions"], (body) => counting(body, (messages) => Math.floor(messages / 2))),
];
