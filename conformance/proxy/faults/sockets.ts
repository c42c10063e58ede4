import { forEach, frames, heardFrames, isTerminal } from "../aids.js";
import { textIn } from "../json.js";
import type { JsonObject } from "../json.js";
import { placeOf } from "../place.js";
import type { PassingSocket, Spoiler } from "../traffic.js";

/** Changes the frames of one type; undefined drops them. */
export function framesOf(type: string, change: (frame: JsonObject, socket: PassingSocket) => JsonObject | undefined): Spoiler {
  return heardFrames((frame, socket) => (frame["type"] === type ? change(frame, socket) : frame));
}

/** Sessions of the turns that run on a socket, oldest first. */
export function runningTurns(): { of: (socket: PassingSocket) => string[]; hear: (frame: JsonObject | undefined, socket: PassingSocket) => void } {
  const of = forEach<PassingSocket, string[]>(() => []);
  return {
    of,
    hear(frame, socket) {
      const session = textIn(frame, "session_id");
      if (session === undefined) return;
      const running = of(socket);
      if (frame!["type"] === "typing" && frame!["state"] === "start") running.push(session);
      if (isTerminal(frame) && running.includes(session)) running.splice(running.indexOf(session), 1);
    },
  };
}

/** Sockets that are open, oldest first. */
export function openSockets(): { readonly all: Set<PassingSocket>; readonly hooks: Spoiler } {
  const all = new Set<PassingSocket>();
  return { all, hooks: { opened: (socket) => void all.add(socket), closed: (socket) => void all.delete(socket) } };
}

export const agentOf = ({ ask }: PassingSocket): string | undefined => placeOf(ask.path).agent;
