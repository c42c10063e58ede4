import type { Outcome } from "../../generated/report.js";
import { requirement } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import type { Finding } from "../judge/index.js";
import type { Entry } from "../log/index.js";
import { restsOnDeadline, type Attempt } from "./attempt.js";
import type { ConformanceCase } from "./case.js";
import { STARVED_MS } from "./loop-watch.js";
import { foundations, type Played } from "./play.js";

/** A finding and the requirement whose finding explains it, where there is one; such a one does not count. */
export interface Ruled {
  readonly finding: Finding;
  readonly under?: RequirementId;
}

/** How one case went, everything considered. */
export interface Verdict {
  readonly case: ConformanceCase;
  readonly outcome: Outcome;
  readonly because?: string;
  /** Red requirement it stands on. A blocked case without one is red itself. */
  readonly blockedBy?: RequirementId;
  readonly attempts: readonly Attempt[];
  readonly findings: readonly Ruled[];
}

/** What the judges of the whole log and the folding have said about this run. */
export interface Ruling {
  readonly ruled: readonly Ruled[];
  readonly seen: ReadonlyMap<RequirementId, number>;
  readonly undecided: ReadonlyMap<RequirementId, string>;
  readonly entryAt: (seq: number) => Entry | undefined;
  readonly interrupted: boolean;
}

/** Gives every case its outcome. */
export function verdicts(played: readonly Played[], notApplicable: ReadonlyMap<ConformanceCase, string>, ruling: Ruling): Verdict[] {
  const owners = ownersOf([...played.map((one) => one.case), ...notApplicable.keys()]);
  const red = new Set<RequirementId>();
  for (const { finding, under } of ruling.ruled) if (under === undefined && requirement(finding.requirement).level === "MUST") red.add(finding.requirement);
  for (const { case: one, attempts } of played) if (one.smoke && attempts.at(-1)?.end.kind === "blocked") red.add(one.proves);
  const given = new Map<ConformanceCase, Ruled[]>();
  for (const ruled of ruling.ruled) {
    const owner = ownerOf(ruled.finding, owners);
    if (owner !== undefined) given.set(owner, [...(given.get(owner) ?? []), ruled]);
  }
  return [
    ...[...notApplicable].map(([one, because]): Verdict => ({ case: one, outcome: "not-applicable", because, attempts: [], findings: [] })),
    ...played.map((one) => verdict(one, given.get(one.case) ?? [], red, ruling)),
  ];
}

type Owners = ReadonlyMap<RequirementId, readonly ConformanceCase[]>;

function ownersOf(cases: readonly ConformanceCase[]): Owners {
  const owners = new Map<RequirementId, ConformanceCase[]>();
  for (const one of cases) owners.set(one.proves, [...(owners.get(one.proves) ?? []), one]);
  return owners;
}

/** The case that shows a finding: the one in which it was seen where that proves the requirement, else the requirement's `always`, else its first. */
function ownerOf(finding: Finding, owners: Owners): ConformanceCase | undefined {
  const own = owners.get(finding.requirement) ?? [];
  return own.find((one) => one.id === finding.case) ?? own.find((one) => one.run === undefined) ?? own[0];
}

function verdict(played: Played, ruled: readonly Ruled[], red: ReadonlySet<RequirementId>, ruling: Ruling): Verdict {
  const { case: one, attempts, standsOn } = played;
  const base = { case: one, attempts, findings: ruled };
  const last = attempts.at(-1);
  const blocked = (because: string, blockedBy?: RequirementId): Verdict => ({ ...base, outcome: "blocked", because, ...(blockedBy === undefined ? {} : { blockedBy }) });
  if (standsOn !== undefined) return blocked(last?.end.kind === "blocked" ? last.end.text : `it stands on ${standsOn}, which is red`, standsOn);
  if (last?.end.kind === "interrupted" || (last === undefined && one.run !== undefined)) return blocked("the run was interrupted before it was done");
  if (last?.end.kind === "suite-fault") return blocked(`the suite failed: ${last.end.text}`);
  if (last?.end.kind === "unavailable") return { ...base, outcome: "not-applicable", because: last.end.text };
  if (last !== undefined && isInDoubt(last)) return blocked(doubtOf(last));
  const charged = ruled.find((each) => each.under === undefined);
  if (charged !== undefined) return { ...base, outcome: outcomeOf(one.proves) };
  if (last?.end.kind === "blocked") {
    const cause = causeOf(last.end, one, red, ruling);
    return blocked(last.end.text, cause);
  }
  const folded = ruled[0];
  if (folded !== undefined) return blocked(`what was seen is explained by ${folded.under!}`, folded.under);
  if (one.run === undefined && (ruling.seen.get(one.proves) ?? 0) === 0) {
    const why = ruling.undecided.get(one.proves);
    return { ...base, outcome: "not-applicable", because: why === undefined ? "nothing of this kind was seen" : `could not be decided: ${why}` };
  }
  return { ...base, outcome: "passed" };
}

/** Our own clock stood still in every look, so that a missed deadline proves nothing. */
export function isInDoubt(last: Attempt): boolean {
  return restsOnDeadline(last) && last.stallMs >= STARVED_MS;
}

export function doubtOf(last: Attempt): string {
  return `the suite's own event loop stood still for ${last.stallMs} ms in every attempt, so a missed deadline proves nothing`;
}

/** What a broken requirement makes of the case that shows it: MAY is only told. */
export function outcomeOf(id: RequirementId): Outcome {
  const { level } = requirement(id);
  if (level === "MAY") return "passed";
  return level === "MUST" ? "failed" : "warned";
}

/** The red requirement that explains why a given could not be had: one the case stands on, or one broken in the very exchange. */
function causeOf({ at, given }: { readonly at: number; readonly given?: RequirementId }, one: ConformanceCase, red: ReadonlySet<RequirementId>, { ruled, entryAt }: Ruling): RequirementId | undefined {
  const below = [...foundations(one.proves)].find((id) => red.has(id));
  // Of the smoke cases each is the first to meet its defect: it is red itself, and others are blocked by it.
  if (below !== undefined || one.smoke) return below;
  if (given !== undefined && red.has(given)) return given;
  const exchange = idOf(entryAt(at));
  const there = ruled.find(({ finding, under }) => {
    if (under !== undefined || !red.has(finding.requirement) || finding.requirement === one.proves) return false;
    return finding.at === at || finding.evidence.includes(at) || (exchange !== undefined && idOf(entryAt(finding.at)) === exchange);
  });
  return there?.finding.requirement;
}

function idOf(entry: Entry | undefined): string | undefined {
  return entry !== undefined && "id" in entry && typeof entry.id === "string" ? entry.id : undefined;
}
