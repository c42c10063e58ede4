import { objectIn, textIn, withMember } from "./json.js";
import type { JsonObject } from "./json.js";
import { placeOf, UUID } from "./place.js";
import type { Place } from "./place.js";
import type { Ask, PassingSocket, Reply, Spoiler, StreamBlock } from "./traffic.js";

/** The sessions of each agent, as far as traffic has named them. */
export class Neighbours {
  readonly #sessions = new Map<string, Set<string>>();

  note(agent: string | undefined, session: string | undefined): void {
    if (agent === undefined || session === undefined || !UUID.test(session)) return;
    if (!this.#sessions.has(agent)) this.#sessions.set(agent, new Set());
    this.#sessions.get(agent)!.add(session.toLowerCase());
  }

  /** The newest other session of the agent; undefined where none was named yet. */
  of(agent: string | undefined, session: string | undefined): string | undefined {
    return [...(this.#sessions.get(agent ?? "") ?? [])].reverse().find((one) => one !== session?.toLowerCase());
  }

  /** The agent a session was first named with. */
  agentOf(session: string): string | undefined {
    return [...this.#sessions].find(([, sessions]) => sessions.has(session.toLowerCase()))?.[0];
  }
}

/** Changes the answers to requests of some kinds. */
export function answersTo(kinds: readonly string[], change: (reply: Reply, ask: Ask, place: Place) => Reply | Promise<Reply>): Spoiler {
  return {
    async http(ask, pass) {
      const place = placeOf(ask.path);
      const reply = await pass(ask);
      return kinds.includes(place.what) ? change(reply, ask, place) : reply;
    },
  };
}

/** Changes requests of some kinds on their way. */
export function requestsOf(kinds: readonly string[], change: (ask: Ask, place: Place) => Ask): Spoiler {
  return {
    http(ask, pass) {
      const place = placeOf(ask.path);
      return pass(kinds.includes(place.what) ? change(ask, place) : ask);
    },
  };
}

/** Changes the object of a frame; undefined drops it. Frames that hold no object pass. */
export function frames(change: (frame: JsonObject, socket: PassingSocket) => JsonObject | undefined) {
  return (text: string, hand: (text: string) => void, socket: PassingSocket): void => {
    const frame = objectIn(text);
    if (!frame) return hand(text);
    const after = change(frame, socket);
    if (after) hand(after === frame ? text : JSON.stringify(after));
  };
}

/** What a server's frames become on their way to the client. */
export function heardFrames(change: (frame: JsonObject, socket: PassingSocket) => JsonObject | undefined): Spoiler {
  const relay = frames(change);
  return { fromServer: (text, socket) => relay(text, socket.toClient, socket) };
}

/** What a client's frames become on their way to the server. */
export function sentFrames(change: (frame: JsonObject, socket: PassingSocket) => JsonObject | undefined): Spoiler {
  const relay = frames(change);
  return { fromClient: (text, socket) => relay(text, socket.toServer, socket) };
}

export function isTerminal(frame: JsonObject | undefined): boolean {
  return ["response", "silent_complete", "error"].includes(textIn(frame, "type") ?? "");
}

/** A value made once for each key. */
export function forEach<K extends object | string, V>(make: () => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key)!;
  };
}

/** Counts by key, from 1. */
export function counting(): (key: string) => number {
  const counts = new Map<string, number>();
  return (key) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key)!;
  };
}

/** Runs what it is given one after the other, for each key; a job that fails holds nobody. */
export function inTurn(): <T>(key: string, job: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, job) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(job, job);
    last.set(key, mine.catch(() => undefined));
    return mine;
  };
}

export function dataOf(block: StreamBlock): JsonObject {
  return objectIn(block.data) ?? {};
}

export function nameSession(value: JsonObject, session: string | undefined): JsonObject {
  return "session_id" in value && session !== undefined ? withMember(value, "session_id", session) : value;
}
