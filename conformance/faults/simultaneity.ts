import type { Turn } from "../../src/server/index.js";
import { familyOf } from "./family.js";
import { fault, type Fault } from "./fault.js";
import { turnsOver, waitingFault } from "./waiting.js";

const sameAgent = (mine: Turn, other: Turn): boolean => mine.agent === other.agent;

const lanes: readonly Fault[] = [
  waitingFault({
    name: "plain-turns-of-an-agent-share-a-lane",
    breaks: ["simultaneity.http-sessions.do-not-wait-for-each-other"],
    like: "https://github.com/RightNow-AI/openfang/issues/795",
    waits: (mine, other) => sameAgent(mine, other) && [mine, other].every(({ door, named }) => door === "http" && named !== null),
  }),
  waitingFault({
    name: "plain-turns-share-a-lane-from-the-third-turn-of-a-session",
    sly: "only from the third turn of a session on",
    breaks: ["simultaneity.http-sessions.do-not-wait-for-each-other"],
    waits: (mine, other) => sameAgent(mine, other) && mine.index === 2 && [mine, other].every(({ door, named }) => door === "http" && named !== null),
  }),
  waitingFault({
    name: "streams-of-an-agent-share-a-lane",
    breaks: ["simultaneity.sse-sessions.do-not-wait-for-each-other"],
    like: "https://github.com/openclaw/openclaw/issues/44026",
    waits: (mine, other) => sameAgent(mine, other) && [mine, other].every(({ door, named }) => door === "sse" && named !== null),
  }),
  waitingFault({
    name: "sockets-of-an-agent-share-a-lane",
    breaks: ["simultaneity.two-sockets.do-not-wait-for-each-other"],
    like: "https://github.com/openclaw/openclaw/issues/69014",
    waits: (mine, other) => sameAgent(mine, other) && mine.connection !== other.connection && [mine, other].every(({ door, named }) => door === "ws" && named !== null),
  }),
  waitingFault({
    name: "a-socket-runs-one-turn-at-a-time",
    breaks: ["simultaneity.one-socket.sessions-do-not-wait-for-each-other"],
    like: "https://github.com/librefang/librefang/issues/6067",
    waits: (mine, other) => mine.door === "ws" && mine.connection === other.connection,
  }),
  waitingFault({
    name: "a-socket-runs-three-turns-at-a-time",
    sly: "only when three other sessions are busy on the socket",
    breaks: ["simultaneity.one-socket.sessions-do-not-wait-for-each-other"],
    waits: (mine, _other, { running }) => mine.door === "ws" && running.filter(({ connection }) => connection === mine.connection).length >= 3,
  }),
  waitingFault({
    name: "turns-wait-for-those-of-other-doors",
    breaks: ["simultaneity.doors.do-not-wait-for-each-other"],
    like: "https://github.com/obot-platform/obot/issues/6219",
    waits: (mine, other) => sameAgent(mine, other) && mine.door !== other.door && mine.named !== null && other.named !== null,
  }),
  waitingFault({
    name: "a-stream-waits-for-the-plain-turns-of-its-agent",
    sly: "only a stream, and only behind a plain turn",
    breaks: ["simultaneity.doors.do-not-wait-for-each-other"],
    waits: (mine, other) => sameAgent(mine, other) && mine.door === "sse" && other.door === "http" && mine.named !== null && other.named !== null,
  }),
  ...(["http", "sse", "ws"] as const).map((door) =>
    waitingFault({
      name: `named-${door}-turns-wait-for-those-of-the-active-session`,
      sly: "only behind a turn that named no session",
      breaks: ["simultaneity.default-and-explicit.do-not-wait-for-each-other"],
      waits: (mine, other) => sameAgent(mine, other) && mine.named !== null && other.named === null && mine.door === door && other.door === door,
    }),
  ),
  waitingFault({
    name: "agents-of-one-family-share-a-lane",
    breaks: ["simultaneity.agents.do-not-wait-for-each-other"],
    like: "https://github.com/Chainlit/chainlit/issues/564",
    waits: (mine, other, { seams }) => !sameAgent(mine, other) && familyOf(seams, mine.agent) === familyOf(seams, other.agent),
  }),
  waitingFault({
    name: "waiting-turns-take-up-the-workers",
    sly: "only behind a session in which three turns wait",
    breaks: ["simultaneity.queue.holds-no-other-session"],
    like: "https://github.com/alexfrmn/murmur/issues/107",
    waits: (mine, other, { seams }) => sameAgent(mine, other) && seams.scheduler.load(other.session) > 3,
  }),
  waitingFault({
    name: "an-agent-has-twelve-workers",
    sly: "only when twelve sessions are busy",
    breaks: ["simultaneity.sixteen.sessions-run-at-once"],
    like: "https://github.com/openclaw/openclaw/issues/44026",
    waits: (mine, _other, { running }) => running.filter((other) => sameAgent(mine, other)).length >= 12,
  }),
  waitingFault({
    name: "a-long-question-has-the-agent-for-itself",
    sly: "only behind a question of more than 16 KiB",
    breaks: ["simultaneity.recorded.quick-is-not-held-by-slow"],
    like: "https://github.com/openclaw/openclaw/issues/84903",
    pollMs: 50,
    waits: (mine, other) => sameAgent(mine, other) && other.text.length > 16_384,
  }),
];

