import type { OutcomeCounts, Report, Target } from "../../generated/report.js";
import { blockedAlone } from "./charges.js";
import { countsOfNews, knownReds, wrongEntries } from "./known.js";
import { count } from "./layout.js";
import { safe } from "./safe.js";

/** The verdict of a report in one word and one sentence. */
export interface Verdict {
  readonly word: "PASSED" | "FAILED" | "STOPPED" | "NO VERDICT";
  readonly sentence: string;
}

export function verdict(report: Report): Verdict {
  const red = redSentence(report);
  if (report.stopped !== undefined) return { word: "STOPPED", sentence: `${fullStop(safe(report.stopped))} ${sofarSentence(report)}.` };
  if (report.exitCode === 2) return { word: "NO VERDICT", sentence: `${whyNone(report)}${red === "" ? "" : ` Apart from that: ${red}.`}` };
  if (report.exitCode === 1) return { word: "FAILED", sentence: `${red}.` };
  return { word: "PASSED", sentence: `${passSentence(report)}.` };
}

function whyNone({ suite }: Report): string {
  if (suite.faults.length === 0) return "Nothing was checked, so nothing is proved.";
  return `${count(suite.faults.length, "error")} of the suite itself, so this run proves nothing.`;
}

/** How far a run came that was stopped. What it left is blocked, which says nothing here. */
function sofarSentence(report: Report): string {
  const { cases, requirements } = countsOfNews(report);
  const judged = cases.passed + cases.failed + cases.warned;
  const broken = requirements.failed + requirements.warned === 0 ? "nothing broken" : [`${count(requirements.failed, "requirement")} broken`, ...(requirements.warned === 0 ? [] : [count(requirements.warned, "warning")])].join(", ");
  return `So far ${judged} of ${count(judged + cases.blocked, "case")}, ${broken}`;
}

function passSentence(report: Report): string {
  const { requirements, cases } = countsOfNews(report);
  const known = knownReds(report).length;
  const judged = count(requirements.passed + requirements.warned, "requirement");
  const parts = [report.mode === "run" ? `${count(cases.passed + cases.warned, "case")} of ${judged}` : judged, known > 0 ? `${known} known failing, nothing else broken` : "nothing broken"];
  if (requirements.warned > 0) parts.push(count(requirements.warned, "warning"));
  const left = report.mode === "run" ? cases["not-applicable"] : requirements["not-applicable"];
  if (left > 0) parts.push(`${left} not applicable`);
  return parts.join(", ");
}

function redSentence(report: Report): string {
  const { requirements, cases } = countsOfNews(report);
  const alone = blockedAlone(report).flatMap((group) => group.ids).length;
  const parts: string[] = [];
  if (requirements.failed > 0) parts.push(`${count(requirements.failed, "requirement")} broken`);
  if (requirements.warned > 0) parts.push(count(requirements.warned, "warning"));
  if (alone > 0) parts.push(`${count(alone, "case")} blocked`);
  if (cases.blocked > alone && parts.length > 0) parts.push(`${cases.blocked - alone} more only because of that`);
  const [wrong, known] = [wrongEntries(report).length, knownReds(report).length];
  if (wrong > 0) parts.push(`${wrong} wrongly listed as known to fail`);
  if (known > 0 && parts.length > 0) parts.push(`${known} known failing`);
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
  const name = [target.name, target.version === undefined ? undefined : `version ${target.version}`].filter((part) => part !== undefined).join(", ");
  return safe(`${target.url ?? target.file ?? "unknown"}${name === "" ? "" : ` (${name})`}`);
}

function fullStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
