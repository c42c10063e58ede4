// Reads spec/ from disk. Nothing here judges or rewrites; a file that cannot be read is named in the error.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";

/** Parses a YAML or JSON file; the error names the file. */
export function readData(path, root = process.cwd()) {
  const text = readFileSync(path, "utf8");
  try {
    return path.endsWith(".json") ? JSON.parse(text) : parse(text);
  } catch (error) {
    throw new Error(`${relative(root, path)} cannot be read: ${error.message}`);
  }
}

/** Names of the files of a folder with one of the endings, sorted; empty when there is no such folder. */
export function filesIn(folder, ...endings) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => join(folder, name));
}

/** Everything of spec/: both documents, the schema files by path below spec/, the ledger rows with their file. */
export function readSpec(root) {
  const spec = join(root, "spec");
  const schemaFiles = new Map();
  for (const path of [...filesIn(join(spec, "schemas"), ".json"), ...filesIn(spec, ".schema.json")]) {
    schemaFiles.set(relative(spec, path).replaceAll("\\", "/"), readData(path, root));
  }
  return {
    openapi: readData(join(spec, "openapi.yaml"), root),
    asyncapi: readData(join(spec, "asyncapi.yaml"), root),
    schemaFiles,
    rows: readRows(root),
  };
}

/** Ledger rows in the order of files and lines, each with `file` beside the row. */
export function readRows(root) {
  const rows = [];
  for (const path of filesIn(join(root, "spec", "requirements"), ".yaml")) {
    const file = relative(root, path).replaceAll("\\", "/");
    const list = readData(path, root);
    if (!Array.isArray(list)) throw new Error(`${file} must hold a list of rows (each beginning with "- id: …")`);
    for (const row of list) rows.push({ file, row });
  }
  return rows;
}
