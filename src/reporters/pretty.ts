import type { Report, RequirementResult } from "../../generated/report.js";
import { blockedAlone, charges, notApplicable, undecided } from "./charges.js";
import type { Charge, Group } from "./charges.js";
import { knownReds, unseenEntries, wrongEntries } from "./known.js";
import { count, duration, row, wrap } from "./layout.js";
import type { RowShape } from "./layout.js";
import { alsoRed, letter } from "./letter.js";
import { painter } from "./render.js";
import type { Paint, Render } from "./render.js";
import { safe } from "./safe.js";
import { countsText, targetText, verdict } from "./verdict.js";
import type { Verdict } from "./verdict.js";

/**
 * A report for the eye. The verdict first: what was judged, by which contract, how it went, what could not be judged and why.
 * Failures last, where a terminal stops scrolling, and one line with the counts and the time.
 */
export function pretty(report: Report, render: Render): string {
  const paint = painter(render.colours);
  const all = charges(report);
  const news = all.filter((one) => one.known === undefined);
  const blocks = render.quiet
    ? []
    : [head(report, render, paint), unjudged(report, render, paint), told(report, all, render, paint), requirementLines(report, render, paint), known(report, render, paint)];
  blocks.push(
    ...section("Warned", news.filter((one) => one.level === "SHOULD").map((one) => letter(one, render)), paint.yellow, paint),
    ...section("Blocked", (report.stopped === undefined ? blockedAlone(report) : []).map((group) => groupLines(group, render, paint)), paint.red, paint),
    wrong(report, render, paint),
    ...section("Failed", news.filter((one) => one.level === "MUST").map((one) => letter(one, render)), paint.red, paint),
  );
  const filled = blocks.filter((block) => block.length > 0);
  // A report that is a head alone has said it all.
  if (render.quiet || filled.length > 1) filled.push(lastLine(report, render, paint));
  return `${filled.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function head(report: Report, render: Render, paint: Paint): string[] {
  const shape = headShape(render, paint);
  const { word, sentence } = verdict(report);
  const lines = painted(word, sentence, render, paint);
  lines.push(...row("judged", targetText(report.target), shape));
  lines.push(...row("by", `contract ${safe(report.contract)}, ${safe(report.tool)}`, shape));
  if (report.target.model !== undefined) lines.push(...row("model", MODEL[report.target.model], shape));
  if (report.target.profile !== undefined) lines.push(...row("profile", safe(report.target.profile), shape));
  if (report.mode === "run") lines.push(...row("seed", String(report.seed), shape), ...row("cases", countsText(report.counts.cases), shape));
  lines.push(...row("requirements", countsText(report.counts.requirements), shape), ...row("time", duration(report.durationMs), shape));
  return lines;
}

const MODEL = { scripted: "scripted, held and watched by the suite", none: "not ours: what only a scripted model can show was not judged" } as const;

function headShape(render: Render, paint: Paint): RowShape {
  return { indent: 2, label: 14, width: render.width, paintLabel: paint.dim };
}

function unjudged(report: Report, render: Render, paint: Paint): string[] {
  const items = [
    ...leftBy(report).map((group) => `${group.ids.length} blocked: ${reason(group, render)}`),
    ...notApplicable(report).map((group) => `${group.ids.length} not applicable: ${reason(group, render)}`),
    ...undecided(report).map((group) => `${group.ids.length} undecided: ${reason(group, render)}`),
    ...unseenEntries(report).map((group) => `${group.ids.length} known failing, not seen: ${reason(group, render)}`),
    ...report.suite.faults.map((fault) => `an error of the suite itself${fault.case === undefined ? "" : ` in ${safe(fault.case)}`}: ${safe(fault.message)}`),
  ];
  return list("Not judged, and why", items, render, paint);
}

/** What was expected to be red: a line each. */
function known(report: Report, render: Render, paint: Paint): string[] {
  const items = knownReds(report).map(({ id, outcome, reason: why, because }) => `${MARK[outcome]} ${safe(id)}: ${safe(why)}${because.length === 0 ? "" : ` (and ${because.length} more only because of it)`}`);
  return list(`Known failing (${items.length})`, items, render, paint);
}

/** Entries of the list of known failures that make the run fail. */
function wrong(report: Report, render: Render, paint: Paint): string[] {
  const items = wrongEntries(report).map((one) => `✗ ${safe(one.because)}`);
  return list(paint.red(`Wrongly listed as known to fail (${items.length})`), items, render, paint);
}

/** What a run that was stopped left behind is not red, only not judged. */
function leftBy(report: Report): readonly Group[] {
  return report.stopped === undefined ? [] : blockedAlone(report);
}

const FEW = 3;

function reason({ because, ids }: Group, render: Render): string {
  const shown = render.verbose || ids.length <= FEW ? ` (${ids.map(safe).join(", ")})` : "";
  return `${safe(because)}${shown}`;
}

function told(report: Report, all: readonly Charge[], render: Render, paint: Paint): string[] {
  const said = new Set((report.told ?? []).map((one) => one.requirement));
  const optional = all.filter((one) => one.level === "MAY" && !said.has(one.requirement)).map((one) => `${safe(one.requirement)} (MAY) does not hold: ${safe(one.sightings[0]?.finding.because ?? "")}`);
  const items = (report.told ?? []).map((one) => `${one.requirement === undefined ? "" : `${safe(one.requirement)}: `}${safe(one.text)}${one.at === undefined ? "" : ` (#${one.at})`}`);
  const waits = report.suite.waits.map((wait) => `waited ${duration(wait.ms)} in all to keep within a declared limit: ${safe(wait.for)}`);
  return list("Told, not judged", [...optional, ...items, ...waits], render, paint);
}

/** Items under a title, each wrapped with its later lines set in. */
function list(title: string, items: readonly string[], render: Render, paint: Paint): string[] {
  if (items.length === 0) return [];
  return [paint.bold(title), ...items.flatMap((item) => wrap(item, render.width - 4).map((line, index) => `${index === 0 ? "  " : "    "}${line}`))];
}

/** One line per requirement: how often it was looked at, how often it was broken, and where first. */
function requirementLines(report: Report, render: Render, paint: Paint): string[] {
  if (report.mode === "run" && !render.verbose) return [];
  const listed = report.requirements.filter((one) => one.outcome !== "not-applicable");
  if (listed.length === 0) return [];
  const longest = Math.max(...listed.map((one) => one.id.length));
  // Numbers stand in a column of their own where there is room for one.
  const idColumns = longest + NUMBER_COLUMNS <= render.width ? longest : 0;
  return [paint.bold("Requirements"), ...listed.flatMap((one) => requirementLine(one, report.mode, idColumns, render, paint))];
}

const NUMBER_COLUMNS = 40;

const MARK = { passed: "✓", failed: "✗", warned: "!", blocked: "■", "not-applicable": "·" } as const;

function requirementLine(one: RequirementResult, mode: Report["mode"], idColumns: number, render: Render, paint: Paint): string[] {
  const colour = { passed: paint.green, failed: paint.red, warned: paint.yellow, blocked: paint.red, "not-applicable": paint.dim }[one.outcome];
  const numbers: string[] = [];
  if (one.count !== undefined) numbers.push(one.checked === undefined ? `broken ${count(one.count, "time")}` : `broken ${one.count} of ${one.checked}`);
  else if (one.checked !== undefined) numbers.push(`held ${one.checked}`);
  if (one.known !== undefined) numbers.push("known");
  if (one.first !== undefined) numbers.push(`first at ${mode === "check" ? "line " : "#"}${one.first}`);
  const [first = "", ...rest] = wrap(`${safe(one.id).padEnd(idColumns)}${numbers.length === 0 ? "" : `  ${numbers.join(", ")}`}`, render.width - 4);
  return [`  ${colour(MARK[one.outcome])} ${first}`, ...rest.map((line) => `    ${line}`)];
}

function groupLines(group: Group, render: Render, paint: Paint): string[] {
  const shown = render.verbose ? group.ids : group.ids.slice(0, 6);
  const left = group.ids.length - shown.length;
  const [first = "", ...rest] = wrap(`${safe(group.because)}`, render.width - 2);
  return [
    `${paint.red("■")} ${paint.bold(first)}`,
    ...rest.map((line) => `  ${paint.bold(line)}`),
    ...shown.flatMap((id) => wrap(safe(id), render.width - 4).map((line) => `    ${line}`)),
    ...(left > 0 ? [`    and ${left} more`] : []),
    ...(group.dependants.length === 0 ? [] : wrap(alsoRed(group.dependants, render), render.width - 4).map((line) => `    ${paint.dim(line)}`)),
  ];
}

/** A title, and its letters with a blank line between. */
function section(title: string, letters: readonly string[][], colour: (text: string) => string, paint: Paint): string[][] {
  const [first, ...rest] = letters;
  return first === undefined ? [] : [[paint.bold(colour(`${title} (${letters.length})`)), "", ...first], ...rest];
}

function lastLine(report: Report, render: Render, paint: Paint): string[] {
  const { word, sentence } = verdict(report);
  const what = report.mode === "run" ? `Cases: ${countsText(report.counts.cases)}` : `Requirements: ${countsText(report.counts.requirements)}`;
  const text = word === "PASSED" ? sentence.slice(0, -1) : `${sentence} ${what}`;
  return painted(word, `${text}; ${duration(report.durationMs)}.`, render, paint);
}

/** The word of the verdict in its colour, and a text behind it. */
function painted(word: Verdict["word"], text: string, render: Render, paint: Paint): string[] {
  const colour = word === "PASSED" ? paint.green : paint.red;
  const [first = "", ...rest] = wrap(`${word}  ${text}`, render.width);
  return [`${paint.bold(colour(first.slice(0, word.length)))}${first.slice(word.length)}`, ...rest];
}
