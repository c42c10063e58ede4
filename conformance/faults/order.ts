import type { Turn } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";
import { overlapAfterWords, overlapFault, pickingScheduler, speakers } from "./queueing.js";

const both = (door: Turn["door"]) => (mine: Turn, ahead: Turn): boolean => mine.door === door && ahead.door === door;
const mixed = (one: Turn["door"], other: Turn["door"]) => (mine: Turn, ahead: Turn): boolean => mine.door !== ahead.door && [one, other].includes(mine.door) && [one, other].includes(ahead.door);

const overlaps: readonly Fault[] = [
  overlapFault({ name: "plain-turns-of-a-session-overlap", breaks: ["order.http-turns.do-not-overlap"], like: "https://github.com/OpenHands/software-agent-sdk/issues/3147", lets: (mine, ahead) => both("http")(mine, ahead) && (mine.named === null) === (ahead.named === null) }),
  overlapFault({ name: "streams-of-a-session-overlap", breaks: ["order.sse-turns.do-not-overlap"], like: "https://github.com/librefang/librefang/issues/3737", lets: both("sse") }),
  overlapAfterWords({ name: "a-stream-overlaps-an-answer-that-has-begun", sly: "only once the answer before it has begun", breaks: ["order.sse-turns.do-not-overlap"], lets: both("sse") }),
  overlapFault({
    name: "turns-of-a-session-overlap-on-a-socket",
    breaks: ["order.ws-turns.do-not-overlap"],
    like: "https://github.com/anomalyco/opencode/issues/11699",
    lets: (mine, ahead) => mine.door === "ws" && mine.connection === ahead.connection,
  }),
  overlapAfterWords({
    name: "a-message-overlaps-an-answer-that-has-begun-on-its-socket",
    sly: "only once the answer before it has begun",
    breaks: ["order.ws-turns.do-not-overlap"],
    lets: (mine, ahead) => mine.door === "ws" && mine.connection === ahead.connection,
  }),
  overlapFault({
    name: "each-socket-has-its-own-queue",
    breaks: ["order.two-sockets.do-not-overlap"],
    like: "https://github.com/google/adk-python/issues/5244",
    lets: (mine, ahead) => both("ws")(mine, ahead) && mine.connection !== ahead.connection,
  }),
  overlapFault({ name: "streams-pass-by-the-queue-of-plain-turns", breaks: ["order.http-and-sse.do-not-overlap"], like: "https://github.com/librefang/librefang/issues/3737", lets: mixed("http", "sse") }),
  overlapFault({
    name: "a-plain-turn-passes-by-a-running-stream",
    sly: "only a plain turn, and only behind a stream",
    breaks: ["order.http-and-sse.do-not-overlap"],
    lets: (mine, ahead) => mine.door === "http" && ahead.door === "sse",
  }),
  overlapFault({ name: "sockets-pass-by-the-queue-of-plain-turns", breaks: ["order.http-and-ws.do-not-overlap"], like: "https://github.com/librefang/librefang/issues/3559", lets: mixed("http", "ws") }),
  overlapFault({ name: "sockets-pass-by-the-queue-of-streams", breaks: ["order.sse-and-ws.do-not-overlap"], lets: mixed("sse", "ws") }),
  overlapFault({
    name: "named-and-unnamed-turns-have-queues-of-their-own",
    breaks: ["order.default-and-explicit.do-not-overlap"],
    like: "https://github.com/librefang/librefang/issues/6518",
    lets: (mine, ahead) => (mine.named === null) !== (ahead.named === null),
  }),
  overlapFault({
    name: "an-unnamed-turn-does-not-wait-for-a-named-one",
    sly: "only a turn that names no session",
    breaks: ["order.default-and-explicit.do-not-overlap"],
    lets: (mine, ahead) => mine.named === null && ahead.named !== null,
  }),
];

