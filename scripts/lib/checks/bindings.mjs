// What every folder of src/bindings keeps to, besides what the compiler sees.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** A binding is read in one sitting. Lines of code; comments, blank lines and tests left out. */
const MOST_LINES = 400;

/** What `Binding` asks for and what `Capability` may be, from the text of src/bindings/binding.ts. */
export function interfaceIn(text) {
  const source = ts.createSourceFile("binding.ts", text, ts.ScriptTarget.Latest);
  const named = (name) => source.statements.find((statement) => statement.name?.text === name);
  const operations = named("Binding").members.filter(ts.isMethodSignature).map(({ name, questionToken }) => ({ name: name.text, isOptional: questionToken !== undefined }));
  const capabilities = named("Capability").type.types.map(({ literal }) => literal.text);
  return { operations, capabilities };
}

/** Folders of src/bindings as they are built: `{ name, exports, readme, lines }`; `readme` is undefined where there is none. */
export async function foldersIn(root) {
  const folder = join(root, "src/bindings");
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.map(async (name) => {
      const readme = join(folder, name, "README.md");
      const files = readdirSync(join(folder, name)).filter((file) => file.endsWith(".ts") && !/\.test(?:-support)?\.ts$/.test(file));
      return {
        name,
        exports: await built(root, `${name}/index.js`).catch(() => ({})),
        readme: existsSync(readme) ? readFileSync(readme, "utf8") : undefined,
        lines: files.reduce((sum, file) => sum + codeLines(readFileSync(join(folder, name, file), "utf8")), 0),
      };
    }),
  );
}

function codeLines(text) {
  return text.split("\n").filter((line) => !/^\s*(?:$|\/\/|\/\*|\*)/.test(line)).length;
}

/** The register as it is built. */
export async function registeredIn(root) {
  return (await built(root, "index.js")).bindings;
}

function built(root, path) {
  return import(pathToFileURL(join(root, "dist/src/bindings", path)).href);
}

/** What is wrong with the folders. `requirements` are the ids of the ledger. */
export function bindingProblems({ operations, capabilities }, folders, registered, requirements) {
  return folders.flatMap(({ name, exports, readme, lines }) => {
    const at = `src/bindings/${name}`;
    const found = Object.values(exports).filter(isBinding);
    if (found.length !== 1) return [`${at}/index.ts exports ${found.length} bindings; it is to export one`];
    const [binding] = found;
    return [
      ...(binding.name === name ? [] : [`${at}/index.ts: its binding is called ${binding.name}; a binding has the name of its folder`]),
      ...(registered.get(name) === binding ? [] : [`src/bindings/index.ts does not have ${name}; add it to the list`]),
      ...(lines <= MOST_LINES ? [] : [`${at} has ${lines} lines of code; a binding has at most ${MOST_LINES}, because it translates and does no more`]),
      ...[...binding.capabilities].filter((one) => !capabilities.includes(one)).map((one) => `${at}/index.ts claims ${one}, which is no capability`),
      ...Object.entries(binding.without ?? {}).flatMap(([id, why]) => withoutProblems(`${at}: without`, id, why, requirements)),
      ...(readme === undefined ? [`${at}/README.md is missing; docs/guides/write-a-binding.md says what stands in it`] : rowProblems(`${at}/README.md`, readme, binding, operations, capabilities)),
    ];
  });
}

function isBinding(value) {
  return typeof value === "object" && value !== null && value.capabilities instanceof Set && typeof value.name === "string";
}

function withoutProblems(at, id, why, requirements) {
  return [...(requirements.has(id) ? [] : [`${at} names ${id}, which is no requirement of the ledger`]), ...(why.trim() === "" ? [`${at} gives no reason for ${id}`] : [])];
}

function rowProblems(file, readme, binding, operations, capabilities) {
  const rows = new Set([...readme.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word)));
  const told = operations.filter(({ name, isOptional }) => !isOptional || binding[name] !== undefined);
  const denied = capabilities.filter((one) => !binding.capabilities.has(one));
  return [
    ...told.filter(({ name }) => !rows.has(name)).map(({ name }) => `${file} has no row for the operation ${name}`),
    ...denied.filter((one) => !rows.has(one)).map((one) => `${file} has no row that says why ${one} is denied`),
  ];
}
