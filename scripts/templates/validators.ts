import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { schemas } from "./schemas.js";
import type { SchemaName } from "./schemas.js";
import { clientFrameSchemas, serverFrameSchemas, streamEventSchemas } from "./frames.js";

export type { SchemaName } from "./schemas.js";

/** One way in which a value is not what a schema says. */
export interface SchemaProblem {
  /** JSON pointer to the place in the value; empty for the value itself. */
  readonly path: string;
  /** The JSON Schema keyword that was broken, such as `required` or `type`. */
  readonly keyword: string;
  /** In words, without the path. */
  readonly message: string;
  /** Name of the member that is missing, where that is the problem. */
  readonly missing?: string;
}

let ajv: Ajv2020 | undefined;
const compiled = new Map<SchemaName, ValidateFunction>();

/** Every problem of a value, in the order of the schema; empty when it fits. A schema is compiled at its first use. */
export function validate(name: SchemaName, value: unknown): readonly SchemaProblem[] {
  let check = compiled.get(name);
  if (!check) compiled.set(name, (check = compile(name)));
  return check(value) ? [] : (check.errors ?? []).filter(({ keyword }) => keyword !== "if").map(problem);
}

/** A frame the server sent, judged by the schema of its `type`. */
export function validateFrame(frame: unknown): readonly SchemaProblem[] {
  return byType(frame, serverFrameSchemas);
}

/** A frame the client sent, judged by the schema of its `type`. */
export function validateClientFrame(frame: unknown): readonly SchemaProblem[] {
  return byType(frame, clientFrameSchemas);
}

/** The data of a server-sent event, parsed, judged by the schema of its name. */
export function validateStreamEvent(name: string, data: unknown): readonly SchemaProblem[] {
  const schema = own(streamEventSchemas, name);
  if (!schema) return [{ path: "", keyword: "enum", message: `unknown event ${JSON.stringify(name)}` }];
  return validate(schema, data);
}

function byType(frame: unknown, table: Readonly<Record<string, SchemaName>>): readonly SchemaProblem[] {
  if (typeof frame !== "object" || frame === null || Array.isArray(frame)) return [{ path: "", keyword: "type", message: "must be object" }];
  if (!("type" in frame)) return [{ path: "", keyword: "required", message: "must have required property 'type'", missing: "type" }];
  const schema = typeof frame.type === "string" ? own(table, frame.type) : undefined;
  if (!schema) return [{ path: "/type", keyword: "enum", message: `unknown frame type ${JSON.stringify(frame.type)}` }];
  return validate(schema, frame);
}

function own(table: Readonly<Record<string, SchemaName>>, key: string): SchemaName | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function compile(name: SchemaName): ValidateFunction {
  if (!ajv) {
    // `npm run check` compiles every schema strictly and against the metaschema; here only speed counts.
    ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
    addFormats.default(ajv);
    for (const schema of Object.values(schemas)) ajv.addSchema(schema as object);
  }
  const check = ajv.getSchema(`urn:sessionproof:${name}`);
  if (!check) throw new Error(`there is no schema ${name}`);
  return check;
}

function problem(error: ErrorObject): SchemaProblem {
  const { instancePath: path, keyword, params } = error;
  const base = { path, keyword, message: error.message ?? keyword };
  const missing: unknown = params["missingProperty"];
  if (typeof missing === "string") return { ...base, missing };
  const allowed: unknown = keyword === "enum" ? params["allowedValues"] : keyword === "const" ? params["allowedValue"] : undefined;
  return allowed === undefined ? base : { ...base, message: `${base.message}: ${[allowed].flat().map((v) => JSON.stringify(v)).join(", ")}` };
}
