import { describe, expect, it } from "vitest";
import { junitProblems, sarifProblems } from "../../test/schemas/schemas.js";
import { html } from "../report-page/index.js";
import { parseKnownFailing, withKnown } from "../runner/index.js";
import { badge, github, junit, pretty, sarif, summary, verdict } from "./index.js";
import type { Report } from "./index.js";
import { PLAIN, sampleReport } from "./testing.test-support.js";

const RED = "tags.response.names-its-own-session";
const BLOCKED = "history.session.survives-a-reconnect";
const ALL = `${RED} # bug 7 \u001b[31m\n${BLOCKED} # no agents there`;
const known = (text: string, strict = false): Report => {
  const report = sampleReport();
  return withKnown(report, { entries: parseKnownFailing(text, "known.txt"), allCases: report.cases.map(({ id }) => id), strict });
};
const expected = known(ALL);
const wrong = known(`${ALL}\nrouting.* # long mended\nroutting.* # a slip\nsessions.compact.* # one day`);
const unlisted = known(`${RED} # bug 7`);

describe("what is known to fail", () => {
  it("is no red in the verdict and is counted apart", () => {
    expect(verdict(expected)).toEqual({ word: "PASSED", sentence: "2 cases of 2 requirements, 2 known failing, nothing else broken, 1 warning, 1 not applicable." });
    expect(verdict(wrong)).toEqual({ word: "FAILED", sentence: "1 warning, 2 wrongly listed as known to fail, 2 known failing." });
    expect(verdict(unlisted)).toEqual({ word: "FAILED", sentence: "1 warning, 1 case blocked, 1 known failing." });
    expect(JSON.parse(badge(expected))).toMatchObject({ message: "1 requirement, 1 warning, 2 known failing", color: "yellow", isError: false });
    expect(JSON.parse(badge(wrong))).toMatchObject({ message: "2 wrongly listed", color: "red", isError: true });
  });

  it("stands on a terminal as a line with its reason, and what is wrong with the list in red", () => {
    const text = pretty(wrong, PLAIN);
    expect(text).toContain(`\nKnown failing (2)\n  ■ ${BLOCKED}/socket: no agents there\n  ✗ ${RED}: bug 7 \\x1b[31m (and 1 more only because of it)\n`);
    expect(text).toContain('\nWrongly listed as known to fail (2)\n  ✗ known.txt:3: "routing.*" is listed as known to fail, and the case passes; take it out.\n  ✗ known.txt:4: "routting.*" fits no case that there is; correct it or take it out.\n');
    expect(text).toContain("  1 known failing, not seen: is not applicable: the profile does not claim sessions.compact\n    (sessions.compact.*)\n");
    expect(text).not.toMatch(/^(Failed|Blocked) \(/m);
    expect(pretty(wrong, { ...PLAIN, quiet: true })).toMatch(/^Warned[^]*\nWrongly listed/);
    expect(pretty(wrong, { ...PLAIN, quiet: true })).not.toContain("Known failing (");
  });

  it("is a notice for GitHub, and a wrong line of the list is an error at that line", () => {
    const lines = github(wrong).trimEnd().split("\n");
    expect(lines).toContain(`::notice title=known failing%3A ${RED}::bug 7 \\x1b[31m%0Aonly because of that: frames.response.has-its-documented-shape/always`);
    expect(lines).toContain('::error file=known.txt,line=3,title=wrongly listed as known to fail::known.txt:3: "routing.*" is listed as known to fail, and the case passes; take it out.');
    expect(github(expected)).not.toContain("::error");
    expect(summary(wrong)).toContain("### Wrongly listed as known to fail\n\n- known.txt:3: ");
    expect(summary(wrong)).toContain(`### Known failing\n\n- \`${BLOCKED}/socket\`: no agents there\n- \`${RED}\`: bug 7 `);
  });

  it("is skipped in JUnit with its reason, and a wrong line of the list is a failure", async () => {
    expect(junit(expected)).toContain('failures="0" errors="0"');
    expect(junit(expected)).toContain('<skipped message="known failing: no agents there"/>');
    expect(junit(wrong)).toContain('<testsuite name="known-failing" tests="2" failures="2"');
    expect(junit(known(ALL, true))).toContain('failures="1" errors="0"');
    for (const report of [expected, wrong, unlisted]) expect(await junitProblems(junit(report))).toEqual([]);
  });

  it("is suppressed in SARIF with its reason, and every other result says that it is not", () => {
    const [run] = (JSON.parse(sarif(wrong)) as { runs: { results: { ruleId: string; suppressions: unknown }[]; invocations: unknown[] }[] }).runs;
    expect(run!.results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      ["http.delete.of-an-unknown-session-is-404", []],
      [RED, [{ kind: "external", status: "accepted", justification: "bug 7 \\x1b[31m" }]],
    ]);
    expect(JSON.stringify(run!.invocations)).toContain("known.txt:4: ");
    for (const report of [expected, wrong, unlisted]) expect(sarifProblems(sarif(report))).toEqual([]);
  });

  it("is marked on the page", () => {
    const page = html(wrong);
    expect(page).toContain(`<h2 id="known">Known failing</h2><ul class="broken"><li class="known"><a href="#${BLOCKED}">${BLOCKED}/socket</a> no agents there</li>`);
    expect(page).toContain('<h2 id="wrong">Wrongly listed as known to fail</h2>');
    expect(page).toContain('"known":"bug 7 \\u001b[31m"');
    expect(html(expected)).toContain('<header class="good">');
  });
});
