import { posix } from "node:path";
import { type Column, MEANING, type Matrix, nameOf, type Tally, tallyText, WORD } from "./matrix.js";

/** `docs/matrix.md`. */
export function matrixDocument({ areas, columns }: Matrix): string {
  return [
    "# Implementations",
    "",
    "Written from the result files under `results/` by `npm run matrix`. A result file is what `sessionproof target NAME run` found about a real server that was started here.",
    "",
    `${(Object.keys(WORD) as (keyof Tally)[]).map((kind) => `*${WORD[kind]}*: ${MEANING[kind]}`).join("; ")}.`,
    "",
    ...(columns.length === 0 ? ["There are no results yet.", ""] : [...table(areas, columns), ...columns.flatMap(section)]),
  ].join("\n");
}

function table(areas: readonly string[], columns: readonly Column[]): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    row(["area", ...columns.map(({ result }) => nameOf(result))]),
    `|${"---|".repeat(columns.length + 1)}`,
    ...areas.map((area) => row([area, ...columns.map(({ byArea }) => tallyText(byArea.get(area)!))])),
    row(["**all**", ...columns.map(({ total }) => `**${tallyText(total)}**`)]),
    "",
  ];
}

function section({ result, reds, notApplicable }: Column): string[] {
  return [
    `## ${result.title}`,
    "",
    `Version ${result.version}, spoken to through the binding \`${result.binding}\`, judged by contract ${result.contract}.`,
    "",
    ...(reds.length === 0 ? ["Nothing red.", ""] : ["| requirement | | why |", "|---|---|---|", ...reds.map(({ id, kind, reason = "", finding }) => `| \`${id}\` | ${kind} | ${linked(reason, finding).replaceAll("|", "\\|")} |`), ""]),
    ...(notApplicable.length === 0 ? [] : ["Not applicable:", "", ...notApplicable.map(([reason, count]) => `- ${count}: ${reason}`), ""]),
  ];
}

function linked(reason: string, finding: string | undefined): string {
  return finding === undefined ? reason : reason.replace(finding, `[${posix.basename(finding, ".md")}](${posix.relative("docs", finding)})`);
}
