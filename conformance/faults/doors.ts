import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

const crash = (): never => {
  throw new Refusal(500, "Internal error");
};

/** Refuses messages of one operation: a door that is dead for everyone. */
function deadDoor(name: string, operation: string, breaks: Fault["breaks"]): Fault {
  return fault({
    name,
    depth: "wire",
    breaks,
    wrap: (seams) => ({
      ...seams,
      wire: { ...seams.wire, request: (incoming, about, next) => (about.operation === operation ? crash() : seams.wire.request(incoming, about, next)) },
    }),
  });
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
          const isMessage = /"type":\s*"message"/.test(text);
          if (!isMessage || /"session_id"/.test(text) !== toNamed) seams.wire.received(text, about, next);
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
  deadDoor("active-session-is-not-told", "getActiveSession", ["doors.active-session.can-be-read"]),
  deadDoor("history-by-id-knows-no-session", "getSession", ["doors.history.is-readable"]),
  deadDoor("creating-a-session-crashes", "createSession", ["doors.session.can-be-created"]),
  fault({
    name: "upgrades-are-refused",
    depth: "gate",
    breaks: ["doors.ws.opens"],
    wrap: (seams) => ({ ...seams, gate: { ...seams.gate, admit: (call, about) => (call.upgrade ? crash() : seams.gate.admit(call, about)) } }),
  }),
  fault({
    name: "spawning-crashes-for-every-second-agent",
    depth: "store",
    sly: "only for every second agent",
    breaks: ["doors.agent.can-be-had"],
    wrap: (seams) => {
      let spawned = 0;
      return { ...seams, store: { ...seams.store, addAgent: (agent, about) => (++spawned % 2 === 0 ? crash() : seams.store.addAgent(agent, about)) } };
    },
  }),
];
