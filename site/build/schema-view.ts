import { html, prose, type Html } from "./html.js";

/** A JSON Schema as the documents of the contract have it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly pattern?: string;
}

export type Schemas = Readonly<Record<string, Schema>>;

interface Field {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

const DEEPEST = 3;

/** The members of an object, those of objects within it too, as a table. */
export function schemaView(schema: Schema, schemas: Schemas): Html {
  const fields = fieldsOf(schema, schemas, "", 0);
  if (fields.length === 0) return html`<p>${typeOf(schema, schemas)}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Members"><table class="fields">
<thead><tr><th scope="col">member</th><th scope="col">type</th><th scope="col">what</th></tr></thead>
<tbody>${fields.map(({ path, type, required, description }) => html`<tr><th scope="row"><code>${path}</code>${required ? undefined : html` <small>optional</small>`}</th><td>${type}</td><td>${prose(description)}</td></tr>
`)}</tbody></table></div>`;
}

function fieldsOf(given: Schema, schemas: Schemas, prefix: string, depth: number): Field[] {
  const schema = resolved(given, schemas);
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const whole = resolved(member, schemas);
    const path = `${prefix}${name}`;
    const own = { path, type: typeOf(member, schemas), required: schema.required?.includes(name) ?? false, description: member.description ?? whole.description ?? "" };
    if (depth >= DEEPEST) return [own];
    const within = whole.items === undefined ? fieldsOf(whole, schemas, `${path}.`, depth + 1) : fieldsOf(whole.items, schemas, `${path}[].`, depth + 1);
    return [own, ...within];
  });
}

/** What stands behind a reference; what stands beside the reference outweighs it. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  const target = schemas[$ref.split("/").at(-1)!];
  if (target === undefined) throw new Error(`there is no schema ${$ref}`);
  return { ...resolved(target, schemas), ...beside };
}

function typeOf(given: Schema, schemas: Schemas): string {
  const schema = resolved(given, schemas);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.oneOf ?? schema.anyOf;
  if (either !== undefined) return either.map((one) => typeOf(one, schemas)).join(" | ");
  if (schema.items !== undefined) return `array of ${typeOf(schema.items, schemas)}`;
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["any"]);
  return [types.join(" | "), ...boundsOf(schema)].join(", ");
}

function boundsOf({ minLength, maxLength, minimum, pattern }: Schema): string[] {
  return [
    ...(pattern?.includes("{12}") ? ["UUID"] : []),
    ...(minLength === undefined ? [] : [`at least ${minLength} long`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} long`]),
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
  ];
}
