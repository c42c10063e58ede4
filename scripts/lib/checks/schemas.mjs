// Every schema compiles strictly, every example is valid, every thing is described and has a name.
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { mapRefs } from "../schemas.mjs";

const ID = "urn:sessionproof:";

/** Ajv with every schema of `collectSchemas` under `urn:sessionproof:NAME`; strict. */
export function strictAjv(schemas) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  for (const [name, { schema }] of schemas) ajv.addSchema({ $id: ID + name, ...mapRefs(schema, (ref) => ID + ref.slice(1)) });
  return ajv;
}

/** Schemas Ajv refuses in strict mode (2020-12). */
export function compileProblems(schemas) {
  const problems = [];
  let ajv;
  try {
    ajv = strictAjv(schemas);
  } catch (error) {
    return [`a schema does not fit the metaschema: ${error.message}`];
  }
  for (const [name, { file }] of schemas) {
    try {
      ajv.getSchema(ID + name);
    } catch (error) {
      problems.push(`spec/${file} ${name}: ${error.message}`);
    }
  }
  return problems;
}

/** `examples` anywhere in a schema that the schema they stand in refuses. */
export function schemaExampleProblems(schemas) {
  const ajv = strictAjv(schemas);
  const problems = [];
  for (const [name, { file, schema }] of schemas) {
    for (const { pointer, node } of subschemas(schema)) {
      const examples = [...(node.examples ?? []), ...("example" in node ? [node.example] : [])];
      if (!examples.length) continue;
      const check = pointer === "" ? ajv.getSchema(ID + name) : ajv.compile(mapRefs(node, (ref) => ID + ref.slice(1)));
      examples.forEach((example, i) => {
        if (!check(example)) problems.push(`spec/${file} ${name}${pointer}/examples/${i}: ${ajv.errorsText(check.errors, { dataVar: "example" })}`);
      });
    }
  }
  return problems;
}

/** Things without a description or an example, and objects without a name. */
export function wordingProblems(schemas) {
  const problems = [];
  for (const [name, { file, schema }] of schemas) {
    const at = `spec/${file} ${name}`;
    if (!schema.description) problems.push(`${at}: needs a description`);
    if (/^schemas\/(?!log-entry)/.test(file) && schema.properties && !schema.examples) problems.push(`${at}: needs examples`);
    for (const { pointer, node, field } of subschemas(schema)) {
      if (field && !node.description && !schemas.get(node.$ref?.slice(1))?.schema.description) problems.push(`${at}${pointer}: needs a description`);
      if (pointer !== "" && node.type === "object" && node.properties) problems.push(`${at}${pointer}: is an object without a name; make it an entry of $defs and refer to it`);
    }
  }
  return problems;
}

/** Every schema below a schema, itself first: `pointer` into it, `field` true for a member of an object. */
export function* subschemas(schema, pointer = "", field = false) {
  if (schema === null || typeof schema !== "object") return;
  yield { pointer, node: schema, field };
  for (const [name, sub] of Object.entries(schema.properties ?? {})) yield* subschemas(sub, `${pointer}/properties/${name}`, pointer === "" || field);
  for (const key of ["items", "additionalProperties", "not"]) yield* subschemas(schema[key], `${pointer}/${key}`);
  for (const key of ["oneOf", "anyOf", "allOf", "prefixItems"]) {
    for (const [i, sub] of (schema[key] ?? []).entries()) if (!sub.required) yield* subschemas(sub, `${pointer}/${key}/${i}`);
  }
}
