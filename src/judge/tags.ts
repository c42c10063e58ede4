import { known, Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { hearsStrangers } from "./overheard.js";
import { mayBeAstray } from "./routing.js";
import type { Connection, Frame } from "./view/connection.js";
import { member, shown, uuid } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import type { Owner } from "./view/socket-turns.js";
import type { Turn } from "./view/turn.js";

const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every frame says which session it is about, and says it rightly. A tag that is missing or no id is charged once, as missing. */
export const tags: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const connection of view.connections) {
    for (const frame of connection.frames) {
      if (frame.dir === "down" && frame.type !== undefined && !frame.cut) judgeFrame(view, sheet, connection, frame, frame.type);
    }
  }
  return sheet;
};

function judgeFrame(view: LogView, sheet: Sheet, connection: Connection, frame: Frame, type: string): void {
  const name = type.replaceAll("_", "-");
  const carries = known(`tags.${name}.carries-a-session-id`);
  if (!carries) return;
  const tag = member(frame.json, "session_id");
  const turn = view.frameOwner(frame.seq).turn;
  if (typeof tag !== "string" || !IS_ID.test(tag)) {
    sheet.charge(carries, {
      at: frame.seq,
      expected: "session_id, a hyphenated UUID in lower case",
      received: tag === undefined ? "no session_id" : shown(tag),
      because: `a client can route this \`${type}\` frame to no session`,
      turns: turn ? [turn] : [],
    });
    if (uuid(tag) === undefined) return;
  } else sheet.saw(carries);
  const own = known(`tags.${name}.names-its-own-session`);
  if (own) return judgeOwn(view, sheet, connection, frame, type === "error" ? ofError(view, view.frameOwner(frame.seq), own) : own);
  const active = known(`tags.${name}.names-the-active-session`);
  if (active) judgeActive(view, sheet, connection, frame, active);
}

type Id = NonNullable<ReturnType<typeof known>>;

/** An `error` about what belongs to no session of this agent has rows of its own. */
function ofError(view: LogView, { turn, ask }: Owner, own: Id): Id {
  if (ask?.kind === "bad") return "tags.unreadable-frame.is-answered-with-the-active-session";
  if (turn?.refuse === undefined) return own;
  if (turn.session === null) return turn.named === null ? "tags.unreadable-frame.is-answered-with-the-active-session" : "tags.unusable-id.is-answered-with-the-active-session";
  return (view.ownerOf(turn.session) ?? turn.agent) === turn.agent ? own : "tags.foreign-id.is-answered-with-the-id-it-named";
}

function judgeOwn(view: LogView, sheet: Sheet, connection: Connection, frame: Frame, own: Id): void {
  const { turn, ask, doubt } = view.frameOwner(frame.seq);
  if (doubt !== undefined) return sheet.leave(own, doubt, frame.seq);
  const since = turn?.sentAt ?? ask?.seq;
  if (since === undefined) return sheet.leave(own, "nothing on this socket was waiting for it", frame.seq);
  const named = turn ? turn.session : ask?.kind === "command" ? (ask.named ?? null) : null;
  const expected = named ?? (isAboutActive(turn) ? view.active.during(connection.agent, since, frame.seq) : undefined);
  const about = turn ? `the message of line ${turn.sentAt}` : `the frame of line ${since}`;
  if (expected === undefined) return sheet.leave(own, `the session of ${about} is not known`, frame.seq);
  compare(view, sheet, own, frame, expected, `${about} ${named === null ? "named no session, and this one was active" : "belongs to this session"}`, since, turn);
}

/** What named no session, or an unusable one, is told about with the active one. */
function isAboutActive(turn: Turn | undefined): boolean {
  return turn === undefined || turn.refuse !== undefined;
}

/** `connected` and `agents_updated` may have left the server some time ago; `pong` answers a ping. */
const GRACE_MS = 250;

function judgeActive(view: LogView, sheet: Sheet, connection: Connection, frame: Frame, id: Id): void {
  const since = frame.type === "pong" ? view.frameOwner(frame.seq).ask?.seq : frame.type === "connected" ? connection.open.seq : frame.seq;
  const expected = since === undefined ? undefined : view.active.during(connection.agent, since, frame.seq);
  if (expected === undefined) return sheet.leave(id, "the log does not tell which session was active", frame.seq);
  const mayBeOld = frame.type !== "pong" && uuid(member(frame.json, "session_id")) !== expected && view.active.movedJustBefore(connection.agent, frame.seq, frame.at, GRACE_MS);
  if (mayBeOld) return sheet.leave(id, "the active session had just been moved", frame.seq);
  if (uuid(member(frame.json, "session_id")) !== expected && view.active.wanders) return sheet.leave(id, "the active session is seen to move by itself", frame.seq);
  compare(view, sheet, id, frame, expected, "this session was active", since!, undefined);
}

function compare(view: LogView, sheet: Sheet, id: Id, frame: Frame, expected: string, why: string, since: number, turn: Turn | undefined): void {
  const tag = uuid(member(frame.json, "session_id"));
  if (tag === expected) return sheet.saw(id);
  const isMarked = turn !== undefined && view.words.in(frame.entry.data).some(({ turns, certain }) => certain && turns.includes(turn));
  if (!isMarked && hearsStrangers(view)) return sheet.leave(id, "sockets are seen to hear answers to messages of other connections, and this may be one", frame.seq);
  if (turn && mayBeAstray(view, turn)) return sheet.leave(id, "messages of this door land in other sessions, and this one may have landed in the one that is named", frame.seq);
  sheet.charge(id, {
    at: frame.seq,
    expected: `session_id ${expected}`,
    received: `session_id ${tag}`,
    because: why,
    evidence: [since],
    turns: turn ? [turn] : [],
  });
}
