import type { OutcomeCounts, Report, Target } from "../../generated/report.js";
import { blockedAlone } from "./charges.js";
import { count } from "./layout.js";
import { safe } from "./safe.js";

/** The verdict of a report in one word and one sentence. */
export interface Verdict {
  readonly word: "PASSED" | "FAILED" | "STOPPED";
  readonly sentence: string;
}

export function verdict(report: Report): Verdict {
  if (report.stopped !== undefined) return { word: "STOPPED", sentence: `${fullStop(safe(report.stopped))} What follows was judged before.` };
  const { requirements, cases } = report.counts;
  const red = redSentence(report);
  if (report.exitCode !== 0) return { word: "FAILED", sentence: red === "" ? NOTHING : `${red}.` };
  const judged = requirements.passed + requirements.warned;
  const warnings = requirements.warned === 0 ? "" : `, ${count(requirements.warned, "warning")}`;
  const what = report.mode === "run" ? `${count(cases.passed + cases.warned, "case")} of ${count(judged, "requirement")}` : count(judged, "requirement");
  return { word: "PASSED", sentence: judged === 0 ? NOTHING : `${what}, nothing broken${warnings}.` };
}

const NOTHING = "Nothing was checked, so nothing is proved.";

function redSentence(report: Report): string {
  const { requirements, cases } = report.counts;
  const alone = blockedAlone(report).flatMap((group) => group.ids).length;
  const parts: string[] = [];
  if (requirements.failed > 0) parts.push(`${count(requirements.failed, "requirement")} broken`);
  if (requirements.warned > 0) parts.push(count(requirements.warned, "warning"));
  if (alone > 0) parts.push(`${count(alone, "case")} blocked`);
  if (cases.blocked > alone && parts.length > 0) parts.push(`${cases.blocked - alone} more only because of that`);
  return parts.join(", ");
}

/** `120 passed, 2 failed`; outcomes that did not occur are left out. */
export function countsText(counts: OutcomeCounts): string {
  const parts = (["passed", "failed", "warned", "blocked", "not-applicable"] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome === "not-applicable" ? "not applicable" : outcome}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

/** What was judged: address or file, and the name it goes by. */
export function targetText(target: Target): string {
  const name = [target.name, target.version].filter((part) => part !== undefined).join(" ");
  return safe(`${target.url ?? target.file ?? "unknown"}${name === "" ? "" : ` (${name})`}`);
}

function fullStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
