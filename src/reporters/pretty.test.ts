import { describe, expect, it } from "vitest";
import type { CaseResult, Report, ReportFinding } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { columnsOf } from "./layout.js";
import { pretty } from "./pretty.js";
import { PLAIN, sampleReport } from "./testing.test-support.js";

const WHOLE = String.raw`FAILED  1 requirement broken, 1 warning, 1 case blocked, 1 more only because of that.
  judged        http://127.0.0.1:4200 (little-server, version 0.3)
  by            contract 0.1.0, sessionproof 0.1.0
  model         scripted, held and watched by the suite
  seed          17
  cases         1 passed, 1 failed, 1 warned, 2 blocked, 1 not applicable
  requirements  1 passed, 1 failed, 1 warned, 1 blocked, 1 not applicable
  time          3.4 s

Not judged, and why
  1 not applicable: the profile does not claim sessions.compact
    (sessions.compact.keeps-its-own-words/long)
  1 undecided: the server made no model call beside its turns
    (context.side-call.holds-only-one-session)

Told, not judged
  The server sends ${"`phase`"} frames. (#14)

Warned (1)

! http.delete.of-an-unknown-session-is-404 (SHOULD)
  sentence  A server SHOULD answer 404 to the deletion of a session it does not hold.
  source    https://example.com/bugs/6
  step      http.delete.of-an-unknown-session-is-404/never-made, #88 of the log, at 3 ms; seen 2
            times, this is the first
  expected  404
  received  200 {"status":"deleted"}\x1b]0;owned\x07
  because   Nobody ever held the session that was deleted.
  exchange   0 ms #87 r31 → DELETE /api/sessions/22222222-2222-4222-8222-222222222222
            ▸3 ms #88 r31 ← 200 (text/html) {"status":"deleted"}\x1b]0;owned\x07
  again     sessionproof run http://127.0.0.1:4200 --select http.delete.of-an-unknown-session-is-404/never-made --seed 17

Blocked (1)

■ given an agent: POST /api/agents answered 503
    history.session.survives-a-reconnect/socket

Failed (1)

✗ tags.response.names-its-own-session (MUST)
  sentence  The ${"`session_id`"} of a ${"`response`"} frame MUST be the session of the turn it ends.
  source    proposal P11; spec/asyncapi.yaml#/channels/agentSocket/messages/response
  step      tags.response.names-its-own-session/two-on-one-socket, #212 of the log, at 41 ms
  expected  session_id 11111111-1111-4111-8111-111111111111
  received  session_id 22222222-2222-4222-8222-222222222222
  because   The frame holds the words of turn sp7f3a-c041-t1, which was sent to the session
            expected.
  exchange    0 ms #200 w7 → {"type":"message","content":"sp7f3a-c041-t1
                           alpha","session_id":"11111111-1111-4111-8111-111111111111"}
              3 ms #201 w7 → {"type":"message","content":"sp7f3a-c041-t2
                           beta","session_id":"22222222-2222-4222-8222-222222222222"}
            ▸41 ms #212 w7 ← {"type":"response","session_id":"22222222-2222-4222-8222-222222222222",
                           "content":"sp7f3a-c041-t1.1 sp7f3a-c041-t1.2"}
  again     sessionproof run http://127.0.0.1:4200 --select tags.response.names-its-own-session/two-on-one-socket --seed 17
            also, because of this: frames.response.has-its-documented-shape/always

FAILED  1 requirement broken, 1 warning, 1 case blocked, 1 more only because of that. Cases: 1
passed, 1 failed, 1 warned, 2 blocked, 1 not applicable; 3.4 s.
`;

const ALL_PASSED: Partial<Report> = {
  exitCode: 0,
  undecided: [],
  told: [],
  counts: {
    cases: { passed: 2, failed: 0, warned: 0, blocked: 0, "not-applicable": 0 },
    requirements: { passed: 1, failed: 0, warned: 0, blocked: 0, "not-applicable": 0 },
    findings: 0,
  },
};

/** The sample with its failing case replaced. */
function withFailure(changes: Partial<CaseResult>, finding: Partial<ReportFinding> = {}): Report {
  const sample = sampleReport();
  return { ...sample, cases: sample.cases.map((one) => (one.outcome === "failed" ? { ...one, ...changes, findings: one.findings.map((each) => ({ ...each, ...finding })) } : one)) };
}

