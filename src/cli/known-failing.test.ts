import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cases } from "../../conformance/cases/index.js";
import { faults } from "../../conformance/faults/index.js";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { OpenAiModel } from "../model/index.js";
import { fits } from "../runner/choose.js";
import { parseKnownFailing } from "../runner/known-list.js";
import { createServer, type ReferenceServer } from "../server/index.js";
import { cli, FakeIo, freePort } from "./io.test-support.js";

const CAPTURE = "test/captures/openfang-pr943.jsonl";
const FAULT = "what-was-said-in-a-deleted-session-is-remembered";
const RED = "context.reused-id.starts-empty";
const home = mkdtempSync(join(tmpdir(), "sessionproof-known-"));
const at = (name: string): string => join(home, name);
const listed = (name: string, ...lines: string[]): string => (writeFileSync(at(name), lines.join("\n")), at(name));

let server: ReferenceServer;
let url: string;
let modelPort: string;
beforeAll(async () => {
  modelPort = await freePort();
  const fault = faults.find(({ name }) => name === FAULT)!;
  server = createServer({ model: new OpenAiModel({ baseUrl: `http://127.0.0.1:${modelPort}/v1`, modelName: "scripted" }), wrap: fault.wrap });
  ({ url } = await server.listen(0));
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

const run = async (...flags: string[]) => cli(["run", url, "--model-port", modelPort, "--select", "context.reused-id", "doors.http*", "--seed", "7", "--quiet", ...flags]);

describe("run with a list of known failures", () => {
  it("ends with 0 where what is red is listed, and says so in every report", async () => {
    const file = listed("right.txt", `${RED}  # the store keeps its dead`);
    const { code, out } = await run("--known-failing", file, "--report", `json=${at("known.json")}`, "--report", `junit=${at("known.xml")}`, "--report", "pretty");
    expect(code).toBe(0);
    expect(out).toMatch(/^PASSED {2}\d+ cases of \d+ requirements, 1 known failing, nothing else broken; /);
    const report = JSON.parse(readFileSync(at("known.json"), "utf8")) as Report;
    expect(validate("Report", report)).toEqual([]);
    expect(report.cases.find(({ requirement }) => requirement === RED)).toMatchObject({ outcome: "failed", known: "the store keeps its dead" });
    expect(readFileSync(at("known.xml"), "utf8")).toContain('<skipped message="known failing: the store keeps its dead"/>');
    expect((await run()).code).toBe(1);
  });

  it("ends with 1 where a listed case passes, or a line fits nothing, and names the line", async () => {
    const file = listed("wrong.txt", `${RED} # so it is`, "", "doors.http-explicit.carries-a-turn # it passes", "dors.* # a slip");
    const { code, out } = await run("--known-failing", file);
    expect(code).toBe(1);
    expect(out).toContain("Wrongly listed as known to fail (2)");
    expect(out.replace(/\n {4}/g, " ")).toContain(`${file}:3: "doors.http-explicit.carries-a-turn" is listed as known to fail, and`);
    expect(out.replace(/\n {4}/g, " ")).toContain(`${file}:4: "dors.*" fits no case that there is; correct it or take it out.`);
    expect(out).toMatch(/^FAILED {2}2 wrongly listed as known to fail, 1 known failing\. /m);
  });

  it("leaves alone what is listed and was not chosen", async () => {
    expect((await run("--known-failing", listed("more.txt", `${RED} # so it is`, "tools.* # another time"))).code).toBe(0);
  });

  it("cannot go on with a list that is none", async () => {
    expect(await run("--known-failing", listed("bad.txt", "# fine", RED))).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: .*bad\.txt:2: "context\.reused-id\.starts-empty" has no reason\.\n {2}A line is /) as unknown });
    expect(await run("--known-failing", at("none.txt"))).toMatchObject({ code: 2, err: expect.stringMatching(/^sessionproof: The list of known failures .*none\.txt cannot be read: /) as unknown });
  });
});

it("shows a list in the docs that is one, and fits cases that there are", () => {
  const [, shown] = /## Known failures[^]*?```text\n([^]*?)```/.exec(readFileSync("docs/reports.md", "utf8"))!;
  const entries = parseKnownFailing(shown!, "docs/reports.md");
  expect(entries).toHaveLength(3);
  expect(entries.filter(({ pattern }) => !cases.some(({ id }) => fits(pattern, id)))).toEqual([]);
});

describe("baseline", () => {
  it("writes the list with which the same run ends with 0", async () => {
    await run("--report", `json=${at("red.json")}`);
    expect(await cli(["baseline", at("red.json"), "--out", at("base.txt")])).toEqual({ code: 0, out: "", err: `1 line in ${at("base.txt")}.\n` });
    expect(readFileSync(at("base.txt"), "utf8")).toMatch(/^# Known to fail: .*\n# A line is .*\ncontext\.reused-id\.starts-empty\/\S+ {2}# the session was deleted in between\n$/);
    expect((await run("--known-failing", at("base.txt"))).code).toBe(0);
  });

  it("keeps the reasons of a list that was there", async () => {
    await run("--known-failing", listed("own.txt", `${RED} # our own words`), "--report", `json=${at("own.json")}`);
    expect((await cli(["baseline", at("own.json")])).out).toMatch(/starts-empty\/\S+ {2}# our own words\n$/);
  });

  it("does the same for recorded traffic", async () => {
    const check = async (...flags: string[]) => cli(["check", CAPTURE, "--quiet", ...flags]);
    expect((await check("--report", `json=${at("capture.json")}`)).code).toBe(1);
    expect((await cli(["baseline", at("capture.json"), "--out", at("capture.txt"), "--quiet"])).err).toBe("");
    expect(await check("--known-failing", at("capture.txt"))).toMatchObject({ code: 0, out: expect.stringMatching(/^PASSED {2}\d+ requirements, \d+ known failing, nothing else broken/m) as unknown });
    expect((await check("--known-failing", at("capture.txt"), "--strict")).code).toBe(1);
    expect((await cli(["baseline", at("capture.json"), "--strict", "--out", at("strict.txt")])).code).toBe(0);
    expect((await check("--known-failing", at("strict.txt"), "--strict")).code).toBe(0);
  });

  it("cannot go on without a verdict", async () => {
    const report = { ...(JSON.parse(readFileSync(at("red.json"), "utf8")) as Report), exitCode: 2, stopped: "It was interrupted." };
    expect(await cli(["baseline", "-"], new FakeIo({ stdin: JSON.stringify(report) }))).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: The report has no verdict to go by: It was interrupted\.\n/) as unknown });
  });
});
