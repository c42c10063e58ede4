import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asyncapiProblems, openapiProblems, redoclyProblems } from "../../scripts/lib/checks/documents.mjs";
import { root } from "./root.js";

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "documents-"));
  cpSync(join(root, "spec"), join(copy, "spec"), { recursive: true });
  cpSync(join(root, "redocly.yaml"), join(copy, "redocly.yaml"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});
afterEach(() => rmSync(copy, { recursive: true }));

function change(file: string, find: string, replace: string): void {
  const path = join(copy, "spec", file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(find);
  writeFileSync(path, text.replace(find, replace));
}

describe("the gate of the documents", () => {
  it("refuses an OpenAPI document its parser refuses", async () => {
    expect(await openapiProblems(copy)).toEqual([]);
    change("openapi.yaml", "operationId: getAgent", "operationId: listAgents");
    expect((await openapiProblems(copy)).join()).toContain("listAgents");
  });

  it("refuses an AsyncAPI document its parser has something to say about", async () => {
    expect(await asyncapiProblems(copy)).toEqual([]);
    change("asyncapi.yaml", "$ref: '#/channels/agentSocket/messages/ping'", "$ref: '#/components/messages/PingFrame'");
    const found = await asyncapiProblems(copy);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(/^spec\/asyncapi\.yaml#\/operations\/receivePing/);
  });

  it("refuses what Redocly's rules refuse, with the rule and the place", { timeout: 30_000 }, async () => {
    change("openapi.yaml", "      summary: List all agents\n", "");
    const found = await redoclyProblems(copy);
    expect(found).toEqual([expect.stringMatching(/^spec\/openapi\.yaml#\/paths\/~1api~1agents\/get.*\(operation-summary\)$/)]);
  });
});
