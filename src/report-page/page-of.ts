import { isRequirementId, requirement } from "../../generated/ledger.js";
import type { LedgerSource } from "../../generated/ledger.js";
import type { CaseResult, LogEntry, Report, RequirementResult } from "../../generated/report.js";
import type { Entry } from "../log/index.js";
import { charges, seenIn } from "../reporters/index.js";
import type { Sighting } from "../reporters/index.js";
import { clipped } from "./clipped.js";
import type { PageArea, PageCase, PageData, PageLetter, PageRequirement, Stray } from "./page-data.js";
import { Lanes } from "./picture/lanes.js";

/** What the page of a report holds, put together from the report and the log alone. */
export function pageOf(report: Report): PageData {
  // Without the log, the evidence of the findings is all that is known.
  const log = seenIn(report).map((entry, index) => ({ ...entry, seq: entry.seq ?? index + 1 }));
  const lanes = new Lanes(log as unknown as readonly Entry[]);
  const places = log.map((entry) => lanes.placeOf(entry as unknown as Entry));
  const bySeq = new Map(log.map((entry) => [entry.seq, entry as LogEntry]));
  const letters = (sightings: readonly Sighting[]): PageLetter[] => sightings.map((sighting) => letterOf(sighting, bySeq, lanes));
  const explains = new Map(charges(report).map((charge) => [charge.requirement, charge.because]));
  const requirements = report.requirements.map((one) => requirementOf(one, report, letters, explains.get(one.id) ?? []));
  return { mode: report.mode, whole: report.log !== undefined, areas: inAreas(requirements), lanes: lanes.lanes, places, log: log.map(clipped) };
}

function requirementOf(one: RequirementResult, report: Report, letters: (sightings: readonly Sighting[]) => PageLetter[], explains: readonly string[]): PageRequirement {
  const cases = report.cases.filter((each) => each.requirement === one.id);
  const sightings = [
    ...report.cases.flatMap((each) => each.findings.filter(({ requirement: id }) => id === one.id).map((finding) => ({ finding, case: each.id }))),
    ...(one.findings ?? []).map((finding) => ({ finding })),
  ];
  const row = isRequirementId(one.id) ? requirement(one.id) : undefined;
  const finding = sightings[0]?.finding;
  const because = one.because ?? (one.blockedBy === undefined ? undefined : `blocked by ${one.blockedBy}`);
  const numbers = numbersOf(one, report.mode);
  return {
    id: one.id,
    level: one.level,
    outcome: one.outcome,
    sentence: finding?.sentence ?? row?.text ?? "",
    source: finding?.source ?? (row === undefined ? "" : sourceText(row.source)),
    ...(row === undefined && finding?.where === undefined ? {} : { where: finding?.where ?? row!.at }),
    ...(because === undefined ? {} : { because }),
    ...(one.known === undefined ? {} : { known: one.known }),
    ...(numbers === "" ? {} : { numbers }),
    letters: letters(sightings),
    cases: cases.map(caseOf),
    explains,
  };
}

function caseOf({ id, title, outcome, durationMs, because, blockedBy, known }: CaseResult): PageCase {
  const why = because ?? (blockedBy === undefined ? undefined : `blocked by ${blockedBy}`);
  return { id, title, outcome, durationMs, ...(why === undefined ? {} : { because: why }), ...(known === undefined ? {} : { known }) };
}

function letterOf({ finding, case: id }: Sighting, bySeq: ReadonlyMap<number, LogEntry>, lanes: Lanes): PageLetter {
  const evidence = [...new Set([...finding.exchanges.map((entry) => entry.seq ?? 0), finding.at])].filter((seq) => bySeq.has(seq)).sort((a, b) => a - b);
  return {
    ...(id === undefined ? {} : { case: id }),
    at: finding.at,
    expected: finding.expected,
    received: finding.received,
    because: finding.because,
    again: finding.again,
    ...(finding.foldedUnder === undefined ? {} : { foldedUnder: finding.foldedUnder }),
    evidence,
    strays: evidence.flatMap((seq) => straysAt(seq, bySeq.get(seq)! as unknown as Entry, seq === finding.at ? finding : undefined, lanes)),
  };
}

/**
 * Where the log does not tell whose an entry is, the finding that it shows may: by the session that was expected there, or because it came
 * from another agent than the one that holds the session.
 */
function straysAt(seq: number, entry: Entry, shows: { readonly expected: string } | undefined, lanes: Lanes): Stray[] {
  const known = lanes.homesOf(entry);
  const told = known.length > 0 || shows === undefined || entry.kind === "request" ? undefined : (lanes.laneNamed(shows.expected) ?? lanes.senderOf(entry));
  const homes = told === undefined ? known : [told];
  return homes.filter((home) => home !== lanes.placeOf(entry)).map((home) => ({ seq, home }));
}

function numbersOf(one: RequirementResult, mode: Report["mode"]): string {
  const place = one.first === undefined ? "" : `, first at ${mode === "check" ? "line " : "#"}${one.first}`;
  if (one.count !== undefined) return `broken ${one.count}${one.checked === undefined ? (one.count === 1 ? " time" : " times") : ` of ${one.checked}`}${place}`;
  return one.checked === undefined ? "" : `held ${one.checked}`;
}

function sourceText({ proposal, bug, rfc, ours }: LedgerSource): string {
  return [proposal === undefined ? undefined : `promise ${proposal} of the proposal`, bug, rfc, ours].filter((part) => part !== undefined).join("; ");
}

function inAreas(requirements: readonly PageRequirement[]): PageArea[] {
  const areas = new Map<string, PageRequirement[]>();
  for (const one of requirements) {
    const name = one.id.split(".")[0] ?? one.id;
    areas.set(name, [...(areas.get(name) ?? []), one]);
  }
  return [...areas].map(([name, own]) => ({ name, requirements: own }));
}
