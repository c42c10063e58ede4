import type { LogEntry } from "../../../generated/report.js";
import type { Lane, PageData, PageLetter } from "../page-data.js";

/** One mark of a picture. */
export interface Mark {
  readonly entry: LogEntry;
  /** Row of the picture it stands in. */
  readonly row: number;
  /** Pixels from the left. */
  readonly x: number;
  readonly isEvidence: boolean;
  readonly isStray: boolean;
  /** Rows it belongs to, where those are others. */
  readonly homes: readonly number[];
}

/** A picture before it is drawn: rows, and marks in order of time. */
export interface Scene {
  readonly rows: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly width: number;
}

const FIRST_PX = 24;
/** Between two marks at least; a finger hits one (WCAG 2.2 §2.5.8). */
const STEP_PX = 27;
/** Entries around the evidence of a recording that are shown with it. */
const AROUND = 400;

/** Indexes in the log of what a picture shows: a case as a whole; of a recording, or where the log is not there, what stands around the evidence. */
export function entriesOf(data: PageData, caseId: string | undefined, letter: PageLetter | undefined): readonly number[] {
  const all = data.log.flatMap((entry, index) => (data.places[index]! < 0 ? [] : [{ entry, index }]));
  if (data.whole) {
    // What a judge saw in everything belongs to the case in which it was seen first.
    const seen = all.find(({ entry }) => entry.seq === letter?.at)?.entry;
    const owner = (seen && "case" in seen ? seen.case : undefined) ?? caseId;
    const own = owner === undefined ? [] : all.filter(({ entry }) => "case" in entry && entry.case === owner);
    if (own.length > 0) {
      // Evidence that no case owns, such as an agent spawned beforehand; further places in other cases have pictures of their own.
      const seqs = new Set(letter?.evidence ?? []);
      const common = all.filter(({ entry }) => seqs.has(entry.seq ?? 0) && !("case" in entry && entry.case !== undefined));
      // Model calls come from the server, which knows of no case: they belong to it by their session.
      const lanes = new Set(own.map(({ index }) => data.places[index]!).filter((lane) => data.lanes[lane]!.kind === "session"));
      const calls = all.filter(({ entry, index }) => (entry.kind === "model" || entry.kind === "model-answer") && lanes.has(data.places[index]!));
      return [...new Set([...own, ...common, ...calls].map(({ index }) => index))].sort((a, b) => a - b);
    }
  }
  if (letter === undefined) return all.map(({ index }) => index);
  const seqs = new Set(letter.evidence);
  const shown = all.filter(({ entry }) => seqs.has(entry.seq ?? 0));
  if (!data.whole) return shown.map(({ index }) => index);
  const [from, to] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  const between = all.filter(({ index }) => index >= from && index <= to);
  if (between.length <= AROUND) return between.map(({ index }) => index);
  // Far apart: what is about the same exchanges and the same lanes, and only so much of it.
  const ids = new Set(shown.map(({ entry }) => ("id" in entry ? entry.id : undefined)));
  const near = between.filter(({ entry, index }) => seqs.has(entry.seq ?? 0) || ("id" in entry && ids.has(entry.id)) || shown.some((one) => Math.abs(one.index - index) < AROUND / 8));
  return near.slice(0, 4 * AROUND).map(({ index }) => index);
}

export function sceneOf(data: PageData, indexes: readonly number[], letter: PageLetter | undefined): Scene {
  const homes = new Map<number, number[]>();
  for (const { seq, home } of letter?.strays ?? []) homes.set(seq, [...(homes.get(seq) ?? []), home]);
  const evidence = new Set(letter?.evidence ?? []);
  const used = new Set(indexes.map((index) => data.places[index]!));
  for (const index of indexes) {
    for (const home of homes.get(data.log[index]!.seq ?? 0) ?? []) used.add(home);
  }
  const lanes = [...used].sort((a, b) => RANK[data.lanes[a]!.kind] - RANK[data.lanes[b]!.kind] || a - b);
  const rowOf = new Map(lanes.map((lane, row) => [lane, row]));
  let x = FIRST_PX;
  let before: number | undefined;
  const marks = indexes.map((index) => {
    const entry = data.log[index]!;
    const seq = entry.seq ?? 0;
    // A pause is wider than none, and a long one not much wider than a short one.
    if (before !== undefined) x += STEP_PX + Math.min(60, 12 * Math.log10(1 + Math.max(0, entry.at - before)));
    before = entry.at;
    const own = homes.get(seq) ?? [];
    return { entry, row: rowOf.get(data.places[index]!)!, x: Math.round(x), isEvidence: evidence.has(seq), isStray: letter?.at === seq || own.length > 0, homes: own.map((home) => rowOf.get(home)!) };
  });
  return { rows: lanes.map((lane) => data.lanes[lane]!), marks, width: Math.round(x) + FIRST_PX + 16 };
}

const RANK: Readonly<Record<Lane["kind"], number>> = { http: 0, connection: 1, session: 2, active: 3, model: 4 };
