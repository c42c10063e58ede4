import { ledger } from "../../generated/ledger.js";
import type { CaseResult, KnownFailing, Report, RequirementResult } from "../../generated/report.js";
import { fits } from "./choose.js";
import { exitCode, isRedBlock } from "./exit-code.js";
import type { KnownEntry } from "./known-list.js";

/** What a list of known failures is held against, besides the report. */
export interface KnownFacts {
  readonly entries: readonly KnownEntry[];
  /** Ids of every case that there is, chosen or not. */
  readonly allCases: readonly string[];
  readonly strict: boolean;
}

/**
 * The report with what was expected to be red marked as known, and with each entry of the list held against what happened: one whose cases
 * all passed, or that fits no case that there is, makes the run fail. An entry is neither right nor wrong (`not-seen`) where nothing it fits
 * is red but some of it was not chosen, not applicable altogether, or blocked by another red.
 */
export function withKnown(report: Report, { entries, allCases, strict }: KnownFacts): Report {
  const places = report.mode === "run" ? casesOf(report, allCases) : requirementsOf(report);
  const reasonFor = (id: string): string | undefined => (places.get(id)?.is === "red" ? entries.find(({ pattern }) => isAbout(pattern, id, report)) : undefined)?.reason;
  const cases = report.cases.map((one) => marked(one, reasonFor(one.id)));
  const requirements = report.requirements.map((one) => marked(one, report.mode === "check" ? reasonFor(one.id) : reasonOfAll(one, cases, places)));
  const knownFailing = entries.map((entry) => ({ ...entry, ...stateOf(entry, places, report) }));
  const judged = { ...report, cases, requirements, knownFailing };
  return { ...judged, exitCode: exitCode(judged, { strict }) };
}

/** How a case, or in a recording a requirement, stands for the list. `hidden`: whether it would have passed was not to be seen. */
interface Place {
  readonly is: "red" | "passed" | "not-applicable" | "hidden";
  readonly why: string;
}

function casesOf(report: Report, all: readonly string[]): ReadonlyMap<string, Place> {
  const spoilt = new Set(report.suite.faults.map((fault) => fault.case));
  return new Map([
    ...all.map((id): [string, Place] => [id, { is: "hidden", why: "was not chosen" }]),
    ...report.cases.map((one): [string, Place] => {
      if (spoilt.has(one.id)) return [one.id, { is: "hidden", why: "the suite itself failed" }];
      return [one.id, placeOf(one, report)];
    }),
  ]);
}

function requirementsOf(report: Report): ReadonlyMap<string, Place> {
  return new Map([
    ...ledger.map(({ id }): [string, Place] => [id, { is: "not-applicable", why: "is not asked of a recording" }]),
    ...report.requirements.map((one): [string, Place] => [one.id, placeOf(one, report)]),
  ]);
}

function placeOf(one: CaseResult | RequirementResult, report: Report): Place {
  switch (one.outcome) {
    case "failed":
    case "warned":
      return { is: "red", why: one.outcome };
    case "passed":
      return { is: "passed", why: "passed" };
    case "not-applicable":
      return { is: "not-applicable", why: `is not applicable: ${one.because ?? "no reason was given"}` };
    case "blocked":
      // What a run that was stopped left behind says nothing.
      if (isRedBlock(one, report) && report.stopped === undefined) return { is: "red", why: "blocked" };
      return { is: "hidden", why: one.blockedBy === undefined ? "was not come to" : `is blocked by ${one.blockedBy}` };
  }
}

/** In a recording there are no cases: there the id of one stands for its requirement. */
function isAbout(pattern: string, id: string, { mode }: Report): boolean {
  return fits(mode === "run" ? pattern : pattern.split("/")[0]!, id);
}

function marked<Judged extends CaseResult | RequirementResult>(one: Judged, reason: string | undefined): Judged {
  return reason === undefined ? one : { ...one, known: reason };
}

/** A requirement is known to be red where every case that makes it so is. */
function reasonOfAll({ id }: RequirementResult, cases: readonly CaseResult[], places: ReadonlyMap<string, Place>): string | undefined {
  const red = cases.filter((one) => one.requirement === id && places.get(one.id)?.is === "red");
  return red.every((one) => one.known !== undefined) ? red[0]?.known : undefined;
}

function stateOf({ pattern, file, line }: KnownEntry, places: ReadonlyMap<string, Place>, report: Report): Pick<KnownFailing, "state" | "because"> {
  const matched = [...places].filter(([id]) => isAbout(pattern, id, report));
  const [first] = matched;
  if (first === undefined) return { state: "unmatched", because: `${file}:${line}: "${pattern}" fits no ${report.mode === "run" ? "case" : "requirement"} that there is; correct it or take it out.` };
  const own = matched.map(([, place]) => place);
  if (own.some(({ is }) => is === "red")) return { state: "failing" };
  const hidden = own.find(({ is }) => is === "hidden");
  if (hidden !== undefined) return { state: "not-seen", because: hidden.why };
  const passed = own.filter(({ is }) => is === "passed").length;
  if (passed === 0) return { state: "not-seen", because: first[1].why };
  const what = passed === 1 ? (report.mode === "run" ? "the case passes" : "the requirement holds") : `all ${passed} of its ${report.mode === "run" ? "cases pass" : "requirements hold"}`;
  return { state: "passing", because: `${file}:${line}: "${pattern}" is listed as known to fail, and ${what}; take it out.` };
}