/** Requests of some operations wait as long as a turn runs that `holds` them. */
function waitingRequests(name: string, breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, holds: (asked: { readonly operation: string; readonly agent: string; readonly session: string }, turn: Turn) => boolean): Fault {
  return fault({
    name,
    breaks,
    ...more,
    depth: "wire",
    wrap: (seams) => {
      const { turns, until } = turnsOver(seams);
      return {
        ...seams,
        turns,
        wire: {
          ...seams.wire,
          async request(incoming, about, next) {
            const id = (incoming.params["id"] ?? "").toLowerCase();
            const agent = about.operation === "getSession" ? (seams.store.session(id, about)?.agent ?? "") : id;
            await until((running) => !running.some((turn) => turn.agent === agent && holds({ operation: about.operation, agent, session: id }, turn)));
            return seams.wire.request(incoming, about, next);
          },
        },
      };
    },
  });
}

const waitingRequest: readonly Fault[] = [
  waitingRequests("lists-wait-for-running-turns", ["simultaneity.reads.are-answered-during-a-turn"], { like: "https://github.com/openclaw/openclaw/issues/75330" }, ({ operation }) => operation === "listAgentSessions"),
  waitingRequests("histories-wait-for-the-turns-of-other-sessions", ["simultaneity.reads.are-answered-during-a-turn"], {}, ({ operation, session }, turn) => operation === "getSession" && turn.session !== session),
  waitingRequests("a-history-waits-for-a-later-turn-of-its-own", ["simultaneity.own-read.is-answered-during-its-turn"], { sly: "only while the second turn of a session runs" }, ({ operation, session }, turn) => operation === "getSession" && turn.session === session && turn.index === 1),
  waitingRequests("a-new-session-waits-for-running-turns", ["simultaneity.create.is-answered-during-a-turn"], { like: "https://github.com/openclaw/openclaw/issues/78861" }, ({ operation }) => operation === "createSession"),
];

/** A ping waits while a turn of its socket runs, or only once that has said something. */
function latePong(name: string, onlyWithin: boolean): Fault {
  return fault({
    name,
    ...(onlyWithin ? { sly: "only between the pieces of an answer" } : {}),
    depth: "wire",
    breaks: ["simultaneity.ping.is-answered-during-a-turn"],
    like: "https://github.com/librefang/librefang/issues/6067",
    wrap: (seams) => {
      const { turns, until } = turnsOver(seams);
      const speaking = new Set<string>();
      return {
        ...seams,
        turns,
        wire: {
          ...seams.wire,
          frame(frame, about, next) {
            if (frame.type === "text_delta" && about.turn) speaking.add(about.turn.id);
            seams.wire.frame(frame, about, next);
          },
          received(text, about, next) {
            const holds = (turn: Turn): boolean => turn.connection === about.connection && (!onlyWithin || speaking.has(turn.id));
            if (!/"type":\s*"ping"/.test(text)) return seams.wire.received(text, about, next);
            void until((running) => !running.some(holds)).then(() => seams.wire.received(text, about, next));
          },
        },
      };
    },
  });
}

/** Once an answer has let `pieces` of its pieces out on a socket, everything of other turns there waits until it is over. */
function oneAnswerAtATime(name: string, pieces: number, sly?: string): Fault {
  return fault({
    name,
    ...(sly === undefined ? {} : { sly }),
    depth: "wire",
    breaks: ["simultaneity.pieces.arrive-as-they-are-made"],
    like: "https://github.com/felinics/Memoh/issues/517",
    wrap(seams) {
      const said = new Map<string, number>();
      const holder = new Map<string, string>();
      const waiting = new Map<string, (() => void)[]>();
      return {
        ...seams,
        wire: {
          ...seams.wire,
          frame(frame, about, next) {
            const { connection = "", turn } = about;
            const send = (): void => seams.wire.frame(frame, about, next);
            const has = holder.get(connection);
            if (turn && has !== undefined && has !== turn.id) return void waiting.set(connection, [...(waiting.get(connection) ?? []), send]);
            send();
            if (!turn) return;
            if (frame.type === "text_delta") said.set(turn.id, (said.get(turn.id) ?? 0) + 1);
            if ((said.get(turn.id) ?? 0) >= pieces) holder.set(connection, turn.id);
            if (about.outcome === undefined || frame.type === "typing") return;
            holder.delete(connection);
            for (const late of waiting.get(connection)?.splice(0) ?? []) late();
          },
        },
      };
    },
  });
}

const LOOK_AGAIN_MS = 10;

const fullPipe = fault({
  name: "a-full-pipe-stops-the-agent",
  depth: "model",
  sly: "only when a reader has let megabytes wait",
  breaks: ["simultaneity.slow-reader.holds-no-other-session"],
  like: "https://github.com/chatml/chatml/issues/119",
  wrap: (seams) => ({
    ...seams,
    model: {
      async *chat(request, signal, about) {
        const isFull = () => seams.hub.open().some((one) => one.agent === about.agent && one.session !== about.session && one.waitingBytes > 65_536);
        while (isFull() && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
        yield* seams.model.chat(request, signal, about);
      },
    },
  }),
});

export const simultaneityFaults: readonly Fault[] = [
  ...lanes,
  ...waitingRequest,
  latePong("a-ping-waits-for-the-turn", false),
  latePong("a-ping-waits-for-an-answer-that-has-begun", true),
  oneAnswerAtATime("a-socket-lets-one-answer-out-at-a-time", 1),
  oneAnswerAtATime("a-socket-keeps-to-an-answer-from-its-second-piece-on", 2, "only from the second piece on"),
  fullPipe,
];
