import { Refusal, type About, type Call, type Seams } from "../../src/server/index.js";
import { answering, idIn } from "./answers.js";
import { fault, type Fault } from "./fault.js";

const MAX_BYTES = 65_536;
type Meant = (about: About) => string | undefined;

/** A gate that measures messages in its own way; undefined leaves it to the right one. `meant` is the session a request is for. */
function measuring(spec: Omit<Fault, "depth" | "wrap">, measure: (text: string, about: About, seams: Seams, meant: Meant) => number | undefined): Fault {
  return fault({
    ...spec,
    depth: "gate",
    wrap(seams) {
      const sessions = new Map<string | undefined, string>();
      const router: Seams["router"] = {
        ...seams.router,
        session(ask, about) {
          const session = seams.router.session(ask, about);
          sessions.set(about.connection, session);
          return session;
        },
      };
      const message: Seams["gate"]["message"] = (text, about) => {
        const bytes = measure(text, about, seams, ({ connection }) => sessions.get(connection));
        if (bytes === undefined) return seams.gate.message(text, about);
        if (bytes > MAX_BYTES) throw new Refusal(413, "Message too large");
      };
      return { ...seams, router, gate: { ...seams.gate, message } };
    },
  });
}

const sizes: readonly Fault[] = [
  measuring({ name: "plain-messages-have-no-bound", breaks: ["limits.http-oversize.is-refused"] }, (_text, { door }) => (door === "http" ? 0 : undefined)),
  measuring({ name: "the-third-message-of-a-session-has-no-bound", sly: "only from the third turn on", breaks: ["limits.http-oversize.is-refused"] }, (_text, about, { turns, store }, meant) =>
    about.door === "http" && turns.taken(store.hold(meant(about) ?? "")) >= 2 ? 0 : undefined,
  ),
  measuring({ name: "streams-have-no-bound", breaks: ["limits.sse-oversize.is-refused"] }, (_text, { door }) => (door === "sse" ? 0 : undefined)),
  measuring({ name: "the-bound-of-a-message-is-off-by-one", sly: "only for a message of exactly 65 536 bytes", breaks: ["limits.exact-size.is-accepted"] }, (text) => Buffer.byteLength(text) + 1),
  measuring({ name: "the-size-of-a-message-counts-its-escapes", sly: "only for letters that JSON escapes", breaks: ["limits.exact-size.is-accepted"] }, (text) => Buffer.byteLength(JSON.stringify(text)) - 2),
  measuring({ name: "the-size-of-a-message-counts-its-characters", breaks: ["limits.size.counts-bytes"] }, (text) => text.length),
  measuring({ name: "the-size-of-a-message-counts-three-bytes-a-character", sly: "only for letters beyond the first 65 536", breaks: ["limits.size.counts-bytes"] }, (text) =>
    [...text].reduce((sum, letter) => sum + Math.min(3, Buffer.byteLength(letter)), 0),
  ),
];

/** More turns of an agent than this find no place in a server that gives none back. */
const PLACES = 8;

/** A server with places for the turns of an agent, some of which are never given back. */
function leaking(spec: Pick<Fault, "name" | "sly">, leak: (seams: Seams, lose: (agent: string) => void) => Partial<Seams>): Fault {
  return fault({
    ...spec,
    depth: "scheduler",
    breaks: ["limits.ended-turns.give-back-their-place"],
    like: "https://github.com/gke-labs/kube-agents/issues/1097",
    wrap(seams) {
      const lost = new Map<string, number>();
      const message: Seams["gate"]["message"] = (text, about) => {
        if ((lost.get(about.agent ?? "") ?? 0) >= PLACES) throw new Refusal(503, "All places are taken", { "retry-after": "1" });
        seams.gate.message(text, about);
      };
      return { ...seams, gate: { ...seams.gate, message }, ...leak(seams, (agent) => lost.set(agent, (lost.get(agent) ?? 0) + 1)) };
    },
  });
}

const onOutcome = (outcome: About["outcome"]) => (seams: Seams, lose: (agent: string) => void): Partial<Seams> => {
  const { wire } = answering(seams, (_answer, about) => {
    if (about.outcome === outcome && about.turn) lose(about.turn.agent);
    return undefined;
  });
  return { wire };
};

const places: readonly Fault[] = [
  leaking({ name: "failed-turns-keep-their-places", sly: "only after eight of them" }, onOutcome("failed")),
  leaking({ name: "stopped-turns-keep-their-places", sly: "only after eight of them" }, onOutcome("cancelled")),
  leaking({ name: "deleted-turns-keep-their-places", sly: "only after eight of them" }, (seams, lose) => ({
    turns: {
      ...seams.turns,
      cancel(ask, about) {
        const agent = seams.turns.running().find(({ session }) => session === ask.session)?.agent;
        if (ask.why === "deleted" && agent !== undefined) lose(agent);
        return seams.turns.cancel(ask, about);
      },
    },
  })),
  leaking({ name: "turns-without-a-client-keep-their-places", sly: "only after eight of them" }, (seams, lose) => {
    const agents = new Map<string | undefined, string>();
    return {
      turns: {
        ...seams.turns,
        admit(turn, about) {
          if (turn.door === "sse") agents.set(turn.connection, turn.agent);
          return seams.turns.admit(turn, about);
        },
        left(about) {
          const agent = agents.get(about.connection);
          if (agent !== undefined) lose(agent);
          seams.turns.left(about);
        },
      },
    };
  }),
];

