import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { FakeIo } from "../../src/cli/io.test-support.js";
import { steady } from "./steady.js";

/** The built tool: `npm test` builds it first. */
const MAIN = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
class BuiltIo extends FakeIo {
  override readonly self = [process.execPath, MAIN] as never;
  override readonly env = { ...process.env };
}

it("one server passes three runs, one after the other, while two cores are busy", { timeout: 180_000 }, async () => {
  if (!existsSync(MAIN)) throw new Error("the tool is not built: npm run build");
  const keepIn = mkdtempSync(join(tmpdir(), "sessionproof-steady-"));
  const runs = await steady({ runs: 3, busy: 2, select: ["doors", "routing", "tags"], keepIn, io: new BuiltIo() });
  expect(runs.map(({ number, exitCode }) => [number, exitCode])).toEqual([[1, 0], [2, 0], [3, 0]]);
  expect(readdirSync(keepIn)).toEqual([]);
  rmSync(keepIn, { recursive: true });
});