const queues: readonly Fault[] = [
  fault({
    name: "the-newest-waiting-turn-goes-first",
    depth: "scheduler",
    breaks: ["order.queued-turns.run-in-order-of-arrival"],
    wrap: (seams) => ({ ...seams, scheduler: pickingScheduler((waiting) => waiting.length - 1) }),
  }),
  fault({
    name: "short-messages-overtake-long-ones",
    depth: "scheduler",
    sly: "only among turns that wait, and only where a later one is shorter",
    breaks: ["order.queued-turns.run-in-order-of-arrival"],
    wrap: (seams) => {
      const length = ({ turn }: { readonly turn: Turn | undefined }): number => turn?.text.length ?? 0;
      return { ...seams, scheduler: pickingScheduler((waiting) => waiting.findIndex((one) => waiting.every((other) => length(one) <= length(other)))) };
    },
  }),
  losesTurns("a-long-queue-loses-its-newest-turn", (load) => load >= 5, "only when five turns are ahead"),
  losesTurns("every-fifth-waiting-turn-is-forgotten", (load, count) => load > 0 && count % 5 === 0, "only a waiting turn, and of those only each fifth"),
  fault({
    name: "answers-go-to-the-newest-request",
    depth: "scheduler",
    sly: "only once five plain turns of a session wait for their answers",
    breaks: ["order.burst.gives-each-turn-its-own-answer"],
    like: "https://github.com/anomalyco/opencode/issues/28202",
    wrap: (seams) => {
      const crowds = new Map<string, Crowd>();
      return {
        ...seams,
        scheduler: {
          ...seams.scheduler,
          run(key, job, about) {
            if (about.turn?.door !== "http") return seams.scheduler.run(key, job, about);
            const crowd = crowds.get(key) ?? { asking: [], isMixedUp: false };
            crowds.set(key, crowd);
            return new Promise((resolve) => {
              const own = resolve as (answer: unknown) => void;
              crowd.asking.push(own);
              crowd.isMixedUp ||= crowd.asking.length >= 5;
              void seams.scheduler.run(key, job, about).then((answer) => {
                const [asker] = crowd.asking.splice(crowd.isMixedUp ? -1 : crowd.asking.indexOf(own), 1);
                crowd.isMixedUp &&= crowd.asking.length > 0;
                asker?.(answer);
              });
            });
          },
        },
      };
    },
  }),
  fault({
    name: "a-message-joins-the-turn-that-is-ending",
    depth: "wire",
    sly: "only in mid-answer of a turn of its session on the same socket",
    breaks: ["order.end-of-a-turn.loses-no-message"],
    like: "https://github.com/OpenHands/software-agent-sdk/issues/421",
    wrap: (seams) => {
      const { wire, has } = speakers(seams);
      return {
        ...seams,
        wire: {
          ...wire,
          received(text, about, next) {
            const running = seams.turns.running().filter((turn) => turn.connection === about.connection && has(turn));
            const joins = /"type":\s*"message"/.test(text) && running.some(({ session }) => text.includes(session));
            if (!joins) seams.wire.received(text, about, next);
          },
        },
      };
    },
  }),
];

/** Who waits for an answer in one session, and whether answers have begun to go to the newest of them. */
interface Crowd {
  readonly asking: ((answer: unknown) => void)[];
  isMixedUp: boolean;
}

/** Some streams that have to wait are taken and never run. */
function losesTurns(name: string, isLost: (load: number, count: number) => boolean, sly: string): Fault {
  return fault({
    name,
    sly,
    depth: "scheduler",
    breaks: ["order.burst.answers-every-turn"],
    like: "https://github.com/openclaw/openclaw/issues/69112",
    wrap: (seams) => {
      let count = 0;
      return {
        ...seams,
        scheduler: {
          ...seams.scheduler,
          run(key, job, about) {
            const load = seams.scheduler.load(key);
            if (about.turn?.door !== "sse" || load === 0) return seams.scheduler.run(key, job, about);
            count += 1;
            return isLost(load, count) ? new Promise(() => undefined) : seams.scheduler.run(key, job, about);
          },
        },
      };
    },
  });
}

export const orderFaults: readonly Fault[] = [...overlaps, ...queues];
