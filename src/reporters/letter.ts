import type { ReportFinding } from "../../generated/report.js";
import type { Charge } from "./charges.js";
import { exchangeLines } from "./exchange.js";
import { columnsOf, count, row, wrap } from "./layout.js";
import type { RowShape } from "./layout.js";
import { painter } from "./render.js";
import type { Paint, Render } from "./render.js";
import { cut, safe } from "./safe.js";

const LABEL = 10;
const INDENT = 2;
/** Columns that the text of an exchange needs to be read well. */
const NARROW = 44;

/**
 * A failure as a small letter: requirement, its sentence, source, step, expected, received, because, the exchange, how to run it again;
 * then where else it was seen, and what is red only because of it. Every reporter that shows a failure in full shows these lines.
 */
export function letter(charge: Charge, render: Render): string[] {
  const paint = painter(render.colours);
  const shape = rowShape(render, paint);
  const [first, ...others] = charge.sightings;
  const lines = heading(charge, render, paint);
  if (first === undefined) return lines;
  const { finding } = first;
  const value = (text: string): string => safe(cut(text, valueBound(render)));
  lines.push(
    ...row("sentence", safe(finding.sentence), shape),
    ...row("source", safe(finding.where === undefined ? finding.source : `${finding.source}; spec/${finding.where}`), shape),
    ...row("step", step(first.case, finding), shape),
    ...row("expected", value(finding.expected), shape, paint.green),
    ...row("received", value(finding.received), shape, paint.red),
    ...row("because", safe(finding.because), shape),
    ...exchange(finding, render, shape, paint),
    ...attempts(finding, shape),
    // Never broken into lines, so that it can be copied.
    `  ${paint.dim("again".padEnd(LABEL))}${paint.cyan(safe(finding.again))}`,
  );
  if (others.length > 0) lines.push(...row("seen also", elsewhere(others, render), shape));
  if (charge.because.length > 0) lines.push(...row("", alsoRed(charge.because, render), shape, paint.dim));
  return lines;
}

function rowShape(render: Render, paint: Paint): RowShape {
  return { indent: INDENT, label: LABEL, width: render.width, paintLabel: paint.dim };
}

function valueBound(render: Render): number {
  return render.verbose ? 20_000 : 600;
}

function heading(charge: Charge, render: Render, paint: Paint): string[] {
  const [mark, colour] = charge.level === "MUST" ? (["✗", paint.red] as const) : (["!", paint.yellow] as const);
  const [first = "", ...rest] = wrap(`${safe(charge.requirement)} (${charge.level})`, render.width - 2);
  return [`${colour(mark)} ${paint.bold(first)}`, ...rest.map((line) => `  ${paint.bold(line)}`)];
}

function step(caseId: string | undefined, finding: ReportFinding): string {
  // What never came stands nowhere in the log.
  const place = finding.at < 1 ? "" : `, #${finding.at} of the log`;
  const where = caseId === undefined ? `line ${finding.at}` : `${safe(caseId)}${place}`;
  const when = finding.atMs === undefined ? "" : `, at ${Math.round(finding.atMs)} ms`;
  return `${where}${when}${finding.count === undefined ? "" : `; seen ${finding.count} times, this is the first`}`;
}

function exchange(finding: ReportFinding, render: Render, shape: RowShape, paint: Paint): string[] {
  const bounds = render.verbose ? { maxCharacters: 20_000, maxEntries: Infinity } : { maxCharacters: 240, maxEntries: 12 };
  const { lines, left } = exchangeLines(finding, bounds);
  if (lines.length === 0) return [];
  const timeColumns = Math.max(...lines.map((line) => line.time.length));
  const placeColumns = Math.max(...lines.map((line) => line.place.length));
  const idColumns = Math.max(...lines.map((line) => columnsOf(line.id)));
  const shown = lines.flatMap((line, index) => {
    const clock = `${line.isPlace ? "▸" : " "}${line.time.padStart(timeColumns)} ${line.place.padEnd(placeColumns)} ${line.id.padEnd(idColumns)} `;
    const title = index === 0 ? "exchange" : "";
    const colour = line.isPlace ? paint.bold : undefined;
    // On a narrow screen there is no room for columns of their own.
    if (render.width - INDENT - LABEL - clock.length < NARROW) return [...row(title, clock.trimEnd(), shape, paint.dim), ...row("", line.text, shape, colour)];
    return row(`${title.padEnd(LABEL)}${clock}`, line.text, { ...shape, label: shape.label + clock.length }, colour);
  });
  if (left > 0) shown.push(...row("", `(${count(left, "more entry", "more entries")}; --verbose or --report json shows all)`, shape, paint.dim));
  return shown;
}

function attempts(finding: ReportFinding, shape: RowShape): string[] {
  const told = (finding.attempts ?? []).map((one, index) => {
    const heard = one.heard === undefined ? "" : `, heard ${safe(one.heard)}`;
    return `${index + 1}. ${one.outcome} within ${one.deadlineMs} ms${heard}`;
  });
  return told.flatMap((text, index) => row(index === 0 ? "attempts" : "", text, shape));
}

const FEW = 6;

/** What is red only because of something else: few by name, many as some and a number. */
export function alsoRed(ids: readonly string[], render: Pick<Render, "verbose">): string {
  const shown = render.verbose || ids.length <= FEW ? ids : ids.slice(0, FEW - 2);
  const left = ids.length - shown.length;
  return `also, because of this: ${shown.map(safe).join(", ")}${left === 0 ? "" : ` and ${left} more`}`;
}

const MOST_ELSEWHERE = 4;

function elsewhere(others: Charge["sightings"], render: Render): string {
  const shown = render.verbose ? others : others.slice(0, MOST_ELSEWHERE);
  const places = shown.map(({ case: caseId, finding }) => (caseId === undefined ? `line ${finding.at}` : `${safe(caseId)} (received ${safe(cut(finding.received, 60))})`));
  const left = others.length - shown.length;
  return `${places.join("; ")}${left > 0 ? `; and ${left} more` : ""}`;
}
