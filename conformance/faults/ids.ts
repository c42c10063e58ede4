import { setTimeout as wait } from "node:timers/promises";
import type { About, Door, Seams } from "../../src/server/index.js";
import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

const NIL = "00000000-0000-0000-0000-000000000000";
const DOORS: readonly Door[] = ["http", "sse", "ws"];
const TO_SESSION: Readonly<Record<Door, string>> = { http: "sendMessageToSession", sse: "streamMessageToSession", ws: "message" };

/** Refuses some messages by the id they name. */
function pickyRouter(spec: Omit<Fault, "depth" | "wrap">, refusal: (named: string, about: About) => Refusal | undefined): Fault {
  return fault({
    ...spec,
    depth: "router",
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        session(ask, about) {
          const refused = typeof ask.named === "string" ? refusal(ask.named, about) : undefined;
          if (refused) throw refused;
          return seams.router.session(ask, about);
        },
      },
    }),
  });
}

const isJunk = (id: string): boolean => !/^[0-9a-f-]{36}$/i.test(id);
const hasCapitals = (id: string): boolean => id !== id.toLowerCase();

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

const capitals = DOORS.flatMap((door): Fault[] => {
  const breaks = [`ids.${door}-case.does-not-make-another-session`] as const;
  return [
    pickyRouter({ name: `upper-case-ids-are-refused-over-${door}`, breaks }, (named, about) => (about.operation === TO_SESSION[door] && !isJunk(named) && hasCapitals(named) ? new Refusal(400, "Invalid session ID") : undefined)),
    fault({
      name: `upper-case-ids-are-another-session-over-${door}`,
      depth: "store",
      breaks,
      like: "https://github.com/openclaw/openclaw/issues/12603",
      sly: "its answer and its tags name the right session; only the rows are elsewhere",
      wrap: (seams) => {
        const { router, store, turns } = seams;
        const elsewhere = new Set<string>();
        let capital = false;
        return {
          ...seams,
          router: {
            ...router,
            session(ask, about) {
              capital = about.operation === TO_SESSION[door] && typeof ask.named === "string" && hasCapitals(ask.named);
              return router.session(ask, about);
            },
          },
          turns: {
            ...turns,
            admit(turn, about) {
              if (capital) elsewhere.add(turn.id);
              capital = false;
              return turns.admit(turn, about);
            },
          },
          store: { ...store, append: (write, about) => elsewhere.has(write.rows[0]?.turn ?? "") || store.append(write, about) },
        };
      },
    }),
  ];
});

/** Answers 404 where an id cannot be one. */
function notFound(name: string, breaks: Fault["breaks"], operations: readonly string[]): Fault {
  return fault({
    name,
    depth: "wire",
    breaks,
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        request(incoming, about, next) {
          const id = incoming.params["session_id"] ?? incoming.params["id"] ?? "";
          if (operations.includes(about.operation) && isJunk(id)) throw new Refusal(404, "Not found");
          return seams.wire.request(incoming, about, next);
        },
      },
    }),
  });
}

/** True while a handler of `createSession` begins: until then it waits for nothing. */
function whileCreating(seams: Seams, around: (agent: string, next: () => Promise<void>) => Promise<void>): Seams["wire"] {
  return {
    ...seams.wire,
    request: (incoming, about, next) =>
      seams.wire.request(incoming, about, (really) => (about.operation === "createSession" ? around(really.params["id"] ?? "", () => next(really)) : next(really))),
  };
}