/** More sockets of an agent than this find no place. */
const SOCKETS = 20;

/** A server that counts the open sockets of an agent and does not notice every end. */
function countingSockets(spec: Pick<Fault, "name" | "sly">, noticesAClose: boolean): Fault {
  return fault({
    ...spec,
    depth: "gate",
    breaks: ["limits.closed-sockets.give-back-their-place"],
    like: "https://github.com/modelcontextprotocol/python-sdk/issues/1227",
    wrap(seams) {
      const open = new Map<string, number>();
      const add = (agent: string, change: number): number => {
        const now = (open.get(agent) ?? 0) + change;
        open.set(agent, now);
        return now;
      };
      const admit = (call: Call, about: About): void => {
        seams.gate.admit(call, about);
        if (about.operation === "openSocket" && add(idIn(call.path) ?? "", 1) > SOCKETS) throw new Refusal(429, "Too many open sockets", { "retry-after": "1" });
      };
      const closing: Seams["wire"]["closing"] = (close, about, next) => {
        if (noticesAClose) add(about.agent ?? "", -1);
        seams.wire.closing(close, about, next);
      };
      return { ...seams, gate: { ...seams.gate, admit }, wire: { ...seams.wire, closing } };
    },
  });
}

/** A server that takes the queue of one session for that of its agent. */
function fullAgent(spec: Pick<Fault, "name" | "sly">, doors: readonly About["door"][]): Fault {
  return fault({
    ...spec,
    depth: "scheduler",
    breaks: ["limits.busy-session.leaves-others-their-share"],
    like: "https://github.com/NousResearch/hermes-agent/issues/112690",
    wrap: (seams) => ({
      ...seams,
      gate: {
        ...seams.gate,
        message(text, about) {
          const isFull = seams.store.sessions(about.agent ?? "", about).some(({ id }) => seams.scheduler.load(id) > 50);
          if (isFull && doors.includes(about.door) && !text.includes("one of many")) throw new Refusal(503, "The agent is busy", { "retry-after": "1" });
          seams.gate.message(text, about);
        },
      },
    }),
  });
}

const rates: readonly Fault[] = [
  fault({
    name: "too-many-requests-are-told-without-an-hour",
    depth: "gate",
    breaks: ["limits.too-many.says-when-to-try-again"],
    limits: { requestsPerMinute: 100_000 },
    wrap(seams) {
      let asked = 0;
      const admit = (call: Call, about: About): void => {
        // The suite floods from an address of its own; so few are enough there.
        if (call.address.endsWith("127.0.0.2") && !call.upgrade && ++asked > 20) throw new Refusal(429, "Too many requests");
        seams.gate.admit(call, about);
      };
      return { ...seams, gate: { ...seams.gate, admit } };
    },
  }),
  fault({
    name: "too-many-sockets-are-told-without-an-hour",
    depth: "gate",
    sly: "only at the upgrade",
    breaks: ["limits.too-many.says-when-to-try-again"],
    limits: { socketsPerAddress: 60 },
    wrap: (seams) => answering(seams, (answer, { door }) => (door === "ws" && answer.status === 429 ? { ...answer, headers: {} } : undefined)),
  }),
];

/** More than the buffers between a server and a client that does not read hold. */
const MUCH = 4 * 1024 * 1024;

const anEndlessAnswer = fault({
  name: "an-answer-of-megabytes-is-not-told-the-end",
  depth: "wire",
  sly: "only when more was said than any buffer on the way holds",
  breaks: ["limits.slow-reader.loses-no-terminal"],
  like: "https://github.com/bigduu/Bamboo-agent/issues/543",
  wrap(seams) {
    const said = new Map<string | undefined, number>();
    const isMuch = (about: About): boolean => (said.get(about.connection) ?? 0) > MUCH;
    return {
      ...seams,
      wire: {
        ...seams.wire,
        event(event, about, next) {
          said.set(about.connection, (said.get(about.connection) ?? 0) + JSON.stringify(event).length);
          if (about.outcome === undefined || !isMuch(about)) seams.wire.event(event, about, next);
        },
        end: (about, next) => (isMuch(about) ? undefined : seams.wire.end(about, next)),
      },
    };
  },
});

export const limitsFaults: readonly Fault[] = [
  ...sizes,
  ...places,
  countingSockets({ name: "a-socket-is-counted-for-good", sly: "only after twenty of them" }, false),
  countingSockets({ name: "sockets-that-broke-off-keep-their-places", sly: "only after twenty that broke off" }, true),
  fullAgent({ name: "a-full-session-fills-its-agent", sly: "only behind fifty messages that wait" }, ["http", "sse", "ws"]),
  fullAgent({ name: "a-full-session-shuts-its-agents-streams", sly: "only over SSE, and only behind fifty messages that wait" }, ["sse"]),
  ...rates,
  anEndlessAnswer,
];
