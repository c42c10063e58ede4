import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { action, runAction } from "./action.js";
import { root, tarballWithDependencies } from "./tarball.js";
import { freePort, startTheirs } from "./theirs.js";

const workspace = mkdtempSync(join(tmpdir(), "sessionproof-action-"));
let version: string;
beforeAll(() => (version = tarballWithDependencies(join(workspace, "released"))), 120_000);
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const FAULT = "what-was-said-in-a-deleted-session-is-remembered";

it("judges a right server: counts, reports and a summary, with the key out of all of them", { timeout: 120_000 }, async () => {
  const modelPort = await freePort();
  const theirs = await startTheirs({ modelPort, apiKey: "open-sesame" });
  try {
    writeFileSync(join(workspace, "my profile.yaml"), "name: mine\n");
    const { code, told, outputs, summary } = await runAction({ url: theirs.url, version, "api-key": "open-sesame", "model-port": String(modelPort), select: "routing.*.lands-in-its-session\n  context.reused-id", exclude: "routing.ws-*", profile: "my profile.yaml", strict: "true" }, workspace);
    expect(`${code} ${code === 0 ? "" : told}`).toBe("0 ");
    const report = JSON.parse(readFileSync(outputs["report-json"]!, "utf8")) as { target: object; counts: { cases: object }; cases: { id: string }[] };
    expect(report.target).toMatchObject({ name: "mine", model: "scripted" });
    expect(report.counts.cases).toMatchObject({ passed: Number(outputs["passed"]), failed: 0, blocked: 0 });
    expect(outputs).toMatchObject({ failed: "0", blocked: "0" });
    expect(report.cases.some(({ id }) => id.startsWith("routing.http-explicit"))).toBe(true);
    expect(report.cases.some(({ id }) => id.startsWith("routing.ws-"))).toBe(false);
    const texts = [told, summary, ...["json", "junit", "sarif", "html"].map((kind) => readFileSync(outputs[`report-${kind}`]!, "utf8"))];
    for (const text of texts) {
      expect(text).not.toBe("");
      expect(text).not.toContain("open-sesame");
    }
    expect(summary).toContain("PASSED");
    expect(told).toMatch(/^::notice title=sessionproof%3A PASSED::/m);
  } finally {
    await theirs.close();
  }
});

it("fails on a wrong server, with annotations, and is green again where that is known", { timeout: 120_000 }, async () => {
  const modelPort = await freePort();
  const theirs = await startTheirs({ modelPort, fault: FAULT });
  try {
    const inputs = { url: theirs.url, version, "model-port": String(modelPort), select: "context.reused-id tags.response" };
    const wrong = await runAction(inputs, workspace);
    expect(wrong.code).toBe(1);
    expect(wrong.outputs["failed"]).toBe("1");
    expect(wrong.told).toMatch(/^::error title=context\.reused-id\.starts-empty::/m);
    expect(wrong.summary).toContain("FAILED");
    writeFileSync(join(workspace, "known.txt"), "context.reused-id # it remembers\n");
    const known = await runAction({ ...inputs, "known-failing": "known.txt" }, workspace);
    expect(`${known.code} ${known.code === 0 ? "" : known.told}`).toBe("0 ");
  } finally {
    await theirs.close();
  }
});

it("says what to do where nothing can be judged", { timeout: 120_000 }, async () => {
  const { code, told, outputs, summary } = await runAction({ url: "not a url", version, "model-port": "none" }, workspace);
  expect(code).toBe(2);
  expect(told).toContain("Write scheme, host and port");
  expect(told).toMatch(/^::error title=sessionproof::/m);
  expect(summary).toContain("could not go on");
  expect(outputs).toMatchObject({ passed: "", "report-json": "" });
});

it("leaves a server its own model where it is told none", { timeout: 120_000 }, async () => {
  const theirs = await startTheirs();
  try {
    const { code, outputs } = await runAction({ url: theirs.url, version, "model-port": "none", select: "tags.response" }, workspace);
    expect(code).toBe(0);
    expect((JSON.parse(readFileSync(outputs["report-json"]!, "utf8")) as { target: object }).target).toMatchObject({ model: "none" });
  } finally {
    await theirs.close();
  }
});

it("declares what a composite action needs, and everything by a description", () => {
  expect(action.runs.using).toBe("composite");
  const described = [...Object.values(action.inputs), ...Object.values(action.outputs)] as { description?: string }[];
  expect(described.filter(({ description }) => (description ?? "") === "")).toEqual([]);
  const used = readFileSync(join(root, "action.yml"), "utf8");
  for (const input of Object.keys(action.inputs)) expect(used).toContain(`\${{ inputs.${input} }}`);
  for (const step of action.runs.steps) expect(step.shell).toBe("bash");
});

it("has scripts that a shell can read", () => {
  for (const script of ["install.sh", "judge.sh"]) execFileSync("bash", ["-n", join(root, ".github/action", script)]);
});
