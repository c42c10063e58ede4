import { canariesIn } from "../log/index.js";
import type { Script } from "./script.js";

/** What the model says in one turn: the pieces as they go out, and the whole. */
export interface Answer {
  readonly pieces: readonly string[];
  readonly text: string;
}

/** Answer to a call that is no turn of the suite (title, summary, memory): short, harmless, without a canary. */
export const SIDE_ANSWER = "A calm talk about small words";

/** The word by which a model tells its server that nothing is to be said. */
export const SILENT_ANSWER = "NO_REPLY";

/** Words no server takes for a promise, a tool or a failure of the model. */
const WORDS = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "hazel", "iris", "jade", "kelp", "lilac", "maple", "north", "opal", "pearl"] as const;
const DEFAULT_PIECES = 3;
const LONG_PIECE_BYTES = 2048;

/**
 * The text of a turn's answer. Unless the script says otherwise piece k (from 1) is `<canary>.<k> <word> `, without the
 * space in the last one, so that every piece tells whose it is and which. `say` and `silent` give no such mark.
 * After a tool the answer is the same; a script that fails or hangs has it cut where it says.
 *
 * @param visible what `recall` names: the canaries of the context. Without a context it names none.
 */
export function expectedAnswer(canary: string, script: Script = {}, visible: readonly string[] = []): Answer {
  const pieces = piecesOf(canary, script, visible);
  return { pieces, text: pieces.join("") };
}

function piecesOf(canary: string, script: Script, visible: readonly string[]): readonly string[] {
  if (script.silent) return [SILENT_ANSWER];
  if (script.say !== undefined) return cut(script.say, script.pieces ?? 1);
  if (script.recall) return [`${canary}.1 recalls `, recalled(canary, visible)];
  if (script.longBytes !== undefined) return longPieces(canary, script.longBytes, script.pieces);
  const count = script.pieces ?? DEFAULT_PIECES;
  return Array.from({ length: count }, (_, k) => `${canary}.${k + 1} ${wordAt(k)}${k + 1 < count ? " " : ""}`);
}

function recalled(canary: string, visible: readonly string[]): string {
  const others = visible.filter((one) => one !== canary);
  return others.length > 0 ? others.join(" ") : "nothing";
}

const wordAt = (k: number): string => WORDS[k % WORDS.length]!;

/**
 * `text` in `count` parts of nearly equal length, cut between code points and never inside a canary; fewer where it has
 * fewer. Half a surrogate pair, which UTF-8 cannot carry, is said as U+FFFD.
 */
function cut(text: string, count: number): string[] {
  const known = canariesIn(text).map((canary) => `${canary}(?!\\d)(?:\\.\\d+)?`);
  const points = (text.match(new RegExp([...known, "."].join("|"), "gsu")) ?? []).map((point) => point.replace(/\p{Surrogate}/u, "\uFFFD"));
  const parts = Math.min(count, points.length);
  return Array.from({ length: parts }, (_, k) => points.slice(boundary(k), boundary(k + 1)).join(""));

  function boundary(k: number): number {
    return Math.floor((k * points.length) / parts);
  }
}

/** ASCII pieces of `bytes` bytes together, each marked; a piece too short for its mark is cut. */
function longPieces(canary: string, bytes: number, count = Math.max(DEFAULT_PIECES, Math.ceil(bytes / LONG_PIECE_BYTES))): string[] {
  const parts = Math.min(count, bytes);
  return Array.from({ length: parts }, (_, k) => {
    const length = Math.floor(((k + 1) * bytes) / parts) - Math.floor((k * bytes) / parts);
    const start = `${canary}.${k + 1} ${wordAt(k)} `;
    const filler = `${WORDS.join(" ")} `;
    const piece = (start + filler.repeat(Math.ceil(length / filler.length))).slice(0, length);
    return k + 1 < parts ? `${piece.slice(0, -1)} ` : piece.replace(/ $/, ".");
  });
}
