import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

/**
 * The package as it would be published, with what it depends on inside: the package manager installs it like the published one, and
 * asks no registry. Answers with the path of the tarball in `folder`.
 */
export function tarballWithDependencies(folder: string): string {
  const run = (cwd: string, command: string, args: readonly string[]): string => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const pack = (cwd: string): string => {
    const [{ filename }] = JSON.parse(run(cwd, "npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder])) as [{ filename: string }];
    return join(folder, filename);
  };
  mkdirSync(folder, { recursive: true });
  run(folder, "tar", ["-xzf", pack(root)]);
  const own = join(folder, "package");
  const needed = run(root, "npm", ["ls", "--omit=dev", "--omit=optional", "--omit=peer", "--all", "--parseable"]).trim().split("\n").slice(1).map((path) => relative(root, path));
  for (const path of needed) cpSync(join(root, path), join(own, path), { recursive: true });
  // Of an optional peer the package manager would ask at the registry, only to leave it out.
  const { peerDependencies: _, peerDependenciesMeta: __, ...manifest } = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as { dependencies: Record<string, string>; peerDependencies?: object; peerDependenciesMeta?: object };
  writeFileSync(join(own, "package.json"), JSON.stringify({ ...manifest, bundleDependencies: Object.keys(manifest.dependencies) }));
  return pack(own);
}
