import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { differences, writeOutputs } from "../../scripts/lib/disk.mjs";
import { outputsOf } from "../../scripts/lib/outputs.mjs";
import { readSpec } from "../../scripts/lib/read.mjs";
import { chosenSteps, stepsFor } from "../../scripts/lib/steps.mjs";
import { root } from "./root.js";

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "generate-"));
  cpSync(join(root, "spec"), join(copy, "spec"), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true }));

describe("generate", () => {
  it("makes the same bytes from the same spec", async () => {
    expect(await outputsOf(readSpec(copy))).toEqual(await outputsOf(readSpec(root)));
  });

  it("writes what differs and nothing else", async () => {
    const outputs = await outputsOf(readSpec(copy));
    expect(writeOutputs(copy, outputs)).toEqual(Object.keys(outputs).sort());
    expect(differences(copy, outputs)).toEqual([]);
    writeFileSync(join(copy, "generated/frames.ts"), "edited by hand\n");
    writeFileSync(join(copy, "generated/old.ts"), "left over\n");
    expect(differences(copy, outputs)).toEqual(["frames.ts", "old.ts"]);
    expect(writeOutputs(copy, outputs)).toEqual(["frames.ts", "old.ts"]);
    expect(differences(copy, outputs)).toEqual([]);
  });

  it("names the files a change of the spec touches", async () => {
    writeOutputs(copy, await outputsOf(readSpec(copy)));
    const path = join(copy, "spec/schemas/server-frames.json");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll('"pong"', '"pung"'));
    const touched = differences(copy, await outputsOf(readSpec(copy)));
    expect(touched).toContain("frames.ts");
    expect(touched).toContain("schemas.ts");
    expect(touched).not.toContain("requirements.ts");
  });

  it("says in every TypeScript file that it is generated", async () => {
    const outputs = await outputsOf(readSpec(root));
    for (const [name, text] of Object.entries(outputs)) if (name.endsWith(".ts")) expect(text, name).toMatch(/^\/\/ generated from spec\/ by npm run generate; do not edit\n/);
  });

  it("gives an OpenAPI 3.2 document that describes the items of a stream", async () => {
    const document = JSON.parse((await outputsOf(readSpec(root)))["openapi-3.2.json"] ?? "") as {
      openapi: string;
      paths: Record<string, { post: { responses: Record<string, { content: Record<string, { itemSchema?: { oneOf: unknown[] }; schema?: unknown }> }> } }>;
    };
    const stream = document.paths["/api/agents/{id}/message/stream"]?.post.responses["200"]?.content["text/event-stream"];
    expect(document.openapi).toBe("3.2.0");
    expect(stream?.itemSchema?.oneOf).toHaveLength(6);
    expect(stream?.schema).toBeUndefined();
  });
});

describe("check", () => {
  it("chooses steps by name or group", () => {
    const names = (chosen: readonly string[]) => chosenSteps(stepsFor(root), chosen).map(({ name }) => name);
    expect(names(["rooms"])).toEqual(["rooms"]);
    expect(names(["ledger"])).toEqual(["ledger", "cases"]);
    expect(names([])).toEqual(stepsFor(root).map(({ name }) => name));
    expect(() => names(["speling"])).toThrow("no step or group is called speling; there are spec, openapi");
  });

  it("ends with 2 and the names there are when asked for a step that is none", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/check.mjs", "speling"], { cwd: root, encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("no step or group is called speling");
  });

  it("says what to run when generated/ is stale", async () => {
    const [step] = chosenSteps(stepsFor(copy), ["generated"]);
    const [problem] = (await step?.run()) ?? [];
    expect(problem).toContain("frames.ts");
    expect(problem).toContain("run `npm run generate`");
  });
});
