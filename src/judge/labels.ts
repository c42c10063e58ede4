import type { RequirementId } from "../../generated/requirements.js";
import type { HeardEntry } from "../log/index.js";
import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { mayBeAstray } from "./routing.js";
import type { Turn } from "./view/turn.js";

/** What an API of another shape says about a turn names that turn's session. What names none is not charged here. */
export const labels: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const { entry, turn } of view.heard) {
    const id = turn && rowOf(entry, turn);
    if (!id || entry.label === undefined || turn.session === null || turn.refuse !== undefined) continue;
    if (entry.label === turn.session) sheet.saw(id);
    else if (mayBeAstray(view, turn)) sheet.leave(id, "messages of this door land in other sessions, and this one may have landed in the one that is named", entry.of);
    else {
      sheet.charge(id, {
        at: entry.of,
        expected: `session ${turn.session}`,
        received: `session ${entry.label} in \`${entry.native}\``,
        because: "the words are those of a message that named this session",
        evidence: [turn.sentAt],
        turns: [turn],
      });
    }
  }
  return sheet;
};

/** On a socket what an event is decides; only words tell surely whose it is there. */
function rowOf({ what, text }: HeardEntry, { door, canary }: Turn): RequirementId | undefined {
  if (door === "http") return "tags.answer.names-its-own-session";
  if (door === "sse") return "tags.stream.names-its-own-session";
  if (!text?.includes(canary)) return undefined;
  return what === "delta" ? "tags.text-delta.names-its-own-session" : what === "completed" ? "tags.response.names-its-own-session" : what === "failed" ? "tags.error.names-its-own-session" : undefined;
}
