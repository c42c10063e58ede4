import type { Capabilities } from "../../generated/profile.js";
import { Refusal } from "../../src/server/index.js";
import type { About, Call, Seams } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import { variation, type Variation, type Wrap } from "./variation.js";

const DECLARED = "What the profile does not claim is not asked for.";

/** Answers these operations as a server does that has never heard of them. */
function without(operations: readonly string[], status = 404): Wrap {
  const gone = new Set(operations);
  return (seams) => {
    const wire = change(seams, "wire", {
      request: (incoming, about, next) => {
        if (gone.has(about.operation)) throw new Refusal(status, status === 501 ? "Not implemented" : "Not found");
        return seams.wire.request(incoming, about, next);
      },
    });
    return change(wire, "gate", {
      authorise(call: Call, about: About) {
        seams.gate.authorise(call, about);
        if (call.upgrade && gone.has(about.operation)) throw new Refusal(status, "Not found");
      },
    });
  };
}

/** Takes no such frames. */
function withoutFrames(isGone: (frame: Readonly<Record<string, unknown>>, about: About, seams: Seams) => string | undefined): Wrap {
  return (seams) =>
    change(seams, "wire", {
      received(text, about, next) {
        const why = isGone(objectIn(text), about, seams);
        if (why !== undefined) throw new Refusal(400, why);
        seams.wire.received(text, about, next);
      },
    });
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const noCommand = (...names: readonly string[]) =>
  withoutFrames(({ type, command }) => (type === "command" && (names.length === 0 || names.includes(String(command))) ? `Unknown command: ${String(command)}` : undefined));

const cannot = (name: string, claims: readonly (keyof Capabilities)[], wrap: Wrap): Variation =>
  variation({ name, depth: "router", allowed: DECLARED, wrap, profile: { capabilities: Object.fromEntries(claims.map((claim) => [claim, false])) } });

/** A session's id is the server's to give. */
const ownIdsOnly = (seams: Seams): Seams =>
  change(seams, "router", { session: (ask, about) => seams.router.session({ ...ask, mustExist: ask.mustExist || (ask.named !== null && ask.named !== undefined) }, about) });

/** One socket for one session: the first that is named or meant. */
function oneSessionASocket(seams: Seams): Seams {
  const sessionOf = new Map<string, string>();
  return withoutFrames(({ type, session_id: named }, about) => {
    if (type !== "message" && type !== undefined) return undefined;
    const key = about.connection ?? "";
    const meant = typeof named === "string" ? named.toLowerCase() : "active";
    const taken = sessionOf.get(key) ?? meant;
    sessionOf.set(key, taken);
    return taken === meant ? undefined : "This socket already speaks for another session";
  })(seams);
}

/** Servers that cannot do all that the contract knows, and say so. */
export const abilityVariations: readonly Variation[] = [
  cannot("has-no-sockets", ["doors.ws"], without(["openSocket"])),
  cannot("has-no-streams", ["doors.sse"], without(["streamMessage", "streamMessageToSession"])),
  cannot("answers-no-turn-over-plain-http", ["doors.http"], without(["sendMessage", "sendMessageToSession"])),
  cannot("speaks-over-plain-http-alone", ["doors.ws", "doors.sse"], without(["openSocket", "streamMessage", "streamMessageToSession"])),
  cannot("speaks-over-sockets-alone", ["doors.http", "doors.sse"], without(["sendMessage", "sendMessageToSession", "streamMessage", "streamMessageToSession"])),
  cannot("stops-no-turn", ["stop"], (seams) => noCommand("stop")(without(["stopAgent"], 501)(seams))),
  cannot("deletes-no-session", ["sessions.delete"], without(["deleteSession"])),
  cannot("deletes-no-agent", ["agents.delete"], without(["deleteAgent"])),
  cannot("has-no-labels", ["sessions.label"], without(["setSessionLabel", "findSessionByLabel"])),
  cannot("compacts-nothing", ["sessions.compact"], (seams) => noCommand("compact")(without(["compactSession"])(seams))),
  cannot("lists-no-sessions", ["sessions.list"], without(["listSessions", "listAgentSessions"])),
  cannot("resets-nothing", ["sessions.reset"], (seams) => noCommand("reset", "new")(without(["resetSession", "clearHistory"])(seams))),
  cannot("creates-no-session-of-its-own", ["sessions.create"], without(["createSession"])),
  cannot("switches-to-no-session", ["sessions.switch"], without(["switchSession"])),
  cannot("has-no-tools", ["tools"], (seams) => change(seams, "tools", { offered: () => [], run: () => Promise.reject(new Refusal(400, "This server has no tools")) })),
  cannot("takes-no-commands", ["socket.commands"], noCommand()),
  cannot("takes-one-session-a-socket", ["socket.multiplex"], oneSessionASocket),
  cannot("gives-the-ids-of-sessions-itself", ["sessions.client-ids"], ownIdsOnly),
];
