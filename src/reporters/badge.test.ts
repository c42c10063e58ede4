import { describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { badge, badgeSvg } from "./badge.js";
import { sampleReport } from "./testing.test-support.js";

const NONE = { passed: 0, failed: 0, warned: 0, blocked: 0, "not-applicable": 0 };
const green = (warned: number): Report =>
  sampleReport({ exitCode: 0, cases: [], requirements: [], counts: { cases: { ...NONE, passed: 9 }, requirements: { ...NONE, passed: 7, warned }, findings: warned } });

describe("the badge", () => {
  it.each([
    ["what is broken", sampleReport(), { message: "1 broken", color: "red", isError: true }],
    ["what is proved", green(0), { message: "7 requirements", color: "brightgreen", isError: false }],
    ["warnings", green(2), { message: "7 requirements, 2 warnings", color: "yellow", isError: false }],
    ["warnings that made it red", { ...green(2), exitCode: 1 as const }, { message: "2 warnings", color: "red", isError: true }],
    ["a run that was stopped", sampleReport({ exitCode: 2, stopped: "It hangs." }), { message: "stopped", color: "lightgrey", isError: true }],
  ])("tells %s, as an endpoint of shields reads it", (_name, report, said) => {
    expect(JSON.parse(badge(report))).toEqual({ schemaVersion: 1, label: "sessions apart", ...said });
  });

  it("is a picture that names itself and fetches nothing", () => {
    const svg = badgeSvg(green(0));
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="20" role="img" aria-label="sessions apart: 7 requirements">/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|href|@import|<script/);
  });
});
