// Who may import whom. The table of docs/architecture.md is the rule; this reads it and the imports.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";

const TABLE_ROW = /^\| `([^`]+\/)` \| [^|]* \| ([^|]+) \|$/gm;

/** Rooms from the table: `[{ path: "src/server/", may: ["generated/", "src/model/port.ts"] }]`; `may` is null for all. */
export function roomsIn(markdown) {
  const rows = [...markdown.matchAll(TABLE_ROW)].map(([, path, may]) => ({ path, words: may.trim() }));
  const pathOf = (name) => rows.find(({ path }) => path === `${name}/` || path.endsWith(`/${name}/`))?.path;
  return rows.map(({ path, words }) => ({ path, may: words === "all" ? null : words === "–" ? [] : words.split(", ").map((word) => target(word, pathOf, path)) }));
}

function target(word, pathOf, room) {
  const [, name, part] = /^(\w+)(?: \((\w+)\))?$/.exec(word) ?? [];
  const path = name && pathOf(name);
  if (!path) throw new Error(`docs/architecture.md: ${room} may import "${word}", which is no room`);
  return part ? `${path}${part}.ts` : path;
}

/** Import specifiers of a source text, comments left out. */
export function importsOf(source) {
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
  const pattern = /(?:^|[;\s])(?:import|export)\s[^;'"()]*?from\s*["']([^"']+)["']|(?:^|[;\s])import\s*["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']/g;
  return [...bare.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3]);
}

/** What a set of files (`path below the root → text`) does against the rooms. */
export function roomProblems(rooms, files) {
  const roomOf = (path) => rooms.filter((room) => path.startsWith(room.path)).sort((a, b) => b.path.length - a.path.length)[0];
  const problems = [];
  for (const [path, text] of files) {
    const room = roomOf(path);
    if (!room) {
      problems.push(`${path} is in no room; move it into one, or give its folder a row in the table of docs/architecture.md`);
      continue;
    }
    if (room.may === null) continue;
    for (const specifier of importsOf(text)) {
      if (!specifier.startsWith(".")) continue;
      const wanted = posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts");
      if (wanted.startsWith(room.path) && roomOf(wanted) === room) continue;
      if (room.may.some((allowed) => (allowed.endsWith("/") ? wanted.startsWith(allowed) : wanted === allowed))) continue;
      problems.push(`${path} imports ${wanted}; ${room.path} may import ${room.may.join(", ") || "nothing"}: ${advice(room, wanted)}`);
    }
  }
  return problems;
}

function advice(room, wanted) {
  if (wanted.startsWith("src/model/") && room.may.includes("src/model/port.ts")) return "take what you need from src/model/port.ts, or have it handed in";
  if (wanted.startsWith("src/server/") && room.path.startsWith("conformance/cases/")) return "ask through the words of src/runner/; cases and server stay two independent readings of the spec";
  return "have it handed in by the caller, or move what both need into a room that both may import";
}

/** Source files of the rooms by path below the root, tests left out: a test may look anywhere. */
export function sourcesIn(root, folders = ["src", "conformance", "targets", "generated", "site"]) {
  const files = new Map();
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    for (const name of readdirSync(join(root, folder), { recursive: true }).map((entry) => entry.replaceAll("\\", "/")).sort()) {
      if (name.endsWith(".ts") && !/\.test(-support)?\.ts$/.test(name)) files.set(`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8"));
    }
  }
  return files;
}
