import type { Report, ReportFinding } from "../../generated/report.js";
import { blockedAlone, charges } from "./charges.js";
import type { Charge, Sighting } from "./charges.js";
import { exchangeLines } from "./exchange.js";
import { wrongEntries } from "./known.js";
import { cut, safe } from "./safe.js";
import { fileWithLines } from "./seen.js";
import { targetText } from "./verdict.js";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const BOUNDS = { maxCharacters: 2_000, maxEntries: 40 } as const;

/**
 * The findings as SARIF 2.1.0 (OASIS): a rule per broken requirement, a result per letter, its evidence as a code flow. A recording is
 * pointed into by line; of a live server there is no file, so a result points to the place of the contract that asks for it.
 */
export function sarif(report: Report): string {
  const all = charges(report);
  const [name = "sessionproof", version = ""] = report.tool.split(" ");
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, ...(version === "" ? {} : { version, semanticVersion: version }), rules: all.map(rule) } },
        automationDetails: { id: `sessionproof/${report.mode}/`, description: { text: `sessions kept apart by ${targetText(report.target)}` } },
        originalUriBaseIds: { CONTRACT: { description: { text: "The folder spec/ of the sessionproof package." } } },
        invocations: [invocation(report)],
        columnKind: "utf16CodeUnits",
        results: all.flatMap((charge, ruleIndex) => charge.sightings.map((sighting) => result(charge, ruleIndex, sighting, report))),
        properties: { contract: report.contract, seed: report.seed, counts: report.counts },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const LEVEL = { MUST: "error", SHOULD: "warning", MAY: "note" } as const;

function rule({ requirement, level, sightings }: Charge): object {
  const finding = sightings[0]!.finding;
  return {
    id: requirement,
    shortDescription: { text: finding.sentence },
    fullDescription: { text: `${finding.sentence} Source: ${finding.source}.` },
    help: { text: `${finding.sentence}\nSource: ${finding.source}.${finding.where === undefined ? "" : `\nContract: spec/${finding.where}`}\nsessionproof explain ${requirement}` },
    defaultConfiguration: { level: LEVEL[level] },
    properties: { tags: [requirement.split(".")[0]!, level] },
  };
}

function result(charge: Charge, ruleIndex: number, { finding, case: id, known }: Sighting, report: Report): object {
  const value = (text: string): string => safe(cut(text, BOUNDS.maxCharacters));
  const also = charge.because.length === 0 ? "" : ` Only because of that: ${charge.because.join(", ")}.`;
  return {
    ruleId: charge.requirement,
    ruleIndex,
    level: LEVEL[charge.level],
    message: { text: `${value(finding.because)}\nexpected ${value(finding.expected)}\nreceived ${value(finding.received)}\nagain: ${finding.again}${also}` },
    locations: [{ ...physical(finding, report), ...logical(id ?? charge.requirement, id === undefined ? "requirement" : "case") }],
    partialFingerprints: { "requirementAndCase/v1": `${charge.requirement} ${id ?? ""}`.trim() },
    // Either every result says whether it is suppressed, or none does (§3.27.23).
    ...(report.knownFailing === undefined ? {} : { suppressions: known === undefined ? [] : [{ kind: "external", status: "accepted", justification: safe(known) }] }),
    ...(finding.count === undefined ? {} : { occurrenceCount: finding.count }),
    codeFlows: [{ threadFlows: [{ locations: flow(finding, report) }] }],
    properties: { expected: value(finding.expected), received: value(finding.received), again: finding.again, at: finding.at, source: finding.source },
  };
}

function physical(finding: ReportFinding, report: Report, line: number = finding.at): object {
  const file = fileWithLines(report);
  if (file !== undefined) return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: Math.max(1, line) } } };
  const [document = "openapi.yaml"] = (finding.where ?? "").split("#");
  return { physicalLocation: { artifactLocation: { uri: uriOf(document === "" ? "openapi.yaml" : document), uriBaseId: "CONTRACT" }, region: { startLine: 1 } } };
}

function logical(fullyQualifiedName: string, kind: string): object {
  return { logicalLocations: [{ fullyQualifiedName, kind }] };
}

/** The evidence, step by step. A code flow has at least one. */
function flow(finding: ReportFinding, report: Report): object[] {
  const { lines } = exchangeLines(finding, BOUNDS);
  const steps = finding.exchanges.slice(0, lines.length).map((entry) => entry.seq ?? finding.at);
  const located = lines.map((line, index) => ({
    importance: line.isPlace ? "essential" : "important",
    location: {
      ...(fileWithLines(report) !== undefined ? physical(finding, report, steps[index]) : {}),
      message: { text: [line.time, line.place, line.id, line.text].filter((part) => part !== "").join(" ") },
    },
  }));
  return located.length > 0 ? located : [{ location: { message: { text: "Nothing came that could be shown." } } }];
}

function invocation(report: Report): object {
  const began = new Date(report.startedAt);
  const notes = [
    ...(report.stopped === undefined ? blockedAlone(report) : []).flatMap((group) => group.ids.map((id) => note("error", id, group.because))),
    ...wrongEntries(report).map(({ file, line, because }) => ({ level: "error", message: { text: safe(because) }, locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } } }] })),
    ...report.undecided.map((one) => note("note", one.requirement, `could not be decided: ${one.why}`)),
    ...report.suite.faults.map((fault) => note("error", fault.case ?? "sessionproof", `an error of the suite itself: ${fault.message}`)),
  ];
  return {
    executionSuccessful: report.exitCode !== 2,
    exitCode: report.exitCode,
    ...(report.stopped === undefined ? {} : { exitCodeDescription: safe(report.stopped) }),
    startTimeUtc: began.toISOString(),
    endTimeUtc: new Date(began.getTime() + report.durationMs).toISOString(),
    toolExecutionNotifications: notes,
  };
}

function note(level: "error" | "note", id: string, text: string): object {
  return { level, message: { text: safe(text) }, locations: [logical(id, "requirement")] };
}

/** A path as a URI reference (RFC 3986): separators stay, everything unusual is escaped. */
function uriOf(path: string): string {
  const escaped = path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return escaped.startsWith("/") ? `file://${escaped}` : escaped;
}
