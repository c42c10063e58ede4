import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { cli, FakeIo, freePort } from "./io.test-support.js";
import { runCli } from "./program.js";

const KEY = "a-key-that-must-never-show";
const folder = mkdtempSync(join(tmpdir(), "sessionproof-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

let server: { readonly io: FakeIo; readonly done: Promise<number>; readonly url: string; readonly modelPort: string };
beforeEach(async () => {
  const modelPort = await freePort();
  const io = new FakeIo({ env: { SESSIONPROOF_API_KEY: KEY } });
  const done = runCli(["serve", "--port", "0", "--model", `http://127.0.0.1:${modelPort}/v1`], io);
  const [, url] = await io.says(/^listening on (\S+)\n/m);
  server = { io, done, url: url!, modelPort };
});
afterEach(async () => {
  server.io.interrupt();
  await server.done;
});

const withKey = (): FakeIo => new FakeIo({ env: { SESSIONPROOF_API_KEY: KEY } });

describe("run", () => {
  it("judges a server, tells how it comes along, and ends with the verdict", async () => {
    const { code, out, err } = await cli(["run", server.url, "--model-port", server.modelPort, "--select", "doors", "--seed", "17"], withKey());
    expect(err).toMatch(/^http:\/\/127\.0\.0\.1:\d+ answers\.\nIt lets us in with the key\.\n/);
    expect(out).toMatch(/^PASSED {2}\d+ cases of \d+ requirements, nothing broken\.\n {2}judged {8}http:\/\/127\.0\.0\.1:\d+ /);
    expect(out).toContain("\n  seed          17\n");
    expect(code).toBe(0);
  });

  it("writes each report to its place, and the key to none of them", async () => {
    const place = (name: string): string => join(folder, name);
    const argv = ["run", server.url, "--model-port", server.modelPort, "--select", "doors", "--report", `json=${place("report.json")}`, "--report", `junit=${place("report.xml")}`, "--log", place("seen.jsonl"), "--quiet"];
    const { code, out, err } = await cli(argv, withKey());
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(out).toMatch(/^PASSED .*\n$/);
    const report = JSON.parse(readFileSync(place("report.json"), "utf8")) as Report;
    expect(validate("Report", report)).toEqual([]);
    expect(report.counts.cases.passed).toBe(report.cases.length);
    expect(readFileSync(place("report.xml"), "utf8")).toContain(`tests="${report.cases.length}" failures="0" errors="0"`);
    const lines = readFileSync(place("seen.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual(lines.map((_, index) => index + 1));
    for (const name of ["report.json", "report.xml", "seen.jsonl"]) expect(readFileSync(place(name), "utf8")).not.toContain(KEY);
    expect(await cli(["check", place("seen.jsonl"), "--quiet"])).toMatchObject({ code: 0, out: expect.stringMatching(/^PASSED /) as unknown });
  });

  it("puts the one report it is asked for on standard output, ready for another program", async () => {
    const { out } = await cli(["run", "--select", "doors.agent", server.url, "--model-port", server.modelPort, "--report", "json"], withKey());
    expect((JSON.parse(out) as Report).cases.map((one) => one.id)).toEqual(["doors.agent.can-be-had/at-all"]);
  });

  it("judges with the server's own model where that is asked for", async () => {
    const own = new FakeIo();
    const done = runCli(["serve", "--port", "0"], own);
    const [, url] = await own.says(/^listening on (\S+)\n/m);
    const { code, out } = await cli(["run", url!, "--model", "none", "--select", "doors", "routing"]);
    own.interrupt();
    await done;
    expect(out).toContain("  model         not ours");
    expect(code).toBe(0);
  });

  it("stops when it is interrupted, and reports what was judged so far", async () => {
    const io = withKey();
    const done = runCli(["run", server.url, "--model-port", server.modelPort, "--jobs", "1"], io);
    await io.says(/cases to run/);
    io.interrupt();
    expect(await done).toBe(2);
    expect(io.err).toContain("Stopping; what was judged so far follows.");
    expect(io.out).toMatch(/^STOPPED /);
    expect(io.listeners).toBe(0);
  });

  it("lists the cases that would run, without a server", async () => {
    const { code, out } = await cli(["run", "--list", "--select", "doors", "--exclude", "doors.ws*"]);
    expect(code).toBe(0);
    expect(out.split("\n")).toContain("doors.agent.can-be-had/at-all");
    expect(out).not.toContain("doors.ws");
  });
});

describe("run, where it cannot go on", () => {
  const refusals: readonly (readonly [string, () => readonly string[], RegExp])[] = [
    ["without an address", () => ["run"], /^sessionproof: The address of the server under test is missing\.\n {2}Give it behind run/],
    ["with what is no address", () => ["run", "localhost:4200"], /^sessionproof: The base URL begins with localhost:.*\n {2}Write scheme, host and port/],
    ["where nothing listens", () => ["run", "http://127.0.0.1:9", "--model-port", "0"], /^sessionproof: Nothing listens at 127\.0\.0\.1 port 9\.\n {2}Start the server/],
    ["with a model port that is taken", () => ["run", server.url, "--model-port", new URL(server.url).port], /^sessionproof: The scripted model cannot listen at .*\n {2}Take another one with --model-port/],
    ["with a pattern that fits nothing", () => ["run", server.url, "--select", "dors"], /^sessionproof: The pattern "dors" fits none of the \d+ cases\.\n/],
    ["with two reports in one place", () => ["run", server.url, "--model-port", "0", "--report", "json", "--report", "junit=-"], /^sessionproof: Two reports would be written to standard output\.\n/],
    ["with a log that cannot be written", () => ["run", server.url, "--model-port", "0", "--log", join(folder, "no", "such", "folder")], /^sessionproof: The log cannot be written to /],
    ["with a profile that is not there", () => ["run", server.url, "--model-port", "0", "--profile", join(folder, "none.yaml")], /^sessionproof: The profile .*none\.yaml cannot be read: /],
  ];

  it.each(refusals)("ends with 2 and a sentence that helps: %s", async (_name, argv, says) => {
    const { code, out, err } = await cli(argv());
    expect(err).toMatch(says);
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  it("says what is wrong with a profile, and where", async () => {
    const file = join(folder, "bad.yaml");
    const saying = async (text: string): Promise<string> => {
      writeFileSync(file, text);
      return (await cli(["run", server.url, "--model-port", "0", "--profile", file])).err;
    };
    expect(await saying("agents: [unclosed")).toMatch(/^sessionproof: The profile .*bad\.yaml is no YAML: .* line 1/);
    expect(await saying("capabilities: { stop: often }\n")).toMatch(/^sessionproof: The profile .*bad\.yaml is not as it should be: capabilities\.stop must be boolean\.\n {2}spec\/profile\.schema\.json/);
  });
});
