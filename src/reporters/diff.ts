import type { CaseResult, Outcome, Report, RequirementResult } from "../../generated/report.js";
import { wrap } from "./layout.js";
import { painter } from "./render.js";
import type { Render } from "./render.js";
import { safe } from "./safe.js";
import { targetText, verdict } from "./verdict.js";

/** How a requirement or a case stands: a broken MUST and what is blocked are red, a broken SHOULD warns; not applicable, undecided or not asked is unjudged. */
type Standing = "red" | "warned" | "green" | "unjudged";

/** One requirement or case that stands otherwise than before. */
export interface Change {
  readonly id: string;
  /** `absent` where a report does not have it. */
  readonly before: Outcome | "absent";
  readonly after: Outcome | "absent";
  readonly because?: string;
}

/** What a second report says otherwise than a first. */
export interface Difference {
  readonly red: readonly Change[];
  /** Broken SHOULDs that were not before; with `strict` they are among the red. */
  readonly warned: readonly Change[];
  readonly green: readonly Change[];
  readonly unjudged: readonly Change[];
  /** Judged now, and not before, without being red. */
  readonly newlyJudged: readonly Change[];
  /** Red in both. */
  readonly stillRed: readonly Change[];
}

/**
 * Compares two reports requirement by requirement; where a requirement stands the same, by its cases.
 * @param strict a warning is as red as a failure.
 */
export function diffReports(before: Report, after: Report, strict = false): Difference {
  const standing = (outcome: Change["after"]): Standing => standingOf(outcome, strict);
  const all = [...changesIn(before.requirements, after.requirements), ...caseChanges(before, after)].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const moved = (to: Standing): readonly Change[] => all.filter((one) => standing(one.after) === to && standing(one.before) !== to);
  return {
    red: moved("red"),
    warned: moved("warned").filter((one) => standing(one.before) !== "red"),
    green: [...moved("green").filter((one) => standing(one.before) !== "unjudged"), ...moved("warned").filter((one) => standing(one.before) === "red")],
    unjudged: moved("unjudged"),
    newlyJudged: moved("green").filter((one) => standing(one.before) === "unjudged"),
    stillRed: all.filter((one) => standing(one.before) === "red" && standing(one.after) === "red"),
  };
}

function standingOf(outcome: Outcome | "absent", strict: boolean): Standing {
  if (outcome === "failed" || outcome === "blocked") return "red";
  if (outcome === "warned") return strict ? "red" : "warned";
  return outcome === "passed" ? "green" : "unjudged";
}

type Judged = Pick<RequirementResult & CaseResult, "id" | "outcome"> & { readonly because?: string; readonly blockedBy?: string };

function changesIn(before: readonly Judged[], after: readonly Judged[]): Change[] {
  const [was, is] = [byId(before), byId(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((id) => {
    const now = is.get(id);
    const because = now?.because ?? (now?.blockedBy === undefined ? undefined : `blocked by ${now.blockedBy}`);
    return { id, before: was.get(id)?.outcome ?? "absent", after: now?.outcome ?? "absent", ...(because === undefined ? {} : { because }) };
  });
}

/** Cases of requirements whose own outcome is as it was: what changed there would else go unsaid. */
function caseChanges(before: Report, after: Report): Change[] {
  const [was, is] = [byId(before.requirements), byId(after.requirements)];
  const firm = (one: CaseResult): boolean => was.get(one.requirement)?.outcome === is.get(one.requirement)?.outcome;
  return changesIn(before.cases.filter(firm), after.cases.filter(firm)).filter((one) => one.before !== one.after && one.before !== "absent" && one.after !== "absent");
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

/** A difference as text: what became red last, where a terminal stops scrolling. */
export function diffText(before: Report, after: Report, difference: Difference, render: Render): string {
  const paint = painter(render.colours);
  const { red, warned, green, unjudged, newlyJudged, stillRed } = difference;
  const block = (title: string, changes: readonly Change[], colour: (text: string) => string): string[] =>
    changes.length === 0 ? [] : [[paint.bold(colour(`${title} (${changes.length})`)), ...changes.flatMap((one) => lines(one, render))].join("\n")];
  const head = [`before  ${oneLine(before)}`, `after   ${oneLine(after)}`].flatMap((text) => wrap(text, render.width)).join("\n");
  const others = before.contract === after.contract ? [] : [`The contracts differ: ${safe(before.contract)} before, ${safe(after.contract)} after.`];
  const blocks = [
    ...(render.quiet ? [] : [head, ...others]),
    ...(render.verbose ? block("Still red", stillRed, paint.dim) : []),
    ...block("No longer judged", unjudged, paint.yellow),
    ...block("Judged now", newlyJudged, paint.green),
    ...block("Became green", green, paint.green),
    ...block("Became a warning", warned, paint.yellow),
    ...block("Became red", red, paint.red),
    sentence(difference),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function oneLine(report: Report): string {
  const { word, sentence: said } = verdict(report);
  return `${word}  ${targetText(report.target)}, ${report.startedAt}: ${said}`;
}

function lines({ id, before, after, because }: Change, { width }: Render): string[] {
  const why = because === undefined || after === "passed" ? "" : `: ${safe(because)}`;
  return wrap(`${safe(id)}  ${before} → ${after}${why}`, width - 4).map((line, index) => `${index === 0 ? "  " : "    "}${line}`);
}

function sentence({ red, warned, green, unjudged, newlyJudged, stillRed }: Difference): string {
  const parts = (
    [
    [red, "became red"],
    [warned, "became a warning"],
    [green, "became green"],
    [newlyJudged, "judged now"],
    [unjudged, "no longer judged"],
    ] as const
  ).flatMap(([list, what]) => (list.length === 0 ? [] : [`${list.length} ${what}`]));
  return `${parts.length === 0 ? "Nothing changed" : parts.join(", ")}${stillRed.length === 0 ? "" : `; ${stillRed.length} still red`}.`;
}
