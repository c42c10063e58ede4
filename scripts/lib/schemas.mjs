// The one name space of all schemas: every `$defs` entry of every file under its own name, the root of a
// `*.schema.json` under its title. References between files become references to names.
import { posix } from "node:path";

/** Calls `change(ref, node)` for every `$ref` string below `value` and returns a copy with what it gave back. */
export function mapRefs(value, change) {
  if (Array.isArray(value)) return value.map((item) => mapRefs(item, change));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === "$ref" && typeof item === "string" ? change(item) : mapRefs(item, change)]),
  );
}

/**
 * All schemas by name: `{ name: { file, schema } }`, sorted by name; references inside are `#name`.
 * Throws where two files define one name, or a reference leads nowhere.
 */
export function collectSchemas(schemaFiles) {
  const all = new Map();
  const take = (name, file, schema) => {
    const other = all.get(name);
    if (other) throw new Error(`schema ${name} is defined twice, in spec/${other.file} and spec/${file}; keep one and refer to it`);
    all.set(name, { file, schema });
  };
  for (const [file, content] of schemaFiles) {
    const { $schema: _dialect, $id: _id, $defs = {}, ...rest } = content;
    if (file.endsWith(".schema.json")) take(rootName(file, content), file, rest);
    for (const [name, schema] of Object.entries($defs)) take(name, file, schema);
  }
  const named = new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const [name, entry] of named) {
    entry.schema = mapRefs(entry.schema, (ref) => {
      const target = nameOfRef(ref, entry.file);
      if (!target || !named.has(target)) throw new Error(`schema ${name} in spec/${entry.file} refers to ${ref}, which is nowhere`);
      return `#${target}`;
    });
  }
  return named;
}

function rootName(file, content) {
  if (!content.title) throw new Error(`spec/${file} needs a title: its name among the schemas`);
  return content.title;
}

/** Name a reference leads to, as written in `file` (path below spec/); undefined when it is no schema reference. */
export function nameOfRef(ref, file) {
  const [path, pointer = ""] = ref.split("#");
  const target = path === "" ? file : posix.join(posix.dirname(file), path);
  const inDefs = /^\/\$defs\/([A-Za-z0-9]+)$/.exec(pointer);
  if (inDefs && /^(schemas\/.*|[^/]*\.schema)\.json$/.test(target)) return inDefs[1];
  return undefined;
}

/** Names reachable from the references in `value` (in the form `#name`), sorted. */
export function reachable(value, schemas) {
  const found = new Set();
  const walk = (node) =>
    mapRefs(node, (ref) => {
      const name = ref.slice(1);
      if (schemas.has(name) && !found.has(name)) {
        found.add(name);
        walk(schemas.get(name).schema);
      }
      return ref;
    });
  walk(value);
  return [...found].sort();
}
