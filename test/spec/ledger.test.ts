import { describe, expect, it } from "vitest";
import { caseProblems, ledgerProblems, promisesIn, resolves } from "../../scripts/lib/checks/ledger.mjs";
import { readSpec } from "../../scripts/lib/read.mjs";
import { collectSchemas } from "../../scripts/lib/schemas.mjs";
import { root } from "./root.js";

const { openapi, asyncapi, schemaFiles } = readSpec(root);
const schemas = collectSchemas(schemaFiles);

const row = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  level: "MUST",
  text: "A message MUST land in the session it names.",
  at: "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
  source: { proposal: "P1" },
  since: "0.1.0",
  proof: "case",
  ...more,
});
const problems = (rows: readonly Record<string, unknown>[], promises: readonly string[] = ["P1"]) =>
  ledgerProblems({ rows: rows.map((one) => ({ file: "spec/requirements/a.yaml", row: one })), promises, openapi, asyncapi }, schemas);

describe("the ledger", () => {
  it("accepts rows that lead somewhere", () => {
    expect(problems([row("a.b.c"), row("a.b.d", { relies: ["a.b.c"] })])).toEqual([]);
  });

  it.each([
    ["two rows with one id", [row("a.b.c"), row("a.b.c")], "ids are unique"],
    ["an id of two parts", [row("a.b")], "must match pattern"],
    ["a text without the keyword", [row("a.b.c", { text: "A message lands in the session it names." })], "exactly one keyword, MUST; it has none"],
    ["a text with two keywords", [row("a.b.c", { text: "A message MUST land where it MUST." })], "it has MUST, MUST"],
    ["a keyword of another level", [row("a.b.c", { level: "SHOULD" })], "exactly one keyword, SHOULD; it has MUST"],
    ["a pointer to nowhere", [row("a.b.c", { at: "openapi.yaml#/paths/~1api~1nothing/get" })], "leads nowhere in spec/openapi.yaml"],
    ["a reliance on no row", [row("a.b.c", { relies: ["a.b.x"] })], "relies on a.b.x, which is no row"],
    ["a circle of reliances", [row("a.b.c", { relies: ["a.b.d"] }), row("a.b.d", { relies: ["a.b.c"] })], "a.b.c -> a.b.d -> a.b.c"],
    ["a row without proof or reason", [row("a.b.c", { proof: undefined })], "needs proof (case or always) or a reason in untestable"],
    ["a row with proof and reason", [row("a.b.c", { untestable: "cannot be seen from outside" })], "has both proof and untestable"],
    ["a row without a source", [row("a.b.c", { source: {} })], "fewer than 1 properties"],
    ["a promise nobody made", [row("a.b.c", { source: { proposal: "P99" } }), row("a.b.d")], "P99 is no promise"],
    ["a member the ledger does not have", [row("a.b.c", { levle: "MUST" })], "must NOT have additional properties"],
  ])("refuses %s", (_, rows, message) => {
    const found = problems(rows as Record<string, unknown>[]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
    expect(found[0]).toContain("spec/requirements/a.yaml");
  });

  it("reports a promise without a row", () => {
    expect(problems([row("a.b.c")], ["P1", "P2"])).toEqual(["spec/promises.md P2: no row of the ledger has it as its source"]);
  });

  it("reads the ids of the promises from their table", () => {
    expect(promisesIn("| id | promise |\n|---|---|\n| P1 | one |\n| P12 | twelve |\n")).toEqual(["P1", "P12"]);
  });

  it("reports a row no case names, unless it says why it is untestable", () => {
    const rows = [row("a.b.c"), row("a.b.d"), row("a.b.e", { proof: undefined, untestable: "cannot be seen" })].map((one) => ({ file: "f", row: one }));
    const found = caseProblems(rows, new Set(["a.b.c"]));
    expect(found).toEqual([expect.stringContaining("f a.b.d: no case proves it")]);
  });

  it("follows references within a document", () => {
    const document = { a: { $ref: "#/b~1c" }, "b/c": { d: 1 } };
    expect(resolves(document, "/a/d")).toBe(true);
    expect(resolves(document, "/a/e")).toBe(false);
  });
});
