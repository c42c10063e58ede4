import { Refusal, type About, type Seams, type Turn } from "../../src/server/index.js";
import { change } from "./change.js";
import { fault, type Fault } from "./fault.js";

/** Does something besides when a client leaves a connection before its turns are over. */
function whenLeft(door: "http" | "sse" | "ws", act: (turn: Turn, seams: Seams, about: About) => void, whose: (turn: Turn, about: About) => boolean = ownTurns): Fault["wrap"] {
  return (seams) =>
    change(seams, "turns", {
      left(about) {
        seams.turns.left(about);
        if (about.door === door) for (const turn of seams.turns.running().filter((one) => whose(one, about))) act(turn, seams, about);
      },
    });
}

const ownTurns = (turn: Turn, about: About): boolean => turn.connection === about.connection;
const end = (turn: Turn, seams: Seams, about: About): void => void seams.turns.cancel({ session: turn.session, reach: "running", why: "stopped" }, about);

export const disconnectFaults: readonly Fault[] = [
  fault({
    name: "http-turns-end-with-their-connection",
    depth: "turns",
    like: "https://github.com/open-webui/open-webui/issues/452",
    breaks: ["disconnect.http-turn.runs-on"],
    wrap: whenLeft("http", end),
  }),
  fault({
    name: "streams-take-their-turns-along",
    depth: "turns",
    like: "https://github.com/google/adk-python/issues/4029",
    breaks: ["disconnect.sse-turn.runs-on"],
    wrap: whenLeft("sse", end),
  }),
  fault({
    name: "answers-without-a-listener-are-thrown-away",
    depth: "store",
    sly: "only on sockets, and the turn itself runs on",
    like: "https://github.com/0xMaxMa/claude-gateway/issues/131",
    breaks: ["disconnect.ws-turn.runs-on"],
    wrap(seams) {
      const alone = new Set<string>();
      const leaving = whenLeft("ws", (turn) => void alone.add(turn.id))(seams);
      return change(leaving, "store", {
        append: (write, about) => (write.rows.some(({ role, turn }) => role === "Assistant" && alone.has(turn)) ? true : seams.store.append(write, about)),
      });
    },
  }),
  fault({
    name: "a-session-stays-busy-after-its-client-left",
    depth: "turns",
    sly: "only when a stream was left",
    like: "https://github.com/aaif-goose/goose/issues/10243",
    breaks: ["disconnect.next-turn.works"],
    wrap(seams) {
      const busy = new Set<string>();
      const leaving = whenLeft("sse", (turn) => void busy.add(turn.session))(seams);
      return change(leaving, "turns", {
        admit(turn, about) {
          if (busy.has(turn.session)) throw new Refusal(409, "The session is busy");
          return seams.turns.admit(turn, about);
        },
      });
    },
  }),
  fault({
    name: "a-client-that-leaves-takes-the-agents-turns-along",
    depth: "turns",
    sly: "only for turns of other connections",
    like: "https://github.com/forecast-bio/crosslink/issues/321",
    breaks: ["disconnect.other-client.goes-on"],
    wrap: whenLeft("ws", end, (turn, about) => turn.agent === about.agent && turn.connection !== about.connection),
  }),
  fault({
    name: "requests-that-break-off-are-taken-as-they-are",
    depth: "wire",
    breaks: ["disconnect.half-a-request.starts-no-turn"],
    wrap: (seams) => change(seams, "wire", { body: ({ bytes, contentType, contentEncoding }, about) => seams.wire.body({ bytes, contentType, contentEncoding }, about) }),
  }),
];
