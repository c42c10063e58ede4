import type { RequirementId } from "../../../generated/requirements.js";
import { Sheet } from "../judgement.js";
import type { Judge } from "../judgement.js";
import { shown, uuid } from "../view/json.js";
import type { LogView } from "../view/log-view.js";
import { endAt } from "../view/turn.js";
import type { Turn } from "../view/turn.js";

/** Messages that a right server refuses: to another agent's session, on a socket to an unusable one, unreadable ones. */
export const admissions: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const turn of view.turns) {
    const requirement = turn.refuse === undefined ? undefined : requirementOf(view, turn);
    if (requirement === undefined) continue;
    const taken = turn.terminals.find(({ kind }) => kind === "completed" || kind === "silent");
    const refused = turn.terminals.find(({ kind }) => kind === "refused" || kind === "failed");
    if (taken) {
      const asked = view.callsOf(turn)[0];
      sheet.charge(requirement, {
        at: taken.seq,
        expected: turn.door === "ws" ? "an `error` frame" : "a 4xx answer",
        received: `${taken.native}${taken.text === undefined ? "" : ` ${JSON.stringify(shown(taken.text, 60))}`}`,
        because: `the message of line ${turn.sentAt} is to be refused: ${turn.refuse}`,
        evidence: [turn.sentAt, ...(asked ? [asked.entry.seq] : [])],
        turns: [turn],
      });
    } else if (refused) sheet.saw(requirement);
    else if (toldByCount(view, turn)) sheet.saw(requirement);
    else sheet.leave(requirement, "no answer can be told to be the one to this message", turn.sentAt);
  }
  return sheet;
};

function requirementOf(view: LogView, turn: Turn): RequirementId | undefined {
  const { door, refuse } = turn;
  const session = uuid(turn.named);
  const owner = session === undefined ? undefined : view.ownerOf(session);
  // To an agent that is not there, a refusal says nothing about ownership.
  if (owner !== undefined && owner !== turn.agent) return view.isAgent(turn.agent) ? `ownership.${door}.foreign-session-is-refused` : undefined;
  if (door !== "ws" || refuse === undefined) return undefined;
  if (turn.named !== null && session === undefined) return "ids.ws-unusable.is-refused";
  if (refuse.includes("unreadable")) return "socket.broken-json.is-told-and-the-socket-stays-open";
  if (refuse.includes("no content")) return "socket.missing-content.is-told-and-the-socket-stays-open";
  return refuse.includes("64 KiB") ? "socket.oversize.is-told-and-the-socket-stays-open" : undefined;
}

/** As many errors that nobody can assign as messages that wait for one, after all of them were sent: each was told. */
export function toldByCount(view: LogView, turn: Turn): boolean {
  const open = view.turnsOn(turn.id).filter((other) => endAt(other) === undefined || other.terminals.length === 0);
  if (open.some((other) => other.refuse === undefined)) return false;
  const connection = view.connections.find(({ id }) => id === turn.id);
  const errors = (connection?.frames ?? []).filter((frame) => frame.type === "error" && frame.seq > turn.sentAt && view.frameOwner(frame.seq).doubt !== undefined);
  return errors.length >= open.length + view.waitingOn(turn.id).filter(({ kind }) => kind === "bad").length;
}
