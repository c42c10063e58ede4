import type { LedgerRow } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import type { Finding } from "./finding.js";

export interface FoldedFinding extends Finding {
  /** The requirement whose finding is the cause of this one. */
  readonly foldedUnder?: RequirementId;
}

/**
 * Folds consequences under their causes: a finding is folded under another when its requirement relies on the other's, however
 * far, and both are of one case (or of none) and about a common turn (or one of them about none). What it relies on most
 * closely comes first.
 */
export function fold(findings: readonly Finding[], ledger: readonly LedgerRow[]): readonly FoldedFinding[] {
  const byCase = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.case ?? ""} ${finding.requirement}`;
    const list = byCase.get(key);
    if (list) list.push(finding);
    else byCase.set(key, [finding]);
  }
  const causesOf = causes(ledger);
  return findings.map((finding) => {
    const cause = causesOf(finding.requirement).find((id) => byCase.get(`${finding.case ?? ""} ${id}`)?.some((other) => isAboutTheSame(finding, other)));
    return cause === undefined ? finding : { ...finding, foldedUnder: cause };
  });
}

function isAboutTheSame(a: Finding, b: Finding): boolean {
  return a.subjects.length === 0 || b.subjects.length === 0 || a.subjects.some((subject) => b.subjects.includes(subject));
}

/** All that a requirement relies on, nearest first; a circle in the ledger ends where it began. */
function causes(ledger: readonly LedgerRow[]): (id: RequirementId) => readonly RequirementId[] {
  const relies = new Map(ledger.map((row) => [row.id, row.relies]));
  const known = new Map<RequirementId, readonly RequirementId[]>();
  return (id) => {
    const ready = known.get(id);
    if (ready) return ready;
    const found: RequirementId[] = [];
    const queue = [...(relies.get(id) ?? [])];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (next === id || found.includes(next)) continue;
      found.push(next);
      queue.push(...(relies.get(next) ?? []));
    }
    known.set(id, found);
    return found;
  };
}
