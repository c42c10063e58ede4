// Documents in one piece: schemas they refer to are lifted into components under their names.
import { mapRefs, nameOfRef, reachable } from "./schemas.mjs";

const NAMED = /^#([A-Za-z0-9]+)$/;
const toComponent = (ref) => (NAMED.test(ref) ? ref.replace(NAMED, "#/components/schemas/$1") : ref);

/** Replaces references to schema files by `#Name`; others stay. */
export function nameRefs(document, file) {
  return mapRefs(document, (ref) => {
    const name = nameOfRef(ref, file);
    return name ? `#${name}` : ref;
  });
}

/** An OpenAPI or AsyncAPI document with its schemas (and `more` by name) as components. */
export function bundle(document, file, schemas, more = []) {
  const named = nameRefs(document, file);
  const names = new Set([...reachable(named, schemas), ...more.flatMap((name) => [name, ...reachable({ $ref: `#${name}` }, schemas)])]);
  const components = { ...named.components, schemas: {} };
  for (const name of [...names].sort()) components.schemas[name] = schemas.get(name).schema;
  return mapRefs({ ...named, components }, toComponent);
}

/** The same document as OpenAPI 3.2, where an event stream describes its items (`itemSchema`). */
export function asOpenapi32(document) {
  const lift = (node) => {
    if (Array.isArray(node)) return node.map(lift);
    if (node === null || typeof node !== "object") return node;
    const copy = Object.fromEntries(Object.entries(node).map(([key, item]) => [key, lift(item)]));
    const stream = copy["text/event-stream"];
    if (stream?.schema) copy["text/event-stream"] = { itemSchema: streamItem(stream) };
    return copy;
  };
  const lifted = { ...lift(document), openapi: "3.2.0" };
  const used = new Set([...JSON.stringify({ ...lifted, components: { ...lifted.components, schemas: {} } }).matchAll(COMPONENT)].map(([, name]) => name));
  // A set grows while it is walked: schemas of schemas are found too.
  for (const name of used) for (const [, other] of JSON.stringify(lifted.components.schemas[name]).matchAll(COMPONENT)) used.add(other);
  const schemas = Object.fromEntries(Object.entries(lifted.components.schemas).filter(([name]) => used.has(name)));
  return { ...lifted, components: { ...lifted.components, schemas } };
}

const COMPONENT = /"#\/components\/schemas\/(\w+)"/g;

function streamItem(stream) {
  const events = Object.entries(stream["x-sessionproof-events"] ?? {});
  return {
    oneOf: events.map(([event, name]) => ({
      type: "object",
      required: ["event", "data"],
      properties: {
        event: { const: event },
        data: { type: "string", contentMediaType: "application/json", contentSchema: { $ref: `#/components/schemas/${name}` } },
      },
    })),
  };
}
