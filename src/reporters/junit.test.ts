import { describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { sampleReport } from "./testing.test-support.js";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads XML strictly enough to notice an unescaped character, an unclosed element or a character XML 1.0 forbids. */
function parse(xml: string): Element {
  // eslint-disable-next-line no-control-regex -- what XML 1.0 forbids
  expect(xml).not.toMatch(/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const stack = [root];
  const token = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  for (let match = token.exec(body); match !== null; match = token.exec(body)) {
    const [, closes, name, attributes = "", empty, text] = match;
    const top = stack.at(-1)!;
    if (text !== undefined) top.text += decode(text);
    else if (closes === "/") expect(stack.pop()!.name).toBe(name);
    else {
      const element: Element = { name: name!, attributes: Object.fromEntries([...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key!, decode(value!)])), children: [], text: "" };
      top.children.push(element);
      if (empty !== "/") stack.push(element);
    }
    if (token.lastIndex === body.length) break;
  }
  expect(stack).toEqual([root]);
  expect(root.children).toHaveLength(1);
  return root.children[0]!;
}

function decode(text: string): string {
  expect(text.replace(/&(?:amp|lt|gt|quot|apos);/g, "")).not.toMatch(/[&<]/);
  return text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name]!);
}

function tests(root: Element): Element[] {
  return root.children.flatMap((suite) => suite.children);
}

describe("the JUnit report", () => {
  it("has a suite per area and a test per case", () => {
    const root = parse(junit(sampleReport()));
    expect(root).toMatchObject({ name: "testsuites", attributes: { name: "sessionproof http://127.0.0.1:4200 (little-server, version 0.3)", tests: "6", failures: "1", errors: "1", time: "3.412" } });
    expect(root.children.map(({ name, attributes }) => [name, attributes.name, attributes.tests, attributes.failures, attributes.errors, attributes.skipped])).toEqual([
      ["testsuite", "frames", "1", "0", "0", "1"],
      ["testsuite", "history", "1", "0", "1", "0"],
      ["testsuite", "http", "1", "0", "0", "0"],
      ["testsuite", "routing", "1", "0", "0", "0"],
      ["testsuite", "sessions", "1", "0", "0", "1"],
      ["testsuite", "tags", "1", "1", "0", "0"],
    ]);
    expect(root.children[0]!.attributes.timestamp).toBe("2026-01-02T03:04:05");
  });

  it("tells each outcome in the elements that JUnit has", () => {
    const shown = tests(parse(junit(sampleReport()))).map((test) => [test.attributes.classname, test.children[0]?.name, test.children[0]?.attributes.message]);
    expect(shown).toEqual([
      ["frames.response.has-its-documented-shape", "skipped", "blocked by tags.response.names-its-own-session"],
      ["history.session.survives-a-reconnect", "error", "given an agent: POST /api/agents answered 503"],
      ["http.delete.of-an-unknown-session-is-404", "system-out", undefined],
      ["routing.http-explicit.lands-in-its-session", undefined, undefined],
      ["sessions.compact.keeps-its-own-words", "skipped", "the profile does not claim sessions.compact"],
      ["tags.response.names-its-own-session", "failure", "The frame holds the words of turn sp7f3a-c041-t1, which was sent to the session expected."],
    ]);
  });

  it("has one error for a blocked case and all that stand on it", () => {
    const blocked = (id: string, more: object) => ({ id, requirement: id.split("/")[0]!, level: "MUST" as const, title: "t", outcome: "blocked" as const, durationMs: 0, findings: [], ...more });
    const cases = [blocked("a.b.c/one", { because: "given a socket: 500" }), blocked("a.b.d/two", { because: "it stands on a.b.c, which is red", blockedBy: "a.b.c" })];
    expect(tests(parse(junit(sampleReport({ cases, requirements: [] })))).map((test) => test.children[0]?.name)).toEqual(["error", "skipped"]);
  });

  it("holds the whole letter in the failure", () => {
    const [failure] = tests(parse(junit(sampleReport()))).at(-1)!.children;
    const rows = failure!.text.split("\n").map((line) => line.slice(0, 12).trim()).filter((label) => label !== "" && !label.includes("▸"));
    expect(rows).toEqual(["✗ tags.respo", "sentence", "source", "step", "expected", "received", "because", "exchange", "again"]);
    expect(failure!.text).toContain('▸41 ms #212 w7 ← {"type":"response","session_id":"22222222-2222-4222-8222-222222222222"');
  });

  it("begins the letter of a case with what that case saw", () => {
    const sample = sampleReport();
    const failed = sample.cases.find((one) => one.outcome === "failed")!;
    const second = { ...failed, id: `${failed.requirement}/after-a-reconnect`, findings: failed.findings.map((one) => ({ ...one, received: "nothing" })) };
    const [, other] = tests(parse(junit({ ...sample, cases: [...sample.cases, second] }))).filter((test) => test.attributes.classname === failed.requirement);
    expect(other!.children[0]!.text).toContain("received  nothing");
  });

  it("is well-formed whatever a server sends", () => {
    const nasty = `]]><&"'\u0000\u001b[2J\ufffe\ud800 </failure>`;
    const sample = sampleReport({ target: { url: nasty } });
    const hostile: Report = { ...sample, cases: sample.cases.map((one) => ({ ...one, title: nasty, because: nasty, findings: one.findings.map((finding) => ({ ...finding, expected: nasty, received: nasty, because: nasty, sentence: nasty })) })) };
    const [failure] = tests(parse(junit(hostile))).at(-1)!.children;
    expect(failure!.text).toContain(String.raw`received  ]]><&"'\x00\x1b[2J\ufffe\ud800 </failure>`);
  });

  it("makes failures of warnings where they alone made the report red", () => {
    const sample = sampleReport();
    const cases = sample.cases.filter((one) => one.outcome === "warned");
    const none = { passed: 0, failed: 0, warned: 1, blocked: 0, "not-applicable": 0 };
    const strict = { ...sample, cases, counts: { cases: none, requirements: none, findings: 1 } };
    expect(parse(junit({ ...strict, exitCode: 1 })).attributes.failures).toBe("1");
    expect(parse(junit({ ...strict, exitCode: 0 })).attributes.failures).toBe("0");
  });

  it("makes a test of each requirement of a recording", () => {
    const sample = sampleReport();
    const findings = sample.cases.find((one) => one.outcome === "failed")!.findings;
    const requirements = sample.requirements.map((one) => (one.outcome === "failed" ? { ...one, findings } : one));
    const root = parse(junit(sampleReport({ mode: "check", target: { file: "seen.jsonl" }, cases: [], requirements })));
    expect(tests(root).map((test) => test.attributes.classname)).toEqual(sample.requirements.map((one) => one.id));
    expect(root.attributes).toMatchObject({ tests: "5", failures: "1" });
  });
});

describe("the JSON report", () => {
  it("is the report, ready to be read back", () => {
    const text = json(sampleReport());
    expect(JSON.parse(text)).toEqual(sampleReport());
    expect(text.startsWith('{\n  "schema": "sessionproof/report/1",\n')).toBe(true);
    expect(text.endsWith("}\n")).toBe(true);
  });
});
