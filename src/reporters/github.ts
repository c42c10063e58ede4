import type { Report } from "../../generated/report.js";
import { blockedAlone, charges } from "./charges.js";
import type { Charge } from "./charges.js";
import { knownReds, wrongEntries } from "./known.js";
import { cut, safe } from "./safe.js";
import { fileWithLines } from "./seen.js";
import { verdict } from "./verdict.js";

/** An annotation shows about this much before it is folded away. */
const MAX_CHARACTERS = 1_000;

/**
 * Workflow commands of GitHub Actions, one a line: an annotation per broken requirement, a notice for what is known to fail, a last one
 * with the verdict. In a recording they point to its line. (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)
 */
export function github(report: Report): string {
  const lines = [
    ...charges(report).filter((charge) => charge.level !== "MAY" && charge.known === undefined).map((charge) => ofCharge(charge, report)),
    ...(report.stopped === undefined ? blockedAlone(report) : []).map((group) => command("error", { title: `blocked: ${group.ids[0] ?? ""}` }, [value(group.because), ...group.ids].join("\n"))),
    ...wrongEntries(report).map(({ file, line, because }) => command("error", { file, line: String(line), title: "wrongly listed as known to fail" }, value(because))),
    ...knownReds(report).map(({ id, reason, because }) => command("notice", { title: `known failing: ${id}` }, [value(reason), ...(because.length === 0 ? [] : [`only because of that: ${because.join(", ")}`])].join("\n"))),
    ofVerdict(report),
  ];
  return `${lines.join("\n")}\n`;
}

function ofCharge(charge: Charge, report: Report): string {
  const first = charge.sightings[0]!;
  const { finding } = first;
  const file = fileWithLines(report);
  const place = file === undefined ? {} : { file, line: String(finding.at) };
  const also = charge.because.length === 0 ? [] : [`only because of that: ${charge.because.join(", ")}`];
  const text = [
    finding.sentence,
    ...(first.case === undefined ? [] : [`case ${first.case}`]),
    `expected ${value(finding.expected)}`,
    `received ${value(finding.received)}`,
    value(finding.because),
    ...also,
    `again: ${finding.again}`,
  ].join("\n");
  return command(charge.level === "MUST" ? "error" : "warning", { ...place, title: charge.requirement }, text);
}

function ofVerdict(report: Report): string {
  const { word, sentence } = verdict(report);
  return command(word === "PASSED" ? "notice" : "error", { title: `sessionproof: ${word}` }, sentence);
}

function value(text: string): string {
  return safe(cut(text, MAX_CHARACTERS));
}

/** `%`, line ends and, in properties, `:` and `,` are what the runner would take for its own. */
function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const shown = Object.entries(properties).map(([key, text]) => `${key}=${inMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C")}`);
  return `::${name} ${shown.join(",")}::${inMessage(message)}`;
}

function inMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
