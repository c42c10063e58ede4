// Examples of both documents against the schemas they stand beside.
import { nameRefs } from "../bundle.mjs";
import { mapRefs } from "../schemas.mjs";
import { strictAjv } from "./schemas.mjs";

/** Examples that do not validate, and bodies, parameters and messages without one. */
export function documentExampleProblems(spec, schemas) {
  const ajv = strictAjv(schemas);
  const problems = [];
  const judge = (at, schema, examples) => {
    if (!examples.length) problems.push(`${at}: needs an example`);
    if (!schema) return;
    const check = ajv.compile(mapRefs(schema, (ref) => `urn:sessionproof:${ref.slice(1)}`));
    for (const example of examples) {
      if (!check(example)) problems.push(`${at}: example is not valid: ${ajv.errorsText(check.errors, { dataVar: "example" })}`);
    }
  };
  for (const { at, node } of withSchema(nameRefs(spec.openapi, "openapi.yaml"), "spec/openapi.yaml#")) judge(at, node.schema, examplesOf(node));
  for (const [name, message] of Object.entries(nameRefs(spec.asyncapi, "asyncapi.yaml").components.messages)) {
    judge(`spec/asyncapi.yaml#/components/messages/${name}`, message.payload, (message.examples ?? []).map(({ payload }) => payload));
  }
  return problems;
}

function examplesOf(node) {
  return [...("example" in node ? [node.example] : []), ...Object.values(node.examples ?? {}).map(({ value }) => value)];
}

/** Media types, parameters and headers: every object of the document that has a `schema`. */
function* withSchema(node, at) {
  if (node === null || typeof node !== "object") return;
  if (!Array.isArray(node) && node.schema && typeof node.schema === "object") {
    yield { at, node };
    return;
  }
  for (const [key, item] of Object.entries(node)) yield* withSchema(item, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
}
