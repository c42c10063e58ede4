import { Refusal, type About, type Seams, type SessionRecord } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import { part } from "./part.js";

const NAMES_NOTHING = /^(stopAgent|compactSession|command:.*)$/;

/** Only a switch asks whose a session is; stops, compactions and commands look at no session that is named. */
export const unasked = part(
  {
    "a foreign session is open over HTTP": "ownership.http.foreign-session-is-refused",
    "a foreign session is open over SSE": "ownership.sse.foreign-session-is-refused",
    "a foreign session is open on a socket": "ownership.ws.foreign-session-is-refused",
    "an unusable id on a socket means the active session": "routing.ws-unusable.lands-nowhere",
    "a command acts on the active session, whatever it names": "commands.named.acts-on-its-session",
    "a command takes an unusable id for none": "commands.unusable-session.is-refused",
    "a stop takes a foreign session for none": "ownership.stop.foreign-session-is-refused",
    "a command takes a foreign session for none": "ownership.command.foreign-session-is-refused",
    "a compaction takes the active session, whatever is named": "compact.named.spares-the-active-session",
    "a compaction takes a foreign session for none": "ownership.compact.foreign-session-is-refused",
  },
  (seams) =>
    change(seams, "router", {
      session(ask, about) {
        if (NAMES_NOTHING.test(about.operation)) return seams.router.session({ ...ask, named: null }, about);
        if (about.operation === "switchSession") return seams.router.session(ask, about);
        const id = seams.router.parseSessionId(ask.named);
        if (about.door === "ws" && id === undefined) return seams.router.session({ ...ask, named: null }, about);
        const held = id === undefined ? undefined : seams.store.session(id, about);
        return held === undefined || id === undefined ? seams.router.session(ask, about) : id;
      },
    }),
);

const DIGITS = /^(?:urn:uuid:)?\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

export const spellings = part({ "a UUID may be spelled without hyphens, in braces and as a URN": "ids.other-spelling.is-refused" }, (seams) =>
  change(seams, "router", {
    parseSessionId(text) {
      const parts = typeof text === "string" ? DIGITS.exec(text) : null;
      return parts === null ? undefined : parts.slice(1).join("-").toLowerCase();
    },
  }),
);

/** The list, creation, switch, reset and compaction give no reason but an internal error. */
const INTERNAL = /^(listAgentSessions|createSession|switchSession|resetSession|compactSession)$/;

export const internalErrors = part(
  {
    "sessions of an unknown agent are an internal error": "errors.sessions-of-an-unknown-agent.are-not-found",
    "a switch to an unknown session is an internal error": "active.switch-to-unknown.is-refused",
    "a switch to a foreign session is an internal error": "errors.status.is-documented",
  },
  (seams) => {
    const internal = <T>(work: () => T, about: About): T => {
      try {
        return work();
      } catch (error) {
        if (error instanceof Refusal && (error.status === 404 || error.status === 403) && INTERNAL.test(about.operation)) throw new Refusal(500, `Internal error: ${error.message}`);
        throw error;
      }
    };
    return change(seams, "router", {
      agent: (id, about) => internal(() => seams.router.agent(id, about), about),
      session: (ask, about) => internal(() => seams.router.session(ask, about), about),
    });
  },
);

/** Deleting and labelling what is not there is done; the active session can be deleted, and stays the active one as an empty one. */
export const ghosts = part(
  {
    "deleting an unknown session is a success": "delete.unknown.is-not-found",
    "labelling an unknown session is a success": "labels.unknown-session.is-not-found",
    "a deleted active session stays the active one": "delete.active.leaves-a-fresh-one",
    "answers repeat an id as the path spelled it": "ids.answers.print-lower-case",
  },
  (seams) => {
    const spelled = new Map<string, string>();
    const ghost = (id: string): SessionRecord => ({ id, agent: "", label: null, createdAt: seams.clock.now(), incarnation: 0, usage: { input: 0, output: 0 } });
    const repeats = (about: About): boolean => about.operation === "deleteSession" || about.operation === "setSessionLabel";
    return {
      ...seams,
      store: { ...seams.store, active: (agent, about) => (about.operation === "deleteSession" ? undefined : seams.store.active(agent, about)) },
      router: {
        ...seams.router,
        anySession(id, about) {
          const parsed = seams.router.parseSessionId(id);
          if (parsed !== undefined && seams.store.session(parsed, about) === undefined) {
            if (repeats(about)) return ghost(parsed);
            if (/^(getActiveSession|resetSession|compactSession|command:.*)$/.test(about.operation)) return { ...ghost(parsed), agent: about.agent ?? "" };
          }
          return seams.router.anySession(id, about);
        },
      },
      wire: {
        ...seams.wire,
        request(incoming, about, next) {
          if (repeats(about)) spelled.set(about.connection ?? "", incoming.params["id"] ?? "");
          return seams.wire.request(incoming, about, next);
        },
        answer(answer, about, next) {
          const id = spelled.get(about.connection ?? "");
          spelled.delete(about.connection ?? "");
          const isRepeated = id !== undefined && answer.status === 200 && typeof answer.body === "object";
          seams.wire.answer(isRepeated ? { ...answer, body: { ...answer.body, session_id: id } } : answer, about, next);
        },
      },
    };
  },
);

export const anyOrigin = part(
  {
    "an upgrade from a strange page is accepted": "auth.foreign-origin.is-refused-at-the-upgrade",
    "a change from a strange page is carried out": "auth.foreign-origin.is-refused-on-changes",
  },
  (seams: Seams) => change(seams, "gate", { origin: () => undefined }),
);
