import { describe, expect, it } from "vitest";
import { documentExampleProblems } from "../../scripts/lib/checks/examples.mjs";
import { compileProblems, schemaExampleProblems, wordingProblems } from "../../scripts/lib/checks/schemas.mjs";
import { readSpec } from "../../scripts/lib/read.mjs";
import { collectSchemas } from "../../scripts/lib/schemas.mjs";
import { root } from "./root.js";

const spec = readSpec(root);

/** One schema file with one schema called Thing. */
const thing = (schema: Record<string, unknown>) => collectSchemas(new Map([["schemas/thing.json", { $defs: { Thing: schema } }]]));
const good = { type: "object", description: "A thing.", properties: { size: { type: "integer", description: "Bytes." } }, examples: [{ size: 1 }] };

/** The contract, with `find` in the document replaced. */
function changed(document: "openapi" | "asyncapi", find: string, replace: string) {
  const text = JSON.stringify(spec[document]);
  expect(text).toContain(find);
  return { ...spec, [document]: JSON.parse(text.replace(find, replace)) as unknown };
}

describe("schemas", () => {
  it("are found under their names, references included", () => {
    const schemas = collectSchemas(
      new Map<string, unknown>([
        ["schemas/a.json", { $defs: { A: { $ref: "b.json#/$defs/B" } } }],
        ["schemas/b.json", { $defs: { B: { type: "string" } } }],
      ]),
    );
    expect(schemas.get("A")?.schema).toEqual({ $ref: "#B" });
  });

  it("are defined once", () => {
    const files = new Map<string, unknown>([
      ["schemas/a.json", { $defs: { A: {} } }],
      ["schemas/b.json", { $defs: { A: {} } }],
    ]);
    expect(() => collectSchemas(files)).toThrow("schema A is defined twice, in spec/schemas/a.json and spec/schemas/b.json");
  });

  it("refer to what exists", () => {
    expect(() => thing({ $ref: "#/$defs/Nothing" })).toThrow("schema Thing in spec/schemas/thing.json refers to #/$defs/Nothing, which is nowhere");
  });

  it("pass when they are right", () => {
    const schemas = thing(good);
    expect([...compileProblems(schemas), ...schemaExampleProblems(schemas), ...wordingProblems(schemas)]).toEqual([]);
  });

  it.each([
    ["an unknown keyword", { ...good, propertys: {} }, "unknown keyword"],
    ["a broken pattern", { type: "string", pattern: "(" }, "Invalid regular expression"],
    ["a required member nobody defined", { ...good, required: ["weight"] }, "required property"],
    ["a keyword of another type", { type: "string", minimum: 1 }, "minimum"],
  ])("are refused with %s", (_, schema, message) => {
    expect(compileProblems(thing(schema)).join("\n")).toContain(message);
  });

  it("are refused with an example that does not validate, at any depth", () => {
    expect(schemaExampleProblems(thing({ ...good, examples: [{ size: "big" }] }))).toEqual(["spec/schemas/thing.json Thing/examples/0: example/size must be integer"]);
    expect(schemaExampleProblems(thing({ ...good, properties: { size: { type: "integer", description: "Bytes.", examples: [1.5] } } }))).toEqual([
      "spec/schemas/thing.json Thing/properties/size/examples/0: example must be integer",
    ]);
  });

  it("are refused without descriptions, examples or names", () => {
    expect(wordingProblems(thing({ ...good, description: undefined }))).toEqual([expect.stringContaining("Thing: needs a description")]);
    expect(wordingProblems(thing({ ...good, examples: undefined }))).toEqual([expect.stringContaining("Thing: needs examples")]);
    expect(wordingProblems(thing({ ...good, properties: { size: { type: "integer" } } }))).toEqual([expect.stringContaining("/properties/size: needs a description")]);
    expect(wordingProblems(thing({ ...good, properties: { inner: { type: "object", description: "Inside.", properties: {} } } }))).toEqual([expect.stringContaining("is an object without a name")]);
  });
});

describe("examples of the documents", () => {
  const schemas = collectSchemas(spec.schemaFiles);

  it("validate", () => {
    expect(documentExampleProblems(spec, schemas)).toEqual([]);
  });

  it("are refused in openapi.yaml when they do not validate", () => {
    const found = documentExampleProblems(changed("openapi", '"example":{"message":"hi"}', '"example":{"message":7}'), schemas);
    expect(found).toEqual([expect.stringMatching(/spec\/openapi\.yaml#\/paths\/.*example is not valid: example\/message must be string/)]);
  });

  it("are refused in asyncapi.yaml when they do not validate", () => {
    const found = documentExampleProblems(changed("asyncapi", '"payload":{"type":"pong"', '"payload":{"type":"pang"'), schemas);
    expect(found).toEqual([expect.stringContaining("spec/asyncapi.yaml#/components/messages/PongFrame: example is not valid")]);
  });

  it("are missed where there are none", () => {
    const found = documentExampleProblems(changed("openapi", '"example":{"message":"hi"}', '"x-none":1'), schemas);
    expect(found).toEqual([expect.stringContaining("needs an example")]);
  });
});
