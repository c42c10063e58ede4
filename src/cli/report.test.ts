import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { sampleReport } from "../reporters/testing.test-support.js";
import { cli, FakeIo } from "./io.test-support.js";

const CAPTURE = "test/captures/openfang-pr943-memory.jsonl";
const home = mkdtempSync(join(tmpdir(), "sessionproof-report-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const at = (name: string): string => join(home, name);
const read = (name: string): string => readFileSync(at(name), "utf8");

describe("report", () => {
  it("makes every format later that check makes at once, from a JSON report with its log", async () => {
    const formats = ["html", "sarif", "junit", "github", "summary", "har", "jsonl", "badge", "badge-svg"];
    const targets = (when: string): string[] => formats.flatMap((name) => ["--report", `${name}=${at(`${when}.${name}`)}`]);
    expect(await cli(["check", CAPTURE, "--quiet", "--with-log", "--report", `json=${at("full.json")}`, ...targets("now")])).toMatchObject({ code: 1, err: "" });
    const report = JSON.parse(read("full.json")) as Report;
    expect(validate("Report", report)).toEqual([]);
    expect(report.log).toHaveLength(175);
    expect(await cli(["report", at("full.json"), ...targets("later")])).toEqual({ code: 0, out: "", err: "" });
    for (const name of formats) expect(read(`later.${name}`), name).toBe(read(`now.${name}`));
  });

  it("leaves the log out of a JSON report that was not asked for it", async () => {
    await cli(["check", CAPTURE, "--quiet", "--report", `json=${at("bare.json")}`, "--report", `jsonl=${at("seen.jsonl")}`]);
    expect((JSON.parse(read("bare.json")) as Report).log).toBeUndefined();
    expect(read("seen.jsonl").trimEnd().split("\n")).toHaveLength(175);
  });

  it("takes --html as a short word, reads standard input, and prints the pretty report when asked for nothing", async () => {
    const io = new FakeIo({ stdin: JSON.stringify(sampleReport()) });
    expect(await cli(["report", "-", "--html", at("page.html")], io)).toEqual({ code: 0, out: "", err: "" });
    expect(read("page.html")).toMatch(/^<!doctype html>\n/);
    expect((await cli(["report", "-"], new FakeIo({ stdin: JSON.stringify(sampleReport()) }))).out).toMatch(/^FAILED /);
  });

  it("cannot go on with what is no report", async () => {
    writeFileSync(at("no.json"), '{"schema":"sessionproof/report/9"}');
    expect(await cli(["report", at("no.json")])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: There is no report in .*no\.json: /) as unknown });
    expect(await cli(["report", at("none.json")])).toMatchObject({ code: 2, err: expect.stringMatching(/cannot be read: .*\n {2}Give the path of a JSON report/) as unknown });
    expect(await cli(["report", "-"], new FakeIo({ stdin: "<html>" }))).toMatchObject({ code: 2, err: expect.stringContaining("There is no report in standard input") as unknown });
  });
});

describe("diff", () => {
  writeFileSync(at("a.json"), JSON.stringify(sampleReport()));
  const worse = sampleReport({ requirements: sampleReport().requirements.map((one) => (one.outcome === "passed" ? { ...one, outcome: "failed" as const } : one)) });
  writeFileSync(at("b.json"), JSON.stringify(worse));

  it("ends with 1 when something became red, and with 0 when it did not", async () => {
    const { code, out } = await cli(["diff", at("a.json"), at("b.json")]);
    expect(code).toBe(1);
    expect(out).toMatch(/\nBecame red \(1\)\n {2}\S+ {2}passed → failed\n\n1 became red; \d+ still red\.\n$/);
    expect((await cli(["diff", at("b.json"), at("a.json")])).code).toBe(0);
    expect(await cli(["diff", at("a.json"), at("a.json"), "--quiet"])).toMatchObject({ code: 0, out: expect.stringMatching(/^Nothing changed/) as unknown });
  });

  it("gives the changes as JSON", async () => {
    const { out } = await cli(["diff", at("a.json"), at("b.json"), "--json"]);
    expect(JSON.parse(out)).toMatchObject({ red: [{ before: "passed", after: "failed" }], green: [], unjudged: [] });
  });

  it("cannot go on with two reports from one standard input", async () => {
    expect(await cli(["diff", "-", "-"])).toMatchObject({ code: 2, err: expect.stringContaining("Both reports cannot come from standard input.") as unknown });
  });
});
