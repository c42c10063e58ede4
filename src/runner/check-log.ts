import { CONTRACT, ledger } from "../../generated/ledger.js";
import type { Report, RequirementResult } from "../../generated/report.js";
import type { RequirementId } from "../../generated/requirements.js";
import { judge } from "../judge/index.js";
import type { Entry } from "../log/index.js";
import { exitCode } from "./exit-code.js";
import { foldAll } from "./folding.js";
import { letters, type Letterhead } from "./letter.js";
import { countsOf, requirementResult } from "./tally.js";
import { counts, toldIn } from "./told.js";
import { outcomeOf, type Ruled } from "./verdict.js";

/** What is known of a recording besides its entries. */
export interface RecordingFacts {
  /** Name of the file, for the report and the command that reads it again. */
  readonly file: string;
  readonly strict?: boolean;
  /** Name and version of this program. */
  readonly tool?: string;
}

/** Judges recorded traffic by what traffic alone can tell: the same judges and the same report as a run, one result per requirement and no cases. */
export function checkLog(entries: readonly Entry[], { file, strict = false, tool = "sessionproof" }: RecordingFacts): Report {
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const judgement = judge(entries);
  const all = foldAll(judgement.findings);
  const told = toldIn(all);
  const ruled = all.filter(counts);
  const undecided = judgement.undecided.map(({ requirement, why, at }) => ({ requirement, why: at === undefined ? why : `${why} (line ${at})` }));
  const why = new Map<RequirementId, string>([...undecided].reverse().map((one) => [one.requirement, one.why]));
  const head: Letterhead = { entries, again: () => `sessionproof check ${/^[\w./-]+$/.test(file) ? file : JSON.stringify(file)}` };
  const askable = new Set<RequirementId>([...judgement.seen.keys(), ...why.keys(), ...judgement.findings.map((finding) => finding.requirement)]);
  const requirements = ledger
    .filter((row) => row.proof === "always" || askable.has(row.id))
    .map((row) => result(row.id, ruled, judgement.seen.get(row.id) ?? 0, why.get(row.id), head))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const meta = entries.find((entry) => entry.kind === "meta");
  const judged = { cases: [], requirements, suite: { faults: [], waits: [], clockStallsMs: 0 } };
  return {
    schema: "sessionproof/report/1",
    contract: CONTRACT,
    tool,
    mode: "check",
    target: { file, ...(meta?.server === undefined ? {} : { name: meta.server }), ...(meta?.version === undefined ? {} : { version: meta.version }) },
    seed: 0,
    startedAt,
    durationMs: Math.round(performance.now() - began),
    exitCode: exitCode(judged, { strict }),
    counts: countsOf([], requirements),
    ...judged,
    undecided,
    ...(told.length === 0 ? {} : { told }),
  };
}

function result(id: RequirementId, ruled: readonly Ruled[], checked: number, why: string | undefined, head: Letterhead): RequirementResult {
  const own = ruled.filter(({ finding }) => finding.requirement === id);
  const under = own.some((one) => one.under === undefined) ? undefined : own[0]?.under;
  const made = (outcome: RequirementResult["outcome"], because?: string) =>
    requirementResult({ id, outcome, because, blockedBy: under, checked, findings: letters(own, undefined, head) }, own);
  if (under !== undefined) return made("blocked", `what was seen is explained by ${under}`);
  if (own.length > 0) return made(outcomeOf(id));
  if (checked > 0) return made("passed");
  return made("not-applicable", why === undefined ? "nothing of this kind was recorded" : `could not be decided: ${why}`);
}
