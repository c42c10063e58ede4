import type { About, Door } from "../../src/server/index.js";
import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

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

/** Ids that are read wrongly, refused wrongly, or not refused at all. */
export const spellingFaults: readonly Fault[] = [
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
