// TypeScript of schemas and paths, made by openapi-typescript.
import openapiTS, { astToString } from "openapi-typescript";

const OPTIONS = {
  defaultNonNullable: false, // a member with a default stays optional
  immutable: true,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  silent: true,
};

/** Types of a whole OpenAPI document: `paths`, `operations`, `components`, and every schema under its own name. */
export async function typesOf(document) {
  return tidy(astToString(await openapiTS(document, OPTIONS)));
}

/** Types of the given schemas alone. */
export async function typesOfSchemas(title, components) {
  const text = await typesOf({ openapi: "3.1.1", info: { title, version: "0" }, paths: {}, components: { schemas: components } });
  return text.replace(/^export type (paths|webhooks|operations|\$defs) = Record<string, never>;\n/gm, "");
}

function tidy(text) {
  return text
    .replace(/^export type (webhooks|\$defs) = Record<string, never>;\n/gm, "")
    .replace(/^export type \w+ = components\[["'](?:parameters|responses|headers|requestBodies|pathItems)["']\].*\n/gm, "");
}
