// The files of generated/, made from what spec/ says: `{ name: text }`. Pure: the same spec gives the same bytes.
import { readFileSync } from "node:fs";
import { asOpenapi32, bundle } from "./bundle.mjs";
import { literal } from "./literal.mjs";
import { operationsOf } from "./operations.mjs";
import { collectSchemas, mapRefs, reachable } from "./schemas.mjs";
import { typesOf, typesOfSchemas } from "./types.mjs";

const HEADER = "// generated from spec/ by npm run generate; do not edit\n";
const template = (name) => readFileSync(new URL(`../templates/${name}`, import.meta.url), "utf8");
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;


/** Every file of generated/ by name, sorted. */
export async function outputsOf(spec) {
  const schemas = collectSchemas(spec.schemaFiles);
  const openapi = bundle(spec.openapi, "openapi.yaml", schemas);
  const asyncapi = bundle(spec.asyncapi, "asyncapi.yaml", schemas);
  const api = [...schemas].filter(([, { file }]) => API_FILES.test(file)).map(([name]) => name);
  const everything = bundle(spec.openapi, "openapi.yaml", schemas, api);
  const rows = spec.rows.map(({ row }) => row);
  const files = {
    "asyncapi.json": json(asyncapi),
    "frames.ts": framesFile(openapi, schemas),
    "http.ts": HEADER + (await typesOf(everything)),
    "ledger.ts": ledgerFile(rows),
    "openapi-3.2.json": json(asOpenapi32(openapi)),
    "openapi.json": json(openapi),
    "operations.ts": operationsFile(openapi),
    "profile.ts": HEADER + (await typesOfRoot("Profile", schemas)),
    "report.ts": HEADER + (await typesOfRoot("Report", schemas)),
    "result.ts": HEADER + (await typesOfRoot("Result", schemas)),
    "requirements.ts": requirementsFile(rows),
    "schemas.json": json(Object.fromEntries(idSchemas(schemas))),
    "schemas.ts": schemasFile(schemas),
    "validators.ts": HEADER + template("validators.ts"),
  };
  return files;
}

/** Schema files that describe the API itself, not our own formats. */
const API_FILES = /^schemas\/(?!log-entry)/;

async function typesOfRoot(root, schemas) {
  const names = [root, ...reachable({ $ref: `#${root}` }, schemas)];
  const components = Object.fromEntries(names.sort().map((name) => [name, withComponents(schemas.get(name).schema)]));
  return typesOfSchemas(root, components);
}

const withComponents = (schema) => mapRefs(schema, (ref) => `#/components/schemas/${ref.slice(1)}`);

function* idSchemas(schemas) {
  for (const [name, { schema }] of schemas) {
    yield [name, { $id: `urn:sessionproof:${name}`, ...mapRefs(schema, (ref) => `urn:sessionproof:${ref.slice(1)}`) }];
  }
}

function schemasFile(schemas) {
  const entries = [...idSchemas(schemas)].map(([name, schema]) => `  ${name}: ${JSON.stringify(schema)},`);
  const names = [...schemas.keys()].map((name) => `\n  | "${name}"`).join("");
  return `${HEADER}
/** Name of a schema of the contract. */
export type SchemaName =${names};

/** Every schema by name, each with the id \`urn:sessionproof:NAME\`. */
export const schemas: Readonly<Record<SchemaName, Readonly<Record<string, unknown>>>> = {
${entries.join("\n")}
};
`;
}

function operationsFile(openapi) {
  return `${HEADER}
import type { components } from "./http.js";

/** Every operation of the contract. */
export const operations = ${literal(operationsOf(openapi))} as const satisfies Readonly<Record<string, OperationRow>>;

${template("operations.ts")}`;
}

function requirementsFile(rows) {
  const ids = rows.map(({ id }) => id).sort();
  const union = ids.length ? ids.map((id) => `\n  | ${JSON.stringify(id)}`).join("") : " never";
  return `${HEADER}\n/** Id of a row of the ledger. */\nexport type RequirementId =${union};\n`;
}

function ledgerFile(rows) {
  const full = rows.map(({ id, relies, native, ...row }) => ({ id, area: id.split(".")[0], ...row, relies: relies ?? [], native: native ?? false }));
  return `${HEADER}
import type { RequirementId } from "./requirements.js";

/** The ledger, in the order of its files. */
export const ledger: readonly LedgerRow[] = ${literal(full)};

${template("ledger.ts")}`;
}

/** Frames and events: names, unions, and the schema of each. */
function framesFile(openapi, schemas) {
  const server = typedMembers("ServerFrame", schemas);
  const client = typedMembers("ClientFrame", schemas);
  const events = eventsOf(openapi);
  const names = [...new Set([...server, ...client, ...events].map(([, name]) => name)), "SocketAgent"].sort();
  const table = (members) => `{\n${members.map(([key, name]) => `  ${key}: ${JSON.stringify(name)},`).join("\n")}\n} as const`;
  const union = (members) => members.map(([, name]) => `\n  | ${name}`).join("");
  return `${HEADER}
import type {
${names.map((name) => `  ${name},`).join("\n")}
} from "./http.js";

export type {
${names.map((name) => `  ${name},`).join("\n")}
};

/** What a server sends on a socket, told apart by \`type\`. */
export type ServerFrame =${union(server)};
export type ServerFrameType = ServerFrame["type"];
/** The server frame of one type. */
export type ServerFrameOf<T extends ServerFrameType> = Extract<ServerFrame, { readonly type: T }>;

/** What a client sends on a socket, told apart by \`type\`. */
export type ClientFrame =${union(client)};
export type ClientFrameType = ClientFrame["type"];

/** A server-sent event of a turn, its data parsed, told apart by \`event\`. */
export type StreamEvent =${events.map(([event, name]) => `\n  | { readonly event: ${JSON.stringify(event)}; readonly data: ${name} }`).join("")};
export type StreamEventName = StreamEvent["event"];
/** The data of the event of one name. */
export type StreamEventDataOf<E extends StreamEventName> = Extract<StreamEvent, { readonly event: E }>["data"];

/** Schema of each server frame, by \`type\`. */
export const serverFrameSchemas = ${table(server)} satisfies Readonly<Record<ServerFrameType, string>>;

/** Schema of each client frame, by \`type\`. */
export const clientFrameSchemas = ${table(client)} satisfies Readonly<Record<ClientFrameType, string>>;

/** Schema of the data of each server-sent event, by its name. */
export const streamEventSchemas = ${table(events)} satisfies Readonly<Record<StreamEventName, string>>;
`;
}

function typedMembers(union, schemas) {
  return schemas.get(union).schema.oneOf.map(({ $ref }) => {
    const name = $ref.slice(1);
    return [schemas.get(name).schema.properties.type.const, name];
  });
}

function eventsOf(openapi) {
  const seen = new Map();
  for (const item of Object.values(openapi.paths)) {
    for (const operation of Object.values(item)) {
      const stream = operation.responses?.["200"]?.content?.["text/event-stream"];
      for (const [event, name] of Object.entries(stream?.["x-sessionproof-events"] ?? {})) {
        if (seen.has(event) && seen.get(event) !== name) throw new Error(`event ${event} has two schemas, ${seen.get(event)} and ${name}`);
        seen.set(event, name);
      }
    }
  }
  return [...seen];
}
