import type { CaseResult, Outcome, Report } from "../../generated/report.js";
import { blockedAlone, charges, ownFirst } from "./charges.js";
import type { Charge } from "./charges.js";
import { countsOfNews, wrongEntries } from "./known.js";
import { letter } from "./letter.js";
import { safe } from "./safe.js";
import { targetText } from "./verdict.js";

/** What one `testcase` element is made of. */
interface TestCase {
  /** Of the case; of the requirement where no case stands behind it. */
  readonly id: string;
  readonly suite: string;
  readonly className: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly because: string;
  /** Why it was expected to be red. */
  readonly known?: string | undefined;
}

/**
 * JUnit XML as CI systems read it (testsuites, testsuite, testcase): a suite per area, a test per case, in a recording a test per requirement.
 * `failed` is a failure that holds the whole letter. `blocked` is an error, or skipped where another red of this report explains it.
 * `warned` is a pass with the letter in `system-out`, or a failure where warnings alone made the run red. `not-applicable` is skipped,
 * and so is what is known to fail, which viewers then show with its reason and count apart. An entry of that list that is wrong is a failure of its own.
 */
export function junit(report: Report): string {
  const tests = testCases(report);
  const marked: Marks = {
    letters: new Map(charges(report).map((charge) => [charge.requirement, charge])),
    roots: new Set(blockedAlone(report).flatMap((group) => group.ids)),
    strict: warningsMadeItRed(report),
  };
  const areas = [...new Set(tests.map((test) => test.suite))];
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="${attribute(`sessionproof ${targetText(report.target)}`)}" ${totals(tests, marked)} time="${seconds(report.durationMs)}">`];
  for (const area of areas) {
    const own = tests.filter((test) => test.suite === area);
    const time = own.reduce((sum, test) => sum + test.seconds, 0).toFixed(3);
    lines.push(`  <testsuite name="${attribute(area)}" ${totals(own, marked)} skipped="${own.filter((test) => verdictOf(test, marked) === "skipped").length}" time="${time}" timestamp="${attribute(report.startedAt.slice(0, 19))}">`);
    lines.push(...own.flatMap((test) => element(test, marked)), "  </testsuite>");
  }
  lines.push("</testsuites>");
  return `${lines.join("\n")}\n`;
}

function testCases(report: Report): readonly TestCase[] {
  const ofCases = report.cases.map((one) => ofCase(one));
  const asked = new Set(report.cases.map((one) => one.requirement));
  const ofJudges = report.requirements.filter((one) => report.mode === "check" || (!asked.has(one.id) && (one.findings ?? []).length > 0));
  return [
    ...ofCases,
    ...ofJudges.map((one) => ({ id: one.id, suite: areaOf(one.id), className: one.id, name: "everything seen", outcome: one.outcome, seconds: 0, because: one.because ?? "", known: one.known })),
    ...wrongEntries(report).map(({ file, line, pattern, because }): TestCase => ({ id: `${file}:${line}`, suite: KNOWN, className: KNOWN, name: `${file}:${line}: ${pattern}`, outcome: "failed", seconds: 0, because })),
  ].sort((a, b) => (a.suite < b.suite ? -1 : a.suite > b.suite ? 1 : 0));
}

/** Suite of the entries of the list of known failures that are wrong. */
const KNOWN = "known-failing";

function ofCase(one: CaseResult): TestCase {
  const situation = one.id.slice(one.requirement.length + 1);
  const because = one.because ?? (one.blockedBy === undefined ? one.findings[0]?.because : `blocked by ${one.blockedBy}`) ?? "";
  return { id: one.id, suite: areaOf(one.id), className: one.requirement, name: `${situation}: ${one.title}`, outcome: one.outcome, seconds: one.durationMs / 1000, because, known: one.known };
}

type Mark = "passed" | "failure" | "error" | "skipped";

/** What a test is marked by, besides its own outcome. */
interface Marks {
  /** Letters by requirement. */
  readonly letters: ReadonlyMap<string, Charge>;
  /** Blocked cases that nothing else explains. */
  readonly roots: ReadonlySet<string>;
  /** Warnings are failures. */
  readonly strict: boolean;
}

function verdictOf(test: TestCase, { roots, strict }: Marks): Mark {
  if (test.known !== undefined) return "skipped";
  if (test.outcome === "failed") return "failure";
  if (test.outcome === "warned") return strict ? "failure" : "passed";
  if (test.outcome === "blocked") return roots.has(test.id) ? "error" : "skipped";
  return test.outcome === "not-applicable" ? "skipped" : "passed";
}

/** Warnings count where nothing else explains that the report is red (`--strict`). */
function warningsMadeItRed(report: Report): boolean {
  const { cases, requirements } = countsOfNews(report);
  return report.exitCode === 1 && report.stopped === undefined && wrongEntries(report).length === 0 && requirements.failed === 0 && cases.failed === 0 && cases.blocked === 0;
}

function totals(tests: readonly TestCase[], marked: Marks): string {
  const of = (mark: Mark): number => tests.filter((test) => verdictOf(test, marked) === mark).length;
  return `tests="${tests.length}" failures="${of("failure")}" errors="${of("error")}"`;
}

function element(test: TestCase, marked: Marks): string[] {
  const open = `    <testcase classname="${attribute(test.className)}" name="${attribute(test.name)}" time="${test.seconds.toFixed(3)}"`;
  const mark = verdictOf(test, marked);
  const charge = ownFirst(marked.letters.get(test.className), test.id);
  const because = attribute(test.known === undefined ? (test.because === "" ? test.outcome : test.because) : `known failing: ${test.known}`);
  if (mark === "skipped") return [`${open}>`, `      <skipped message="${because}"/>`, "    </testcase>"];
  if (mark === "error") return [`${open}>`, `      <error type="blocked" message="${because}"/>`, "    </testcase>"];
  if (mark === "failure") return [`${open}>`, `      <failure type="${attribute(charge?.level ?? "MUST")}" message="${because}">${text(charge)}</failure>`, "    </testcase>"];
  if (test.outcome === "warned") return [`${open}>`, `      <system-out>${text(charge)}</system-out>`, "    </testcase>"];
  return [`${open}/>`];
}

/** The letter, for a reader of the XML: no colours, nothing broken into short lines. */
function text(charge: Charge | undefined): string {
  if (charge === undefined) return "";
  return escaped(letter(charge, { colours: false, width: 10_000, quiet: false, verbose: true }).join("\n"));
}

/** Letters are made safe line by line; what is left for XML are its own five characters. */
function escaped(harmless: string): string {
  return harmless.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

function attribute(received: string): string {
  return escaped(safe(received));
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function areaOf(id: string): string {
  return id.split(".")[0] ?? id;
}