describe("the pretty report", () => {
  it("is shown on a sample that the schema of reports accepts", () => {
    expect(validate("Report", sampleReport())).toEqual([]);
  });

  it("gives the verdict first, the failures last, and each failure as a letter with its rows in order", () => {
    expect(pretty(sampleReport(), PLAIN)).toBe(WHOLE);
  });

  it("is a head alone where everything passed", () => {
    const cases = sampleReport().cases.filter((one) => one.outcome === "passed");
    expect(pretty(sampleReport({ ...ALL_PASSED, cases }), PLAIN)).toBe(`PASSED  2 cases of 1 requirement, nothing broken.
  judged        http://127.0.0.1:4200 (little-server, version 0.3)
  by            contract 0.1.0, sessionproof 0.1.0
  model         scripted, held and watched by the suite
  seed          17
  cases         2 passed
  requirements  1 passed
  time          3.4 s
`);
  });

  it("says nothing but the verdict when it is quiet and all is well", () => {
    const cases = sampleReport().cases.filter((one) => one.outcome === "passed");
    expect(pretty(sampleReport({ ...ALL_PASSED, cases }), { ...PLAIN, quiet: true })).toBe("PASSED  2 cases of 1 requirement, nothing broken; 3.4 s.\n");
  });

  it("fits a narrow terminal, but for the commands, which are never broken", () => {
    for (const width of [40, 50, 60, 72, 80]) {
      const lines = pretty(sampleReport(), { ...PLAIN, width }).split("\n");
      for (const line of lines.filter((one) => !one.startsWith("  again"))) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
      expect(lines.filter((line) => line.startsWith("  again     sessionproof run http://127.0.0.1:4200 --select"))).toHaveLength(2);
    }
  });

  it("lets no control character of a server through, in colour or not", () => {
    const nasty = "\u001b[2J\u0007\u202e\r\n";
    const entries = sampleReport().cases.flatMap((one) => one.findings).flatMap((one) => one.exchanges);
    const report = withFailure(
      { title: nasty, id: "tags.response.names-its-own-session/two-on-one-socket" },
      { expected: nasty, received: nasty, because: nasty, sentence: nasty, source: nasty, where: nasty, again: nasty, exchanges: entries.map((entry) => ({ ...entry, data: nasty, body: nasty, url: nasty, method: nasty, id: nasty }) as (typeof entries)[number]) },
    );
    const hostile: Report = {
      ...report,
      target: { url: nasty, name: nasty, version: nasty, profile: nasty },
      undecided: [{ requirement: nasty, why: nasty }],
      told: [{ requirement: nasty, text: nasty }],
      suite: { ...report.suite, faults: [{ case: nasty, message: nasty }], waits: [{ for: nasty, ms: 3 }] },
      stopped: nasty,
    };
    for (const verbose of [true, false]) {
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      expect(pretty(hostile, { ...PLAIN, verbose })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      // eslint-disable-next-line no-control-regex -- only colours may be left
      expect(pretty(hostile, { ...PLAIN, verbose, colours: true }).replace(/\u001b\[\d+m/g, "")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it("says the same words in colour", () => {
    const coloured = pretty(sampleReport(), { ...PLAIN, colours: true });
    expect(coloured).not.toBe(WHOLE);
    // eslint-disable-next-line no-control-regex -- the colours
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(WHOLE);
  });

  it("cuts a long value with its length said, and shows it whole when verbose", () => {
    const report = withFailure({}, { received: "x".repeat(5_000) });
    expect(pretty(report, { ...PLAIN, width: 6_000 })).toContain(`  received  ${"x".repeat(600)}… (cut; 5000 characters in all)\n`);
    expect(pretty(report, { ...PLAIN, verbose: true, width: 6_000 })).toContain("x".repeat(5_000));
  });

  it("shows the entries nearest to the place when there are many", () => {
    const exchanges = Array.from({ length: 40 }, (_, index) => ({ seq: index + 1, at: index, kind: "note" as const, text: `entry ${index + 1}` }));
    const shown = pretty(withFailure({}, { exchanges, at: 30, atMs: 29 }), PLAIN);
    expect(shown).toContain("▸29 ms #30  (entry 30)");
    expect(shown).toContain("(entry 20)");
    expect(shown).not.toContain("(entry 19)");
    expect(shown).toContain("(28 more entries; --verbose or --report json shows all)");
  });

  it("names other places of the same defect behind the first", () => {
    const sample = sampleReport();
    const [failed] = sample.cases.filter((one) => one.outcome === "failed");
    const second: CaseResult = { ...failed!, id: "tags.response.names-its-own-session/after-a-reconnect", findings: failed!.findings.map((one) => ({ ...one, received: "none" })) };
    const shown = pretty({ ...sample, cases: [...sample.cases, second] }, PLAIN);
    expect(shown).toContain("  seen also tags.response.names-its-own-session/after-a-reconnect (received none)\n");
    expect(shown).toContain("Failed (1)");
  });

  it("names few that are red only because of it, and of many some and a number", () => {
    const sample = sampleReport();
    const folded = (n: number): CaseResult[] => Array.from({ length: n }, (_, index) => ({ ...sample.cases[0]!, id: `a.b.c/s${index + 1}`, findings: [] }));
    const others = sample.cases.slice(1);
    expect(pretty({ ...sample, cases: [...folded(6), ...others] }, PLAIN)).toContain("also, because of this: a.b.c/s1, a.b.c/s2, a.b.c/s3, a.b.c/s4, a.b.c/s5, a.b.c/s6\n");
    expect(pretty({ ...sample, cases: [...folded(210), ...others] }, PLAIN)).toContain("also, because of this: a.b.c/s1, a.b.c/s2, a.b.c/s3, a.b.c/s4 and 206 more\n");
  });

  it("names no place for what never came", () => {
    expect(pretty(withFailure({}, { at: 0, exchanges: [] }), PLAIN)).toContain("  step      tags.response.names-its-own-session/two-on-one-socket, at 41 ms\n");
  });

  it("tells the attempts of a finding that rested on a deadline", () => {
    const shown = pretty(withFailure({ attempts: 2 }, { attempts: [{ outcome: "failed", deadlineMs: 2000, heard: "typing" }, { outcome: "failed", deadlineMs: 8000 }] }), PLAIN);
    expect(shown).toContain("  attempts  1. failed within 2000 ms, heard typing\n            2. failed within 8000 ms\n");
  });

  it("tells optional behaviour and does not count it as a warning", () => {
    const report = withFailure({ level: "MAY", outcome: "passed" }, { level: "MAY" });
    const shown = pretty(report, PLAIN);
    expect(shown).toContain("  tags.response.names-its-own-session (MAY) does not hold: The frame holds the words of turn");
    expect(shown).not.toContain("Failed (");
  });

  it("puts what is blocked for one reason into one group, whatever the ids in the reasons, and folds the rest under it", () => {
    const blocked = (id: string, more: Partial<CaseResult>): CaseResult => ({ id, requirement: id.split("/")[0]!, level: "MUST", title: "t", outcome: "blocked", durationMs: 0, findings: [], ...more });
    const cases = [
      blocked("a.b.c/one", { because: "given the history of 11111111-1111-4111-8111-111111111111: answered 500" }),
      blocked("a.b.d/two", { because: "given the history of 22222222-2222-4222-8222-222222222222: answered 500" }),
      blocked("a.b.e/three", { because: "it stands on a.b.c, which is red", blockedBy: "a.b.c" }),
      blocked("a.b.f/four", { because: "it stands on a.b.e, which is red", blockedBy: "a.b.e" }),
    ];
    expect(pretty(sampleReport({ cases }), PLAIN)).toContain(`Blocked (1)

■ given the history of …: answered 500
    a.b.c/one
    a.b.d/two
    also, because of this: a.b.e/three, a.b.f/four
`);
  });

  it("says how far a run came that was stopped, and what it left is not red", () => {
    const shown = pretty(sampleReport({ stopped: "It was interrupted", exitCode: 2 }), PLAIN);
    expect(shown.split("\n")[0]).toBe("STOPPED  It was interrupted. So far 3 of 5 cases, 1 requirement broken, 1 warning.");
    expect(shown).not.toContain("Blocked (");
    expect(shown).toContain("  1 blocked: given an agent: POST /api/agents answered 503");
  });

  it("gives no verdict where nothing was checked or the suite itself went wrong", () => {
    const nothing = sampleReport({ ...ALL_PASSED, exitCode: 2, cases: [] });
    expect(pretty(nothing, PLAIN).split("\n")[0]).toBe("NO VERDICT  Nothing was checked, so nothing is proved.");
    const suite = { faults: [{ message: "boom", case: "a.b.c/d" }], waits: [], clockStallsMs: 0 };
    const spoiled = pretty(sampleReport({ ...ALL_PASSED, exitCode: 2, cases: [], suite }), PLAIN);
    expect(spoiled.split("\n")[0]).toBe("NO VERDICT  1 error of the suite itself, so this run proves nothing.");
    expect(spoiled).toContain("an error of the suite itself in a.b.c/d: boom");
  });

  it("lists the requirements of a recording, with how often and where first", () => {
    const sample = sampleReport();
    const [failed] = sample.cases.filter((one) => one.outcome === "failed");
    const requirements = sample.requirements.map((one) => (one.id === failed!.requirement ? { ...one, findings: failed!.findings } : one));
    const shown = pretty(sampleReport({ mode: "check", cases: [], target: { file: "seen.jsonl" }, requirements }), PLAIN);
    expect(shown).toContain(`Requirements
  ■ frames.response.has-its-documented-shape
  ! http.delete.of-an-unknown-session-is-404    broken 2 of 3, first at line 88
  ✓ routing.http-explicit.lands-in-its-session  held 40
  ✗ tags.response.names-its-own-session         broken 1 of 60, first at line 212
`);
    expect(shown).toContain("  step      line 212, at 41 ms\n");
  });
});
