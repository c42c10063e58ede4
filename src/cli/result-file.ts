import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "../../generated/result.js";
import type { CaseResult, Report, RequirementResult } from "../../generated/report.js";
import type { Target } from "../targets/target.js";

/** Writes what a run found about a target into the folder, `NAME-VERSION.json`. */
export function saveResult(folder: string, target: Target, report: Report, say: (text: string) => void): void {
  const file = join(folder, `${target.name}-${target.version}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(resultOf(target, report), null, 2)}\n`);
  say(`The result is in ${file}.`);
}

/** The outcomes of a report, and nothing that differs from run to run. */
export function resultOf(target: Target, report: Report): Result {
  const requirements = [...report.requirements].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => [one.id, outcomeOf(one, report)] as const);
  const outcomes = requirements.map(([, { outcome }]) => outcome);
  const count = (wanted: (typeof outcomes)[number]): number => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    schema: "sessionproof/result/1",
    contract: report.contract,
    target: target.name,
    title: target.title,
    version: target.version,
    binding: target.binding,
    counts: { passed: count("passed"), failed: count("failed"), warned: count("warned"), known: count("known"), blocked: count("blocked"), "not-applicable": count("not-applicable") },
    requirements: Object.fromEntries(requirements),
  };
}

function outcomeOf(one: RequirementResult, report: Report): Result["requirements"][string] {
  const own = report.cases.filter(({ requirement }) => requirement === one.id);
  const cases = countsOf(own);
  if (one.known !== undefined) return { outcome: "known", was: one.outcome as "failed" | "warned" | "blocked", reason: one.known, cases };
  if (one.outcome === "not-applicable") return { outcome: one.outcome, reason: one.because ?? own[0]?.because ?? "no reason was given", cases };
  if (one.outcome === "blocked" && one.blockedBy !== undefined) return { outcome: one.outcome, reason: `by ${one.blockedBy}`, cases };
  return { outcome: one.outcome, cases };
}

/** Cases by outcome; what there is none of is left out. */
function countsOf(cases: readonly CaseResult[]): Result["requirements"][string]["cases"] {
  const counts: Partial<Record<CaseResult["outcome"], number>> = {};
  for (const outcome of ["passed", "failed", "warned", "blocked", "not-applicable"] as const) {
    const count = cases.filter((one) => one.outcome === outcome).length;
    if (count > 0) counts[outcome] = count;
  }
  return counts;
}