export const idsFaults: readonly Fault[] = [
  ...shownElsewhere,
  ...capitals,
  pickyRouter({ name: "only-version-4-ids-are-taken", breaks: ["ids.any-version.is-usable"] }, (named, { operation }) => (Object.values(TO_SESSION).includes(operation) && !isJunk(named) && named[14] !== "4" ? new Refusal(400, "Invalid session ID") : undefined)),
  pickyRouter({ name: "the-max-uuid-is-refused", breaks: ["ids.any-version.is-usable"], sly: "only the one id of all ones" }, (named) => (/^f{8}-/i.test(named) ? new Refusal(400, "Invalid session ID") : undefined)),
  fault({
    name: "a-read-by-an-upper-case-id-finds-nothing",
    depth: "router",
    breaks: ["ids.read-case.does-not-matter"],
    like: "https://github.com/openclaw/openclaw/issues/142746",
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        anySession(id, about) {
          if (about.operation === "getSession" && !isJunk(id) && hasCapitals(id)) throw new Refusal(404, "Session not found");
          return seams.router.anySession(id, about);
        },
      },
    }),
  }),
  fault({
    name: "answers-repeat-an-id-as-it-was-sent",
    depth: "wire",
    breaks: ["ids.answers.print-lower-case"],
    like: "https://github.com/openclaw/openclaw/issues/121166",
    wrap: (seams) => {
      const sent = new Map<string, string>();
      return {
        ...seams,
        wire: {
          ...seams.wire,
          request(incoming, about, next) {
            const id = incoming.params["session_id"] ?? incoming.params["id"] ?? "";
            if (/^(?:delete|switch)Session$|^setSessionLabel$/.test(about.operation)) sent.set(id.toLowerCase(), id);
            return seams.wire.request(incoming, about, next);
          },
          answer(answer, about, next) {
            const as = about.session !== undefined && /^(?:delete|switch)Session$|^setSessionLabel$/.test(about.operation) ? sent.get(about.session) : undefined;
            seams.wire.answer(as !== undefined && answer.status === 200 ? { ...answer, body: { ...(answer.body as object), session_id: as } } : answer, about, next);
          },
        },
      };
    },
  }),
  respelled("ids-in-braces-are-taken", ["ids.other-spelling.is-refused"], (id) => /^\{(.*)\}$/.exec(id)?.[1]),
  respelled("ids-without-hyphens-are-another-session", ["ids.other-spelling.makes-no-second-session"], (id) => (/^[0-9a-f]{32}$/i.test(id) ? [...id.toLowerCase()].reverse().join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") : undefined)),
  ...(["http", "sse"] as const).map((door) => notFound(`unusable-ids-are-not-found-over-${door}`, [`ids.${door}-unusable.is-refused`], [TO_SESSION[door]])),
  notFound("a-read-by-an-unusable-id-is-not-found", ["ids.read-unusable.is-refused"], ["getSession"]),
  notFound("deleting-by-an-unusable-id-is-not-found", ["ids.write-unusable.is-refused"], ["deleteSession"]),
  notFound("labelling-by-an-unusable-id-is-not-found", ["ids.write-unusable.is-refused"], ["setSessionLabel"]),
  notFound("switching-by-an-unusable-id-is-not-found", ["ids.write-unusable.is-refused"], ["switchSession"]),
  notFound("an-unusable-agent-id-is-not-found", ["ids.agent-unusable.is-refused"], ["getAgent", "getActiveSession", "sendMessage"]),
  fault({
    name: "unusable-ids-are-passed-over-on-sockets",
    depth: "wire",
    breaks: ["ids.ws-unusable.is-refused"],
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        frame(frame, about, next) {
          const isRefusal = frame.type === "error" && about.operation === "message" && frame.content === "Invalid session ID";
          if (!isRefusal) seams.wire.frame(frame, about, next);
        },
      },
    }),
  }),
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

/** Takes some spellings of a UUID for ids. */
function respelled(name: string, breaks: Fault["breaks"], read: (id: string) => string | undefined): Fault {
  return fault({
    name,
    depth: "router",
    breaks,
    wrap: (seams) => ({ ...seams, router: { ...seams.router, parseSessionId: (text) => seams.router.parseSessionId(typeof text === "string" ? (read(text) ?? text) : text) } }),
  });
}
