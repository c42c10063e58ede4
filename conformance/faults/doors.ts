import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

const outOfOrder = (): never => {
  throw new Refusal(503, "Out of order");
};

/** Takes no turn that comes by one operation: a door that is dead for everyone who asks rightly. */
function deadDoor(name: string, operation: string, breaks: Fault["breaks"]): Fault {
  return fault({
    name,
    depth: "turns",
    breaks,
    wrap: (seams) => ({ ...seams, turns: { ...seams.turns, admit: (turn, about) => (about.operation === operation ? outOfOrder() : seams.turns.admit(turn, about)) } }),
  });
}

/** Finds agents for every operation but one. */
function deadForAgents(name: string, operation: string, breaks: Fault["breaks"]): Fault {
  return fault({
    name,
    depth: "router",
    breaks,
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        agent(id, about) {
          const agent = seams.router.agent(id, about);
          return about.operation === operation ? outOfOrder() : agent;
        },
      },
    }),
  });
}

function isGoodMessage(text: string): boolean {
  try {
    const { type, content } = JSON.parse(text) as { readonly type?: unknown; readonly content?: unknown };
    return type === "message" && typeof content === "string" && content.trim() !== "";
  } catch {
    return false;
  }
}

/** Drops socket messages that do, or do not, name a session. */
function deafSocket(name: string, toNamed: boolean, breaks: Fault["breaks"]): Fault {
  return fault({
    name,
    depth: "wire",
    breaks,
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        received(text, about, next) {
          if (isGoodMessage(text) && /"session_id"/.test(text) === toNamed) return;
          seams.wire.received(text, about, next);
        },
      },
    }),
  });
}

export const doorsFaults: readonly Fault[] = [
  deadDoor("http-turns-of-named-sessions-crash", "sendMessageToSession", ["doors.http-explicit.carries-a-turn"]),
  deadDoor("unaddressed-http-turns-crash", "sendMessage", ["doors.http-default.carries-a-turn"]),
  deadDoor("streams-of-named-sessions-crash", "streamMessageToSession", ["doors.sse-explicit.carries-a-turn"]),
  deadDoor("unaddressed-streams-crash", "streamMessage", ["doors.sse-default.carries-a-turn"]),
  deafSocket("socket-messages-to-named-sessions-are-ignored", true, ["doors.ws-explicit.carries-a-turn"]),
  deafSocket("unaddressed-socket-messages-are-ignored", false, ["doors.ws-default.carries-a-turn"]),
  deadForAgents("active-session-is-not-told", "getActiveSession", ["doors.active-session.can-be-read"]),
  fault({
    name: "history-by-id-knows-no-session",
    depth: "router",
    breaks: ["doors.history.is-readable"],
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        anySession(id, about) {
          const session = seams.router.anySession(id, about);
          return about.operation === "getSession" ? outOfOrder() : session;
        },
      },
    }),
  }),
  deadForAgents("creating-a-session-crashes", "createSession", ["doors.session.can-be-created"]),
  deadForAgents("upgrades-are-refused", "openSocket", ["doors.ws.opens"]),
  fault({
    name: "spawning-crashes-for-every-second-agent",
    depth: "store",
    sly: "only for every second agent",
    breaks: ["doors.agent.can-be-had"],
    wrap: (seams) => {
      let spawned = 0;
      return { ...seams, store: { ...seams.store, addAgent: (agent, about) => (++spawned % 2 === 0 ? outOfOrder() : seams.store.addAgent(agent, about)) } };
    },
  }),
];
