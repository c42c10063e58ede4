import { ledger } from "../../generated/ledger.js";
import type { Result } from "../../generated/result.js";

type Outcome = Result["requirements"][string]["outcome"];

/** How the requirements of one area are met, by number. */
export interface Tally {
  readonly met: number;
  /** Red, and looked at: the list of known failures of the server has it. */
  readonly known: number;
  /** Red, and not on that list. */
  readonly notMet: number;
  /** Not judged, as something that it relies on is red. */
  readonly blocked: number;
  readonly notApplicable: number;
}

/** One requirement that a server was not seen to meet. */
export interface Red {
  readonly id: string;
  readonly kind: "known" | "not met" | "blocked";
  /** Why, for one that is known or blocked. */
  readonly reason?: string;
  /** Path of its finding in the repository, where the reason names one. */
  readonly finding?: string;
}

export interface Column {
  readonly result: Result;
  readonly total: Tally;
  readonly byArea: ReadonlyMap<string, Tally>;
  readonly reds: readonly Red[];
  /** Reasons why something is not applicable, with how many requirements each stands for, the most first. */
  readonly notApplicable: readonly (readonly [string, number])[];
}

export interface Matrix {
  /** In the order of the ledger. */
  readonly areas: readonly string[];
  readonly columns: readonly Column[];
}

const KIND: Readonly<Record<Outcome, keyof Tally>> = { passed: "met", known: "known", failed: "notMet", warned: "notMet", blocked: "blocked", "not-applicable": "notApplicable" };

/** Servers by areas of the ledger. `docs/matrix.md` and the page of the site are both drawn from it. */
export function matrixOf(results: readonly Result[]): Matrix {
  const asked = new Set(results.flatMap(({ requirements }) => Object.keys(requirements).map(areaOf)));
  const areas = [...new Set(ledger.map(({ area }) => area))].filter((area) => asked.has(area));
  return { areas, columns: results.map((result) => columnOf(result, areas)) };
}

function columnOf(result: Result, areas: readonly string[]): Column {
  const rows = Object.entries(result.requirements);
  const reasons = new Map<string, number>();
  for (const [, { outcome, reason = "no reason was given" }] of rows) if (outcome === "not-applicable") reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    result,
    total: tallyOf(rows.map(([, { outcome }]) => outcome)),
    byArea: new Map(areas.map((area) => [area, tallyOf(rows.filter(([id]) => areaOf(id) === area).map(([, { outcome }]) => outcome))])),
    reds: rows.filter(([, { outcome }]) => isRed(outcome)).map(([id, row]) => redOf(id, row)),
    notApplicable: [...reasons].sort(([, a], [, b]) => b - a),
  };
}

function redOf(id: string, { outcome, reason }: Result["requirements"][string]): Red {
  const finding = findingIn(reason ?? "");
  return { id, kind: outcome === "known" || outcome === "blocked" ? outcome : "not met", ...(reason === undefined ? {} : { reason }), ...(finding === undefined ? {} : { finding }) };
}

/** The finding that a reason names: `docs/findings/x.md`. */
export function findingIn(reason: string): string | undefined {
  return /\bdocs\/findings\/[\w.-]+\.md\b/.exec(reason)?.[0];
}

export function isRed(outcome: Outcome): boolean {
  return outcome !== "passed" && outcome !== "not-applicable";
}

function tallyOf(outcomes: readonly Outcome[]): Tally {
  const count = (kind: keyof Tally): number => outcomes.filter((outcome) => KIND[outcome] === kind).length;
  return { met: count("met"), known: count("known"), notMet: count("notMet"), blocked: count("blocked"), notApplicable: count("notApplicable") };
}

function areaOf(id: string): string {
  return id.split(".")[0] ?? id;
}

/** The parts of a tally that there are, each with its word. */
export function partsOf(tally: Tally): readonly (readonly [keyof Tally, number])[] {
  return (Object.keys(WORD) as (keyof Tally)[]).map((kind) => [kind, tally[kind]] as const).filter(([, count]) => count > 0);
}

export const WORD: Readonly<Record<keyof Tally, string>> = { met: "met", known: "known", notMet: "not met", blocked: "blocked", notApplicable: "not applicable" };

/** What each word means, for a reader of the matrix. */
export const MEANING: Readonly<Record<keyof Tally, string>> = {
  met: "every case of the requirement passed",
  known: "red, and looked at by hand: the reason is below",
  notMet: "red, and nobody has looked yet",
  blocked: "not judged, as something that it relies on is red",
  notApplicable: "the server has no such thing, says its profile or its binding",
};

/** A tally in words: `11 met, 1 known, 2 not applicable`. */
export function tallyText(tally: Tally): string {
  return partsOf(tally).map(([kind, count]) => `${count} ${WORD[kind]}`).join(", ") || "–";
}

/** The server in a few words, its version included. */
export function nameOf({ title, version }: Pick<Result, "title" | "version">): string {
  return title.includes(version) ? title : `${title}, ${version}`;
}
