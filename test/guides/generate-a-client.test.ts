import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it, type TestContext } from "vitest";
import type { Block } from "./blocks.js";
import { guide, play, root, type Guide, type Played } from "./play.js";

const ANSWER = /\bamber\b|A calm talk about small words/;

it("generates TypeScript types that fit a program, and it runs", { timeout: 120_000 }, async () => {
  const one = await guide("generate-a-client");
  try {
    const { version } = JSON.parse(readFileSync(join(root, "node_modules/openapi-typescript/package.json"), "utf8")) as { version: string };
    expect(one.blocks.find(({ toolchain }) => toolchain === "typescript")!.text).toContain(`openapi-typescript@${version} `);
    const source = one.blocks.find(({ file }) => file === "client.ts")!.text;
    writeFileSync(join(one.home, "client.mjs"), ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText);
    const ran = await withServer(one, "typescript", [{ language: "sh", text: "node client.mjs", exit: 0 }]);
    expect(ran.map(({ exit }) => exit)).toEqual(ran.map(() => 0));
    expect(ran.at(-1)!.output).toMatch(ANSWER);
    const program = ts.createProgram([join(one.home, "client.ts")], { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: ["node"], typeRoots: [join(root, "node_modules/@types")] });
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  } finally {
    one.remove();
  }
});

it("generates a Python client that is answered", { timeout: 240_000 }, async (context) => {
  if (spawnSync("python3", ["-c", "import venv, ensurepip"]).status !== 0) return skipped(context, "there is no python3 with venv");
  const one = await guide("generate-a-client");
  try {
    const ran = await withServer(one, "python", []);
    if (!existsSync(join(one.home, ".venv/bin/openapi-python-client"))) return skipped(context, "pip could not install openapi-python-client");
    expect(ran.map(({ exit, output }) => (exit === 0 ? 0 : output))).toEqual(ran.map(() => 0));
    expect(ran.at(-1)!.output).toMatch(ANSWER);
  } finally {
    one.remove();
  }
});

it("generates a Go client that is answered", { timeout: 400_000 }, async (context) => {
  if (spawnSync("go", ["version"]).status !== 0) return skipped(context, "there is no go");
  const one = await guide("generate-a-client");
  try {
    const [tool = "", version = ""] = /github\.com\/oapi-codegen\/\S+@(v[\d.]+)/.exec(one.blocks.find(({ toolchain }) => toolchain === "go")!.text) ?? [];
    const cache = spawnSync("go", ["env", "GOMODCACHE"], { encoding: "utf8" }).stdout.trim();
    // Its modules are many, and are not fetched for the sake of a test.
    if (!existsSync(join(cache, `cache/download/github.com/oapi-codegen/oapi-codegen/v2/@v/${version}.zip`))) return skipped(context, `go has not got oapi-codegen ${version}: go install ${tool}`);
    const ran = await withServer(one, "go", []);
    expect(ran.map(({ exit, output }) => (exit === 0 ? 0 : output))).toEqual(ran.map(() => 0));
    expect(ran.at(-1)!.output).toMatch(ANSWER);
  } finally {
    one.remove();
  }
});

/** The guide's server, the blocks of one toolchain, and more; the last block is the one whose output tells. */
async function withServer(one: Guide, toolchain: string, more: readonly Block[]): Promise<Played[]> {
  const chosen = one.blocks.filter((block) => block.language === "sh" && (block.toolchain === undefined || block.toolchain === toolchain));
  const up: Block = { language: "sh", exit: 0, text: `until (exec 3<>/dev/tcp/127.0.0.1/${/--port (\d+)/.exec(chosen[0]!.text)![1]}) 2>/dev/null; do sleep 0.1; done` };
  return play(one, [chosen[0]!, up, ...chosen.slice(1), ...more], 380_000);
}

function skipped(context: TestContext, why: string): void {
  console.warn(`not tried: ${why}`);
  context.skip(why);
}
