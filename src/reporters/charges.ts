import type { Level, Report, ReportFinding } from "../../generated/report.js";

/** One broken requirement with every place where it was seen broken, and what is red only because of it. */
export interface Charge {
  readonly requirement: string;
  readonly level: Level;
  /** What is not known to fail comes first. */
  readonly sightings: readonly Sighting[];
  /** Why it was expected, where all of it is known to fail: then it is no red. */
  readonly known?: string;
  /** Ids of requirements and cases that this one explains, each once. */
  readonly because: readonly string[];
}

export interface Sighting {
  readonly finding: ReportFinding;
  /** Absent where no case owns the finding, as in a recording. */
  readonly case?: string;
  readonly known?: string;
}

/** Cases or requirements that share an outcome and its reason. */
export interface Group {
  readonly because: string;
  readonly ids: readonly string[];
  /** Cases that are blocked only because one of these is. */
  readonly dependants: readonly string[];
}

/** The broken requirements in the order of their ids; what is folded under another is named there and is none of its own. */
export function charges(report: Report): readonly Charge[] {
  const all = sightings(report);
  const standing = all.filter(({ finding }) => finding.foldedUnder === undefined);
  const ids = [...new Set(standing.map(({ finding }) => finding.requirement))].sort();
  const roots = rootsOf(report);
  return ids.map((requirement) => {
    const seen = standing.filter(({ finding }) => finding.requirement === requirement);
    const own = [...seen.filter((one) => one.known === undefined), ...seen.filter((one) => one.known !== undefined)];
    const folded = all.filter(({ finding }) => finding.foldedUnder === requirement).map((one) => one.case ?? one.finding.requirement);
    const blocked = [...roots].filter(([, root]) => root === requirement).map(([id]) => id);
    const known = own[0]?.known;
    return { requirement, level: own[0]?.finding.level ?? "MUST", sightings: own, ...(known === undefined ? {} : { known }), because: [...new Set([...folded, ...blocked])] };
  });
}

/** A charge that begins with what this very case saw. */
export function ownFirst(charge: Charge | undefined, caseId: string): Charge | undefined {
  if (charge === undefined) return undefined;
  const isOwn = (sighting: Sighting): boolean => sighting.case === caseId;
  return { ...charge, sightings: [...charge.sightings.filter(isOwn), ...charge.sightings.filter((one) => !isOwn(one))] };
}

function sightings(report: Report): readonly Sighting[] {
  const marks = ({ known }: { readonly known?: string }): Pick<Sighting, "known"> => (known === undefined ? {} : { known });
  const ofCases = report.cases.flatMap((one) => one.findings.map((finding) => ({ finding, case: one.id, ...marks(one) })));
  const ofJudges = report.requirements.flatMap((one) => (one.findings ?? []).map((finding) => ({ finding, ...marks(one) })));
  return [...ofCases, ...ofJudges];
}

/** Blocked cases by the requirement at the root of their chain of reasons. */
function rootsOf(report: Report): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const one of report.cases) if (one.outcome === "blocked" && one.blockedBy !== undefined) reasons.set(one.requirement, requirementOf(one.blockedBy));
  const rootOf = (requirement: string, seen: ReadonlySet<string>): string => {
    const next = reasons.get(requirement);
    return next === undefined || seen.has(next) ? requirement : rootOf(next, new Set([...seen, next]));
  };
  const blocked = report.cases.filter((one) => one.outcome === "blocked" && one.blockedBy !== undefined);
  return new Map(blocked.map((one) => [one.id, rootOf(requirementOf(one.blockedBy ?? ""), new Set([one.requirement]))]));
}

/** Blocked cases that no broken requirement explains, by reason: each group is a red of its own. What is known to be blocked is none. */
export function blockedAlone(report: Report): readonly Group[] {
  return unexplained(report).filter((group) => group.known === undefined);
}

/** Such cases that are known to be blocked, each a group of its own. */
export function knownBlocked(report: Report): readonly (Group & { readonly known: string })[] {
  return unexplained(report).filter((group): group is Group & { readonly known: string } => group.known !== undefined);
}

function unexplained(report: Report): readonly (Group & { readonly known?: string })[] {
  const explained = new Set(charges(report).flatMap((charge) => charge.because));
  const left = report.cases.filter((one) => one.outcome === "blocked" && !explained.has(one.id));
  const roots = rootsOf(report);
  const first = new Set(left.filter((one) => !roots.has(one.id)).map((one) => one.requirement));
  const isDependant = (id: string): boolean => first.has(roots.get(id) ?? "");
  const own = left.filter((one) => !isDependant(one.id));
  const news = grouped(own.filter((one) => one.known === undefined));
  const known = own.flatMap((one) => (one.known === undefined ? [] : grouped([one]).map((group) => ({ ...group, known: one.known! }))));
  // What depends on both is the doing of the one that is not known.
  const taken = new Set<string>();
  return [...news, ...known].map((group) => {
    const requirements = new Set(group.ids.map(requirementOf));
    const dependants = left.filter((one) => isDependant(one.id) && requirements.has(roots.get(one.id) ?? "") && !("known" in group && taken.has(one.id))).map((one) => one.id);
    for (const id of dependants) taken.add(id);
    return { ...group, dependants };
  });
}

/** What was not asked because the target does not claim it, or was not seen; in a recording, requirements. What is undecided is not repeated here. */
export function notApplicable(report: Report): readonly Group[] {
  const open = new Set(report.undecided.map((one) => one.requirement));
  const list = report.mode === "run" ? report.cases : report.requirements;
  return grouped(list.filter((one) => one.outcome === "not-applicable" && !open.has(requirementOf(one.id))));
}

/** What the log could not decide, by what was missing. */
export function undecided(report: Report): readonly Group[] {
  return grouped(report.undecided.map((one) => ({ id: one.requirement, because: one.why })));
}

/** Groups by reason, the largest first. Reasons that differ in ids alone are one: the ids are what differs from case to case. */
function grouped(list: readonly { readonly id: string; readonly because?: string; readonly blockedBy?: string }[]): readonly Group[] {
  const groups = new Map<string, { because: string; ids: string[] }>();
  for (const one of list) {
    const because = one.because ?? (one.blockedBy === undefined ? "no reason was given" : `blocked by ${one.blockedBy}`);
    const key = because.replace(UUID, "…");
    const group = groups.get(key);
    groups.set(key, { because: group === undefined ? because : key, ids: [...(group?.ids ?? []), one.id] });
  }
  return [...groups.values()].map((group) => ({ ...group, dependants: [] })).sort((a, b) => b.ids.length - a.ids.length);
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

function requirementOf(id: string): string {
  return id.split("/")[0] ?? id;
}
