import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { harProblems, junitProblems, sarifProblems } from "../../test/schemas/schemas.js";
import { parseLog } from "../judge/index.js";
import { checkLog, shownLog } from "../runner/index.js";
import { har } from "./har.js";
import { junit } from "./junit.js";
import type { Report } from "./index.js";
import { sarif } from "./sarif.js";
import { seenIn } from "./seen.js";
import { PLAIN, sampleReport } from "./testing.test-support.js";

const REPORTS: readonly (readonly [string, Report])[] = [["a run", sampleReport()], ["a run that was stopped", sampleReport({ exitCode: 2, stopped: "It hangs." })], ...["openfang-pr943", "openfang-pr943-memory"].map((name) => [name, recorded(name)] as const)];

function recorded(name: string): Report {
  const { entries } = parseLog(readFileSync(`test/captures/${name}.jsonl`, "utf8"));
  return { ...checkLog(entries, { file: `test/captures/${name}.jsonl`, tool: "sessionproof 0.1.0" }), log: shownLog(entries, undefined) };
}

describe.each(REPORTS)("the machine formats of %s", (_name, report) => {
  it("keep to the XSD of JUnit", async () => {
    expect(await junitProblems(junit(report))).toEqual([]);
  });

  it("keep to the schema of SARIF 2.1.0", () => {
    expect(sarifProblems(sarif(report))).toEqual([]);
  });

  it("keep to the schema of HAR 1.2", () => {
    expect(harProblems(har(report, PLAIN, seenIn(report)))).toEqual([]);
  });
});

describe("the published schemas", () => {
  it("refuse what is not theirs", async () => {
    expect(await junitProblems(junit(sampleReport()).replace("<testcase ", '<testcase mood="good" '))).toHaveLength(1);
    expect(sarifProblems(sarif(sampleReport()).replace('"level": "error"', '"level": "grave"'))).not.toEqual([]);
    expect(harProblems(har(sampleReport(), PLAIN, seenIn(sampleReport())).replace('"version": "1.2"', '"version": 12'))).not.toEqual([]);
  });
});
