import type { Heard } from "./server.js";

export type Key = "a" | "b";
export type Place = Key | "elsewhere";

/** One message that was sent: its mark tells whose every word about it is. */
export interface Sent {
  readonly key: Key;
  readonly mark: string;
}

export interface Placed {
  readonly place: Place;
  readonly frame: Heard;
  /** Lanes whose words stand in it. */
  readonly owners: readonly Key[];
}

/** What was read of both histories once everything was answered. */
export type Histories = Readonly<Record<Key, string | undefined>>;

export interface Verdict {
  readonly word: "nothing" | "waiting" | "undecided" | "apart" | "not apart";
  readonly sentences: readonly string[];
}

const TERMINALS = ["response", "silent_complete", "error"];
const HISTORIES_APART = "Each history holds its own words and none of the other's.";
const NAME: Readonly<Record<Place, string>> = { a: "A", b: "B", elsewhere: "neither A nor B" };

/** Lanes whose marks stand in a text. */
export function ownersOf(text: string, sent: readonly Sent[]): Key[] {
  return [...new Set(sent.filter(({ mark }) => text.includes(mark)).map(({ key }) => key))];
}

/** A frame with somebody's words outside their lane. */
export function isStray({ place, owners }: Placed): boolean {
  return owners.some((owner) => owner !== place);
}

/** Whether the two sessions were kept apart, from what was sent and seen alone. */
export function verdictOn(sent: readonly Sent[], placed: readonly Placed[], histories: Histories | undefined): Verdict {
  if (sent.length === 0) return { word: "nothing", sentences: ["Nothing was sent yet."] };
  const wrong = [...placed.filter(isStray).map(strayText), ...(histories === undefined ? [] : historyTroubles(sent, histories))];
  if (wrong.length > 0) return { word: "not apart", sentences: [...new Set(wrong)] };
  const answered = (key: Key): number => placed.filter(({ place, frame }) => place === key && TERMINALS.includes(frame.type)).length;
  const open = (["a", "b"] as const).filter((key) => answered(key) < sent.filter((one) => one.key === key).length);
  if (open.length > 0) return { word: "waiting", sentences: [`Waiting for the end of the answer in ${open.map((key) => NAME[key]).join(" and ")}.`] };
  if (histories === undefined) return { word: "waiting", sentences: ["Reading both histories."] };
  const unmarked = (["a", "b"] as const).filter((key) => sent.some((one) => one.key === key) && !placed.some(({ place, owners, frame }) => place === key && owners.includes(key) && frame.type !== "error"));
  if (unmarked.length > 0) return { word: "undecided", sentences: [`No answer in ${unmarked.map((key) => NAME[key]).join(" or ")} repeats its mark, so whose it is cannot be told.`, HISTORIES_APART] };
  const marked = placed.filter(({ owners }) => owners.length > 0).length;
  return { word: "apart", sentences: [`${marked} frames hold words of A or B, and each names the session they were said in.`, HISTORIES_APART] };
}

function strayText({ place, frame, owners }: Placed): string {
  const where = frame.sessionId === undefined ? "names no session" : `names ${place === "elsewhere" ? `session ${frame.sessionId.slice(0, 8)}, ${NAME.elsewhere}` : `session ${NAME[place]}`}`;
  return `A ${frame.type} frame with words of ${owners.filter((owner) => owner !== place).map((owner) => NAME[owner]).join(" and ")} ${where}.`;
}

function historyTroubles(sent: readonly Sent[], histories: Histories): string[] {
  return sent.flatMap(({ key, mark }) => {
    const own = histories[key];
    const other = key === "a" ? "b" : "a";
    return [
      ...(own === undefined ? [`The history of ${NAME[key]} cannot be read.`] : own.includes(mark) ? [] : [`The history of ${NAME[key]} does not hold ${mark}, which was said there.`]),
      ...(histories[other]?.includes(mark) ? [`The history of ${NAME[other]} holds ${mark}, which was said in ${NAME[key]}.`] : []),
    ];
  });
}
