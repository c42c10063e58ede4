import { Sheet } from "../judgement.js";
import type { Judge } from "../judgement.js";
import type { Connection } from "../view/connection.js";
import type { LogView } from "../view/log-view.js";

/** A ping that came back only after this long, and after the end of the turns that were running, waited for them. */
const MIN_WAIT_MS = 250;

/** How connections of a recording begin and end, and whether pings wait for turns. */
export const sockets: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const connection of view.connections) {
    judgeFirst(sheet, connection);
    judgeClose(sheet, connection);
    judgePings(view, sheet, connection);
    judgeRefused(view, sheet, connection);
  }
  return sheet;
};

function judgeFirst(sheet: Sheet, { open, frames }: Connection): void {
  const first = frames.find(({ dir }) => dir === "down");
  if (!first) return;
  if (first.type === "connected") sheet.saw("socket.connected.comes-first");
  else sheet.charge("socket.connected.comes-first", { at: first.seq, expected: "`connected`", received: `\`${first.type ?? "no type"}\``, because: "it is the first frame of a connection", evidence: [open.seq] });
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1 */
function judgeClose(sheet: Sheet, { closes }: Connection): void {
  const [ours, answer] = closes;
  // 1006 of ours: we dropped the connection without a word, and nothing is owed.
  if (ours?.by !== "client" || ours.code === 1006 || answer?.by !== "server") return;
  if (answer.code !== 1006) return sheet.saw("socket.close.is-answered");
  sheet.charge("socket.close.is-answered", { at: answer.seq, expected: `a Close frame in answer to ours (${ours.code})`, received: "the end of the connection without one (1006)", because: "a Close frame is to be answered", evidence: [ours.seq] });
}

function judgePings(view: LogView, sheet: Sheet, { id, frames }: Connection): void {
  const requirement = "simultaneity.ping.is-answered-during-a-turn";
  for (const frame of frames) {
    const ping = frame.type === "pong" ? view.frameOwner(frame.seq).ask : undefined;
    const sent = ping && view.entryAt(ping.seq);
    if (!sent) continue;
    const running = view.turnsOn(id).filter((turn) => turn.sentAt < sent.seq && (turn.terminals.at(-1)?.at ?? 0) - sent.at >= MIN_WAIT_MS);
    if (running.length === 0) continue;
    const ends = running.map((turn) => turn.terminals.at(-1)!.seq);
    if (frame.seq < Math.min(...ends)) sheet.saw(requirement);
    else
      sheet.charge(requirement, {
        at: frame.seq,
        expected: "`pong` while the turn runs",
        received: `\`pong\` ${Math.round(frame.at - sent.at)} ms later, after the turn had ended`,
        because: "a ping waited for a turn on its socket",
        evidence: [sent.seq, ...ends],
        turns: running,
      });
  }
}

/** Frames that are neither messages nor commands, and are to be told so. */
function judgeRefused(view: LogView, sheet: Sheet, connection: Connection): void {
  const errors = connection.frames.filter(({ type, dir }) => type === "error" && dir === "down");
  for (const ask of view.badAsksOn(connection.id)) {
    const requirement = ask.what.includes("unknown type") ? "socket.unknown-type.is-told-and-the-socket-stays-open" : ask.tooLarge ? "socket.oversize.is-told-and-the-socket-stays-open" : undefined;
    if (!requirement) continue;
    const own = errors.find((frame) => view.frameOwner(frame.seq).ask?.seq === ask.seq);
    const doubtful = errors.filter((frame) => frame.seq > ask.seq && view.frameOwner(frame.seq).doubt !== undefined).length;
    const waiting = view.waitingOn(connection.id).filter(({ kind }) => kind === "bad").length + view.turnsOn(connection.id).filter(({ refuse, terminals }) => refuse !== undefined && terminals.length === 0).length;
    if (own || doubtful >= waiting) sheet.saw(requirement);
    else sheet.leave(requirement, "no `error` can be told to be the one about this frame", ask.seq);
  }
}
