#!/usr/bin/env node
// npm run release:dry: everything that a release does, up to publishing. Writes nothing into the tree, publishes nothing.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const temp = mkdtempSync(join(tmpdir(), "sessionproof-release-"));
const bin = (path) => join(root, "node_modules", path);

/** Output of a command; throws an error that holds all of it. */
function run(command, ...args) {
  try {
    return execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1e8 });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout ?? ""}${error.stderr ?? ""}`.trim());
  }
}

let packed;
const steps = [
  ["the tree is clean", () => {
    const changed = run("git", "status", "--porcelain").trim();
    if (changed !== "") throw new Error(`Commit these first, or take them back:\n${changed}`);
  }],
  ["it is built", () => void run("npm", "run", "--silent", "build")],
  ["npm run check passes", () => void run("npm", "run", "--silent", "check")],
  ["it is packed", () => {
    [packed] = JSON.parse(run("npm", "pack", "--ignore-scripts", "--json", "--pack-destination", temp));
  }],
  ["publint has nothing to say", () => void run(process.execPath, bin("publint/src/cli.js"), "--strict", "--pack", "false")],
  ["every import of it finds its types", () => void run(process.execPath, bin("@arethetypeswrong/cli/dist/index.js"), join(temp, packed.filename), "--profile", "esm-only", "--no-color")],
];

/** What the changesets make of it. Throws where there is none. */
function nextRelease() {
  const file = join(temp, "status.json");
  run(process.execPath, bin("@changesets/cli/bin.js"), "status", "--output", file);
  const { releases, changesets } = JSON.parse(readFileSync(file, "utf8"));
  const [release] = releases;
  if (release === undefined) throw new Error("There is no changeset: `npx changeset` writes one.");
  return { ...release, summaries: changesets.map(({ summary }) => summary) };
}

function tell({ name, oldVersion, newVersion, type, summaries }) {
  const folders = new Map();
  for (const { path, size } of packed.files) {
    const folder = path.includes("/") ? path.split("/").slice(0, path.startsWith("dist/") ? 2 : 1).join("/") : path;
    const known = folders.get(folder) ?? { files: 0, size: 0 };
    folders.set(folder, { files: known.files + 1, size: known.size + size });
  }
  console.log(`\n${name} ${oldVersion} would become ${newVersion} (${type}):`);
  for (const summary of summaries) console.log(`  - ${summary}`);
  console.log(`\nIt would be published with ${packed.files.length} files, ${kilobytes(packed.size)} packed, ${kilobytes(packed.unpackedSize)} unpacked:`);
  for (const [folder, { files, size }] of folders) console.log(`  ${folder.padEnd(20)} ${String(files).padStart(5)} ${files === 1 ? "file " : "files"} ${kilobytes(size).padStart(9)}`);
  console.log("\nA dry run: nothing was written and nothing was published. To release: npx changeset version, commit, npx changeset publish.");
}

const kilobytes = (bytes) => `${Math.ceil(bytes / 1000)} kB`;

try {
  for (const [fact, step] of steps) {
    step();
    console.log(`ok    ${fact}`);
  }
  tell(nextRelease());
} catch (error) {
  console.error(`\nNot to be released: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(temp, { recursive: true, force: true });
}
