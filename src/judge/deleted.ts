import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { arrayIn, member, uuid } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import type { Removal } from "./view/removals.js";

/** A session that was deleted stays away until a message is addressed to it again. One finding a deletion. */
export const deleted: Judge = (view) => {
  const sheet = new Sheet(view);
  const sightings = sightingsIn(view);
  for (const removal of view.removals) {
    if (removal.what === "delete" && removal.succeeded && removal.session !== undefined) judgeOne(view, sheet, removal, removal.session, sightings);
  }
  return sheet;
};

/** A read or list that tells whether sessions are there. */
interface Sighting {
  readonly askedAt: number;
  readonly at: number;
  readonly has: (session: string) => boolean;
  readonly tells: (session: string) => boolean;
  readonly what: string;
}

function judgeOne(view: LogView, sheet: Sheet, removal: Removal, session: string, sightings: readonly Sighting[]): void {
  const id = "history.deleted-session.stays-deleted";
  const again = view.turns.find((turn) => turn.sentAt > removal.from && (turn.session === session || uuid(turn.named) === session));
  const later = sightings.filter((one) => one.askedAt > removal.to && one.tells(session) && one.at < (again?.sentAt ?? Infinity));
  const back = later.find((one) => one.has(session));
  if (!back) return later.length === 0 ? undefined : sheet.saw(id);
  const running = view.turns.filter((turn) => turn.session === session && turn.sentAt < removal.to && (turn.terminals.at(-1)?.seq ?? Infinity) > removal.from);
  // In a run a case of its own asks whether such a turn writes.
  if (view.live && running.length > 0) return sheet.leave(id, "a turn was running when it was deleted, and may have brought it back", back.at);
  sheet.charge(id, {
    at: back.at,
    expected: `no session ${session}`,
    received: back.what,
    because: "it was deleted and not addressed again",
    evidence: [removal.from, removal.to, back.askedAt, ...running.map(({ sentAt }) => sentAt)],
    turns: running,
  });
}

function sightingsIn(view: LogView): readonly Sighting[] {
  const reads = view.reads
    .filter(({ asked }) => asked === "by-id")
    .map((read) => ({ askedAt: read.askedAt, at: read.at, has: () => read.found, tells: (session: string) => session === read.session, what: `its history, ${read.rows.length} rows` }));
  const lists = view.exchanges.flatMap(({ operation, request, answer, json }) => {
    if (!operation || !answer || answer.status !== 200 || (operation.id !== "listSessions" && operation.id !== "listAgentSessions")) return [];
    const sessions = new Set(arrayIn(json, "sessions").map((row) => uuid(member(row, "session_id"))));
    const agent = operation.id === "listAgentSessions" ? (operation.params["id"] ?? "").toLowerCase() : undefined;
    const tells = (session: string): boolean => agent === undefined || view.ownerOf(session) === agent;
    return [{ askedAt: request.seq, at: answer.seq, has: (session: string) => sessions.has(session), tells, what: "the session in a list" }];
  });
  return [...reads, ...lists].sort((a, b) => a.at - b.at);
}
