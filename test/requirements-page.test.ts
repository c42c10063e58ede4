import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

it("docs/requirements.md says what the ledger, the cases and the faults say; else run `npm run docs`", () => {
  expect(execFileSync(process.execPath, ["dist/conformance/matrix/requirements-page.js", "--check"], { cwd: root, encoding: "utf8" })).toBe("");
});
