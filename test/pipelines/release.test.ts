import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "./tarball.js";

const home = mkdtempSync(join(tmpdir(), "sessionproof-release-"));
const LEFT_OUT = new Set([".git", "node_modules", "dist", ".cache"]);

/** A repository of its own with the sources as they stand. The whole gate is run by CI already; here one step of it shows that it is asked. */
beforeAll(() => {
  for (const name of readdirSync(root)) if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(home, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(home, "node_modules"));
  checking("rooms");
  git("init", "--quiet", "--initial-branch", "main");
  writeFileSync(join(home, ".git/info/exclude"), "/node_modules\n");
  commit();
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

/** Lets `npm run check` be these steps of it. */
function checking(steps: string): void {
  const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { scripts: Record<string, string> };
  expect(manifest.scripts["check"]).toContain("node scripts/check.mjs");
  manifest.scripts["check"] = `node scripts/check.mjs ${steps}`;
  writeFileSync(join(home, "package.json"), JSON.stringify(manifest, undefined, 2));
}

function commit(): void {
  git("add", "--all");
  git("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "as it stands");
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: home, encoding: "utf8" });
}

function release(): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync("npm", ["run", "--silent", "release:dry"], { cwd: home, encoding: "utf8", timeout: 250_000 });
}

it("lists what would be published and as which version, and changes nothing", { timeout: 260_000 }, () => {
  const { status, stdout, stderr } = release();
  expect(`${status} ${stderr}`).toBe("0 ");
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  expect(stdout).toMatch(new RegExp(`^sessionproof ${version.replaceAll(".", "\\.")} would become \\d+\\.\\d+\\.\\d+ \\((?:major|minor|patch)\\):$`, "m"));
  expect(stdout).toMatch(/^It would be published with \d+ files, \d+ kB packed, \d+ kB unpacked:$/m);
  expect(stdout).toMatch(/^ {2}dist\/src +\d+ files +\d+ kB$/m);
  expect(git("status", "--porcelain")).toBe("");
});

it("refuses a tree that is not clean, before it does anything", { timeout: 60_000 }, () => {
  writeFileSync(join(home, "left-behind.txt"), "x");
  try {
    const { status, stdout, stderr } = release();
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("Commit these first, or take them back:\n?? left-behind.txt");
  } finally {
    rmSync(join(home, "left-behind.txt"));
  }
});

it("stops where the check does not pass", { timeout: 120_000 }, () => {
  checking("no-such-step");
  commit();
  const { status, stdout, stderr } = release();
  expect(status).toBe(1);
  expect(stdout).toBe("ok    the tree is clean\nok    it is built\n");
  expect(stderr).toContain("Not to be released: npm run --silent check\nno step or group is called no-such-step");
});
