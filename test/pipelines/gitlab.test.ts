import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runJob, template } from "./gitlab.js";
import { root, tarballWithDependencies } from "./tarball.js";
import { freePort, startTheirs } from "./theirs.js";

const home = mkdtempSync(join(tmpdir(), "sessionproof-gitlab-"));
let version: string;
beforeAll(() => (version = tarballWithDependencies(join(home, "released"))), 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

it("starts the server of the project, judges it, and ends it; the reports are artifacts", { timeout: 120_000 }, async () => {
  const [port, modelPort] = [await freePort(), await freePort()];
  const project = join(home, "green");
  const start = `node "${join(root, "dist/src/cli/main.js")}" serve --port ${port} --model http://127.0.0.1:${modelPort}/v1 --model-name scripted`;
  const { code, told } = await runJob({ url: `http://127.0.0.1:${port}`, start, version, "model-port": String(modelPort), select: "routing.http-*.lands-in-its-session context.reused-id" }, project);
  expect(`${code} ${code === 0 ? "" : told}`).toBe("0 ");
  expect(told).toContain("PASSED");
  const { artifacts } = template().job;
  expect(artifacts.when).toBe("always");
  expect(readFileSync(join(project, artifacts.reports.junit), "utf8")).toContain("context.reused-id.starts-empty");
  for (const name of ["report.json", "report.html"]) expect(existsSync(join(project, artifacts.paths[0]!, name))).toBe(true);
  const listens = (): Promise<boolean> => fetch(`http://127.0.0.1:${port}/api/health`).then(() => true, () => false);
  await expect.poll(listens, { timeout: 20_000 }).toBe(false);
});

it("fails on a server that runs elsewhere and is wrong, and leaves the reports", { timeout: 120_000 }, async () => {
  const modelPort = await freePort();
  const theirs = await startTheirs({ modelPort, fault: "what-was-said-in-a-deleted-session-is-remembered" });
  const project = join(home, "red");
  try {
    const { code, told } = await runJob({ url: theirs.url, version, "model-port": String(modelPort), select: "context.reused-id", strict: "true" }, project);
    expect(code).toBe(1);
    expect(told).toContain("✗ context.reused-id.starts-empty (MUST)");
    expect(readFileSync(join(project, "sessionproof/report.xml"), "utf8")).toContain('failures="1"');
  } finally {
    await theirs.close();
  }
});

it("uses every input that it declares, and declares every input that it uses", () => {
  const text = readFileSync(join(root, "templates/gitlab/sessionproof.yml"), "utf8");
  const used = new Set([...text.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(template().inputs).sort());
});
