import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Project, root } from "./project.js";

let project: Project;
beforeAll(() => (project = new Project()), 60_000);
afterAll(() => project.remove());

const paths = (): readonly string[] => project.packed.files.map(({ path }) => path);

it("holds these folders and files", () => {
  const depth = (path: string): number => (/^dist\/(?:conformance|src)\//.test(path) ? 3 : path.startsWith("dist/") ? 2 : 1);
  expect([...new Set(paths().map((path) => path.split("/").slice(0, depth(path)).join("/")))].sort()).toEqual(HELD);
});

const HELD = [
  "LICENSE",
  "README.md",
  ...["cases", "faults", "index.d.ts", "index.js"].map((name) => `dist/conformance/${name}`),
  "dist/generated",
  ...["bindings", "cli", "client", "index.d.ts", "index.js", "judge", "log", "model", "report-page", "reporters", "runner", "server", "targets", "testing", "vitest"].map((name) => `dist/src/${name}`),
  "dist/targets",
  "generated",
  "package.json",
  "spec",
  "targets",
];

it("holds no tests, no captures, and nothing of the workshop", () => {
  expect(paths().filter((path) => /\.test\.|test-support|captures|\.tsbuildinfo|\.map$|^(test|scripts|docs|site|\.)/.test(path))).toEqual([]);
});

it("holds the profile and the list of known failures of every target that it knows", () => {
  const known = readdirSync(join(root, "targets"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const wanted = known.flatMap((name) => ["profile.yaml", "known-failing.txt"].map((file) => `targets/${name}/${file}`)).filter((path) => existsSync(join(root, path)));
  expect(wanted.length).toBeGreaterThan(0);
  // The package manager takes every README besides.
  expect(paths().filter((path) => path.startsWith("targets/") && !path.endsWith("/README.md")).sort()).toEqual(wanted.sort());
});

it("is about 0.7 MB packed and 3 MB unpacked, and no larger", () => {
  const { size, unpackedSize } = project.packed;
  expect(size).toBeGreaterThan(400_000);
  expect(size).toBeLessThan(800_000);
  expect(unpackedSize).toBeLessThan(3_600_000);
});

it("holds every file that its own files import, and depends on every package they name", () => {
  const held = new Set(paths());
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(project.home, "node_modules/sessionproof/package.json"), "utf8")) as Record<"dependencies" | "peerDependencies", Record<string, string>>;
  const packages = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
  const missing = paths().filter((path) => path.endsWith(".js")).flatMap((path) => {
    const text = readFileSync(join(project.home, "node_modules/sessionproof", path), "utf8");
    return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName: wanted }) => {
      if (wanted.startsWith("node:")) return [];
      const isHeld = wanted.startsWith(".") ? held.has(posix.join(posix.dirname(path), wanted)) : packages.has(wanted.replace(/^((?:@[^/]+\/)?[^/]+).*$/, "$1"));
      return isHeld ? [] : [`${path} imports ${wanted}`];
    });
  });
  expect(missing).toEqual([]);
});
