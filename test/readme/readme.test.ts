import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf, root, sh } from "./blocks.js";

const readme = readFileSync(join(root, "README.md"), "utf8");
const home = mkdtempSync(join(tmpdir(), "sessionproof-readme-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const blocks = blocksOf("README.md");
const shell = blocks.filter(({ language }) => language === "sh").map(({ text }) => text.trim());

beforeAll(() => {
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root });
}, 120_000);

describe("the commands of the README", () => {
  it("has one line for the main job and one for the tests, each from a fresh clone", () => {
    expect(shell[0]).toBe("npm ci && npm run judge");
    expect(shell[1]).toBe("npm ci && npm test");
  });

  it("judges the reference server as it says", { timeout: 120_000 }, () => {
    const { status, stdout } = sh("npm run --silent judge", root);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^PASSED {2}\d+ cases of \d+ requirements, nothing broken/);
  });

  it("shows a failure as it says", { timeout: 120_000 }, () => {
    const command = shell.find((text) => text.includes("--fault"))!;
    const { status, stdout } = sh(command, home);
    expect(status).toBe(1);
    const shown = outputBelow("fault");
    for (const line of shown.split("\n").filter((text) => /^\s+(sentence|expected|because) /.test(text))) expect(stdout).toContain(line);
  });

  it("judges a server, and its own log, as it says", { timeout: 180_000 }, () => {
    const command = shell.find((text) => text.includes("npx sessionproof serve"))!;
    const { status, stdout, stderr } = sh(command, home);
    expect(`${status} ${stderr.split("\n").filter((line) => line.startsWith("sessionproof:")).join("\n")}`).toBe("0 ");
    expect(stdout).toContain("PASSED");
    expect((JSON.parse(readFileSync(join(home, "report.json"), "utf8")) as { counts: { cases: { failed: number } } }).counts.cases.failed).toBe(0);
  });
});

it("runs the code of the README", { timeout: 60_000 }, () => {
  for (const { text } of blocks.filter(({ language, text }) => language === "ts" && text.includes('from "sessionproof"'))) {
    const file = join(root, ".cache-readme.mjs");
    writeFileSync(file, ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText);
    try {
      expect(execFileSync(process.execPath, [file], { cwd: root, encoding: "utf8" }).trim()).not.toBe("");
    } finally {
      rmSync(file, { force: true });
    }
  }
});

it("shows a case as it stands in conformance/cases", () => {
  const shown = blocks.find(({ language, text }) => language === "ts" && text.includes("conformanceCase("))!.text.trim();
  const file = /`(conformance\/cases\/[\w/.-]+)`/.exec(readme)![1]!;
  expect(readFileSync(join(root, file), "utf8")).toContain(shown);
});

function outputBelow(name: string): string {
  return new RegExp(`<!-- output: ${name} -->\\n\`\`\`text\\n([\\s\\S]*?)\`\`\``).exec(readme)![1]!;
}
