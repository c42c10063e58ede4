import { describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { sampleReport } from "../reporters/testing.test-support.js";
import { withKnown } from "./known-failing.js";
import { parseKnownFailing } from "./known-list.js";

const RED = "tags.response.names-its-own-session";
const BLOCKED = "history.session.survives-a-reconnect";
const GREEN = "routing.http-explicit.lands-in-its-session";
const WARNED = "http.delete.of-an-unknown-session-is-404";
const BEYOND = "context.reused-id.starts-empty/again";
const EVERY_RED = `${RED} # one\n${BLOCKED}/* # two\n`;

function held(text: string, { strict = false, report = sampleReport() }: { strict?: boolean; report?: Report } = {}): Report {
  const result = withKnown(report, { entries: parseKnownFailing(text, "known.txt"), allCases: [...report.cases.map(({ id }) => id), BEYOND], strict });
  expect(validate("Report", result)).toEqual([]);
  return result;
}

describe("a list of known failures", () => {
  it("has an id or a pattern a line, and a reason", () => {
    expect(parseKnownFailing(`\ufeff# all of it\r\n\r\n${RED}\t # a reason # with more\r\na.b.*   #why`, "known.txt")).toEqual([
      { pattern: RED, reason: "a reason # with more", file: "known.txt", line: 3 },
      { pattern: "a.b.*", reason: "why", file: "known.txt", line: 4 },
    ]);
  });

  it.each([
    ["a.b.c", 'known.txt:1: "a.b.c" has no reason.'],
    ["\na.b.c  #  ", 'known.txt:2: "a.b.c" has no reason behind its #.'],
    ["a.b.c because", 'known.txt:1: "because" stands behind "a.b.c" where the # of a reason would stand.'],
    ["a.b.c#because", 'known.txt:1: there is no white space before the # in "a.b.c#because".'],
    ["a\nb\nc\nd", 'known.txt:1: "a" has no reason; known.txt:2: "b" has no reason; known.txt:3: "c" has no reason; and 1 more.'],
  ])("says which line of %j is wrong, and why", (text, message) => {
    expect(() => parseKnownFailing(text, "known.txt")).toThrow(expect.objectContaining({ name: "ToolError", message }) as Error);
  });
});

describe("what is known to fail", () => {
  it("is marked with its reason and does not make the run fail, nor does what it blocks", () => {
    const report = held(EVERY_RED);
    expect(report.exitCode).toBe(0);
    expect(report.cases.filter((one) => one.known !== undefined).map(({ id, outcome, known }) => [id.split("/")[0], outcome, known])).toEqual([[BLOCKED, "blocked", "two"], [RED, "failed", "one"]]);
    expect(report.requirements.find(({ id }) => id === RED)).toMatchObject({ outcome: "failed", known: "one" });
    expect(report.knownFailing).toMatchObject([{ line: 1, state: "failing" }, { line: 2, state: "failing" }]);
  });

  it("is that alone: whatever else is red makes the run fail", () => {
    expect(held(`${RED} # one`).exitCode).toBe(1);
    expect(held(EVERY_RED, { strict: true }).exitCode).toBe(1);
    expect(held(`${EVERY_RED}${WARNED} # three`, { strict: true }).exitCode).toBe(0);
  });

  it("makes the run fail once all of it passes", () => {
    const report = held(`${EVERY_RED}\n${GREEN} # long ago`);
    expect(report.exitCode).toBe(1);
    expect(report.knownFailing?.[2]).toEqual({ pattern: GREEN, reason: "long ago", file: "known.txt", line: 4, state: "passing", because: `known.txt:4: "${GREEN}" is listed as known to fail, and the case passes; take it out.` });
  });

  it("makes the run fail where it fits nothing that there is", () => {
    const report = held(`${EVERY_RED}routting.* # a slip`);
    expect(report.exitCode).toBe(1);
    expect(report.knownFailing?.[2]).toMatchObject({ state: "unmatched", because: 'known.txt:3: "routting.*" fits no case that there is; correct it or take it out.' });
  });

  it.each([
    ["was not chosen", BEYOND, "was not chosen"],
    ["is not applicable", "sessions.compact.*", expect.stringContaining("is not applicable: the profile does not claim")],
    ["is blocked by another red", "frames.response.has-its-documented-shape", `is blocked by ${RED}`],
  ])("is told and no more where it %s", (_name, pattern, because) => {
    const report = held(`${EVERY_RED}${pattern} # not now`);
    expect(report.exitCode).toBe(0);
    expect(report.knownFailing?.[2]).toMatchObject({ state: "not-seen", because });
  });

  it("is not said to pass while a part of it was not chosen", () => {
    const report = sampleReport();
    const result = withKnown(report, { entries: parseKnownFailing(`${EVERY_RED}${GREEN} # one of two`, "k"), allCases: [...report.cases.map(({ id }) => id), `${GREEN}/other`], strict: false });
    expect(result).toMatchObject({ exitCode: 0, knownFailing: [{}, {}, { state: "not-seen", because: "was not chosen" }] });
  });

  it("saves no run that was stopped, or that failed itself", () => {
    expect(held(EVERY_RED, { report: sampleReport({ exitCode: 2, stopped: "It hangs." }) }).exitCode).toBe(2);
    expect(held(EVERY_RED, { report: sampleReport({ suite: { ...sampleReport().suite, faults: [{ message: "oops" }] } }) }).exitCode).toBe(2);
  });
});

describe("what is known to fail of a recording", () => {
  const { cases: _cases, ...rest } = sampleReport({ mode: "check", target: { file: "a.jsonl" } });
  const recording = { ...rest, cases: [], requirements: sampleReport().requirements.filter(({ outcome }) => outcome !== "blocked") };

  it("is a requirement, and the id of a case stands for its own", () => {
    const report = held(`${RED}/always # one`, { report: recording });
    expect(report).toMatchObject({ exitCode: 0, knownFailing: [{ state: "failing" }] });
    expect(report.requirements.find(({ id }) => id === RED)).toMatchObject({ known: "one" });
    expect(held(`${RED} # one\n${GREEN} # two`, { report: recording })).toMatchObject({ exitCode: 1, knownFailing: [{}, { state: "passing" }] });
    expect(held(`${RED} # one\nauth.* # two`, { report: recording })).toMatchObject({ exitCode: 0, knownFailing: [{}, { state: "not-seen", because: "is not asked of a recording" }] });
    expect(held(`${RED} # one\nnonsense.* # two`, { report: recording })).toMatchObject({ exitCode: 1, knownFailing: [{}, { state: "unmatched" }] });
  });
});
