import { setTimeout as wait } from "node:timers/promises";
import type { Door, Seams } from "../../src/server/index.js";
import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";
import { spellingFaults } from "./spelling.js";

const NIL = "00000000-0000-0000-0000-000000000000";
const DOORS: readonly Door[] = ["http", "sse", "ws"];
const TO_SESSION: Readonly<Record<Door, string>> = { http: "sendMessageToSession", sse: "streamMessageToSession", ws: "message" };

const shownElsewhere = DOORS.map((door) =>
  fault({
    name: `sessions-born-over-${door}-are-shown-under-another-agent`,
    depth: "store",
    breaks: [`ids.${door}-client-chosen.becomes-a-session`],
    wrap: (seams) => {
      const born = new Set<string>();
      const { store, wire } = seams;
      return {
        ...seams,
        store: {
          ...store,
          create(session, about) {
            if (about.operation === TO_SESSION[door]) born.add(session.id);
            return store.create(session, about);
          },
        },
        wire: {
          ...wire,
          answer: (answer, about, next) =>
            wire.answer(about.operation === "getSession" && born.has(about.session ?? "") && answer.status === 200 ? { ...answer, body: { ...(answer.body as object), agent_id: NIL } } : answer, about, next),
        },
      };
    },
  }),
);

/** Stands around the handler of `createSession`, which takes its id before it waits for anything. */
function whileCreating(seams: Seams, around: (agent: string, next: () => Promise<void>) => Promise<void>): Seams["wire"] {
  return {
    ...seams.wire,
    request: (incoming, about, next) =>
      seams.wire.request(incoming, about, (really) => (about.operation === "createSession" ? around(really.params["id"] ?? "", () => next(really)) : next(really))),
  };
}

export const idsFaults: readonly Fault[] = [
  ...spellingFaults,
  ...shownElsewhere,
  fault({
    name: "two-first-turns-at-once-make-the-session-twice",
    depth: "store",
    breaks: ["ids.first-turns.make-one-session"],
    sly: "only when the second comes before the first has been seen through",
    like: "https://github.com/aaif-goose/goose/issues/9181",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        async request(incoming, about, next) {
          const id = seams.router.parseSessionId(incoming.params["session_id"]);
          const isNew = about.operation === TO_SESSION.http && id !== undefined && seams.store.session(id, about) === undefined;
          // Between looking for the session and making it, something is loaded.
          if (isNew) await wait(10);
          if (isNew && seams.store.session(id, about) !== undefined) seams.store.create({ id, agent: incoming.params["id"] ?? "", label: null }, about);
          return seams.wire.request(incoming, about, next);
        },
      },
    }),
  }),
  fault({
    name: "a-read-makes-the-session-it-looks-for",
    depth: "store",
    breaks: ["ids.read.creates-nothing"],
    sly: "only a second read makes it, and answers 404 itself",
    like: "https://github.com/foam-foundation/foam3/issues/5411",
    wrap: (seams) => {
      const removed = new Set<string>();
      const asked = new Set<string>();
      const { router, store } = seams;
      return {
        ...seams,
        store: { ...store, remove: (id, about) => (removed.add(id), store.remove(id, about)) },
        router: {
          ...router,
          anySession(id, about) {
            const parsed = router.parseSessionId(id);
            const isNew = about.operation === "getSession" && parsed !== undefined && store.session(parsed, about) === undefined && !removed.has(parsed);
            if (isNew && asked.has(parsed)) store.create({ id: parsed, agent: NIL, label: null }, about);
            if (isNew) asked.add(parsed);
            if (isNew) throw new Refusal(404, "Session not found");
            return router.anySession(id, about);
          },
        },
      };
    },
  }),
  fault({
    name: "a-session-is-made-before-its-message-is-looked-at",
    depth: "store",
    breaks: ["ids.refused-message.creates-nothing"],
    like: "https://github.com/Science-Discovery/Aether/issues/1319",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        request(incoming, about, next) {
          const id = seams.router.parseSessionId(incoming.params["session_id"]);
          const agent = seams.store.agent(incoming.params["id"] ?? "", about);
          if (about.operation === TO_SESSION.http && id !== undefined && agent && !seams.store.session(id, about)) seams.store.create({ id, agent: agent.id, label: null }, about);
          return seams.wire.request(incoming, about, next);
        },
      },
    }),
  }),
  fault({
    name: "sessions-created-at-once-share-an-id",
    depth: "store",
    breaks: ["ids.created-at-once.are-distinct"],
    sly: "only for an agent that is asked for several within the same moment",
    like: "https://github.com/aaif-goose/goose/issues/4954",
    wrap: (seams) => {
      const moments = new Map<string, { waiting: number; id?: string }>();
      let now: { id?: string } | undefined;
      return {
        ...seams,
        wire: whileCreating(seams, async (agent, next) => {
          const moment = moments.get(agent) ?? { waiting: 0 };
          moments.set(agent, moment);
          moment.waiting += 1;
          await wait(3);
          now = moment;
          const done = next();
          now = undefined;
          moment.waiting -= 1;
          if (moment.waiting === 0) moments.delete(agent);
          return done;
        }),
        ids: { newId: (what) => (what === "session" && now ? (now.id ??= seams.ids.newId(what)) : seams.ids.newId(what)) },
      };
    },
  }),
  fault({
    name: "ids-of-deleted-sessions-are-given-again",
    depth: "store",
    breaks: ["ids.deleted.are-not-given-again"],
    sly: "only ids of sessions in which nobody spoke",
    like: "https://github.com/aaif-goose/goose/issues/11654",
    wrap: (seams) => {
      const free = new Map<string, string[]>();
      let creating: string | undefined;
      return {
        ...seams,
        wire: whileCreating(seams, (agent, next) => {
          creating = agent;
          const done = next();
          creating = undefined;
          return done;
        }),
        store: {
          ...seams.store,
          remove(id, about) {
            const session = seams.store.session(id, about);
            if (session && about.operation === "deleteSession" && seams.store.rows(id, about).length === 0) free.set(session.agent, [...(free.get(session.agent) ?? []), id]);
            return seams.store.remove(id, about);
          },
        },
        ids: { newId: (what) => (what === "session" && creating !== undefined ? free.get(creating)?.pop() : undefined) ?? seams.ids.newId(what) },
      };
    },
  }),
  fault({
    name: "a-new-agent-has-two-sessions",
    depth: "store",
    breaks: ["ids.spawn.makes-one-session"],
    like: "https://github.com/RightNow-AI/openfang/issues/651",
    wrap: (seams) => ({
      ...seams,
      store: {
        ...seams.store,
        addAgent(agent, about) {
          seams.store.addAgent(agent, about);
          seams.store.create({ id: seams.ids.newId("session"), agent: agent.id, label: null }, about);
        },
      },
    }),
  }),
];
