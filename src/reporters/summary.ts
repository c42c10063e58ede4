import type { Report } from "../../generated/report.js";
import { blockedAlone, charges, notApplicable, undecided } from "./charges.js";
import type { Charge, Group } from "./charges.js";
import { exchangeLines } from "./exchange.js";
import { knownReds, unseenEntries, wrongEntries } from "./known.js";
import { count, duration } from "./layout.js";
import { cut, safe } from "./safe.js";
import { countsText, targetText, verdict } from "./verdict.js";

/** GitHub refuses a summary of more than 1 MiB; what is longer than this much of letters is counted, not shown. */
const MOST_LETTERS = 50;
const BOUNDS = { maxCharacters: 600, maxEntries: 12 } as const;

/** The report as Markdown of GitHub: for a job summary (`summary=$GITHUB_STEP_SUMMARY`), a comment, a wiki. */
export function summary(report: Report): string {
  const all = charges(report).filter((charge) => charge.level !== "MAY" && charge.known === undefined);
  const { word, sentence } = verdict(report);
  const blocks = [
    `## ${SIGN[word]} ${word}: sessions kept apart`,
    plain(sentence),
    table(report),
    ...all.slice(0, MOST_LETTERS).map(letter),
    ...(all.length > MOST_LETTERS ? [`…and ${all.length - MOST_LETTERS} more.`] : []),
    groups("Blocked", report.stopped === undefined ? blockedAlone(report) : []),
    items("Wrongly listed as known to fail", wrongEntries(report).map(({ because }) => plain(because))),
    items("Known failing", knownReds(report).map(({ id, reason }) => `${code(id)}: ${plain(reason)}`)),
    groups("Known failing, not seen", unseenEntries(report)),
    groups("Not applicable", notApplicable(report)),
    groups("Undecided", undecided(report)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const SIGN = { PASSED: "✅", FAILED: "❌", STOPPED: "⏹", "NO VERDICT": "❔" } as const;

function table(report: Report): string {
  const rows = [
    ["judged", code(targetText(report.target))],
    ["by", plain(`contract ${report.contract}, ${report.tool}`)],
    ...(report.mode === "run" ? [["cases", countsText(report.counts.cases)], ["seed", String(report.seed)]] : []),
    ["requirements", countsText(report.counts.requirements)],
    ["time", duration(report.durationMs)],
  ];
  return ["| | |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value?.replaceAll("|", "\\|")} |`)].join("\n");
}

function letter(charge: Charge): string {
  const { finding, case: id } = charge.sightings[0]!;
  const { lines, left } = exchangeLines(finding, BOUNDS);
  const seen = lines.map((line) => [line.isPlace ? ">" : " ", line.time, line.place, line.id, line.text].filter((part) => part !== "").join(" "));
  return [
    `<details><summary>${charge.level === "MUST" ? "❌" : "⚠️"} <code>${html(charge.requirement)}</code> ${html(finding.sentence)}</summary>`,
    "",
    ...(id === undefined ? [] : [`- case ${code(id)}`]),
    `- expected ${code(cut(finding.expected, BOUNDS.maxCharacters))}`,
    `- received ${code(cut(finding.received, BOUNDS.maxCharacters))}`,
    `- because ${plain(finding.because)}`,
    `- source ${plain(finding.source)}`,
    ...(charge.because.length === 0 ? [] : [`- only because of that: ${charge.because.map(code).join(", ")}`]),
    "",
    fenced([...seen, ...(left > 0 ? [`and ${count(left, "entry", "entries")} more`] : [])]),
    "",
    fenced([safe(finding.again)], "sh"),
    "",
    "</details>",
  ].join("\n");
}

function groups(title: string, list: readonly Group[]): string {
  return items(title, list.map((group) => `${group.ids.length}: ${plain(group.because)}`));
}

/** @param list Markdown, an item each. */
function items(title: string, list: readonly string[]): string {
  return list.length === 0 ? "" : [`### ${title}`, "", ...list.map((item) => `- ${item}`)].join("\n");
}

/** A fence longer than any run of backticks inside. */
function fenced(lines: readonly string[], language = "text"): string {
  const text = lines.join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A code span: nothing inside is markup. Values with line ends come escaped. */
function code(received: string): string {
  const text = safe(received);
  const ticks = "`".repeat(longestRun(text) + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? " " : "";
  return text === "" ? "nothing" : `${ticks}${pad}${text}${pad}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** Running text in which nothing is markup: no element, link, mention, emphasis or image. */
function plain(received: string): string {
  return safe(received)
    .replace(/[\\`*_{}[\]()#+!|~]/g, "\\$&")
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/@/g, "&#64;")
    .replace(/:\/\//g, "&#58;//");
}

function html(received: string): string {
  return safe(received).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
