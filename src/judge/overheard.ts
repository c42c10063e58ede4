import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import type { Connection, Frame } from "./view/connection.js";
import { shown } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import type { Turn } from "./view/turn.js";

/** A socket hears no answer to a message that was sent somewhere else. One finding a turn and socket. */
export const overheard: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const connection of view.connections) {
    const told = new Set<Turn>();
    for (const frame of connection.frames) {
      const stranger = strangerIn(view, connection, frame);
      if (!stranger || told.has(stranger)) continue;
      told.add(stranger);
      const isOthers = stranger.agent !== connection.agent;
      sheet.charge(isOthers ? "routing.socket.hears-nothing-of-another-agent" : "routing.socket.hears-only-turns-sent-on-it", {
        at: frame.seq,
        expected: "no frame of this turn",
        received: shown(frame.entry.data, 120),
        because: isOthers ? "the socket belongs to another agent" : "the turn was sent on another connection of the agent",
        evidence: [stranger.sentAt, connection.open.seq],
        turns: [stranger],
      });
    }
    if (told.size === 0 && connection.frames.some(({ type }) => type === "response")) {
      sheet.saw("routing.socket.hears-nothing-of-another-agent");
      sheet.saw("routing.socket.hears-only-turns-sent-on-it");
    }
  }
  return sheet;
};

const known = new WeakMap<LogView, boolean>();

/** True when some socket of the log hears answers to messages of other connections: an answer without a mark may be such a one. */
export function hearsStrangers(view: LogView): boolean {
  let answer = known.get(view);
  if (answer === undefined) known.set(view, (answer = view.connections.some((connection) => connection.frames.some((frame) => strangerIn(view, connection, frame) !== undefined))));
  return answer;
}

/** The turn of another connection whose answer a frame holds. What a user said may be told anywhere (a history, a list); what the model said for a turn is its answer. */
function strangerIn(view: LogView, connection: Connection, frame: Frame): Turn | undefined {
  if (frame.dir !== "down" || (frame.type !== "text_delta" && frame.type !== "response")) return undefined;
  const speakers = view.words.spoken(frame.entry.data);
  if (speakers.some(({ id }) => id === connection.id)) return undefined;
  return speakers.find((turn) => turn.marked && turn.agent !== "" && connection.agent !== "");
}
