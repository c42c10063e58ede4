import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheRoot, installFolder } from "./cache.js";
import { mustFit, Unfit } from "./fits.js";
import { install } from "./install.js";
import { fakeNpm, fakeTarget } from "./testing.test-support.js";

describe("an install", () => {
  it("is made once, without scripts, and said", async () => {
    const { root, target, said, calls, npm } = setUp("installs");
    const folder = await install(target, { root, say: (text) => said.push(text), npm });
    expect(await install(target, { root, say: (text) => said.push(text), npm })).toBe(folder);
    expect(existsSync(join(folder, "node_modules"))).toBe(true);
    expect(calls()).toHaveLength(1);
    expect(calls()[0]).toMatch(/^install --ignore-scripts --no-save --no-package-lock .* fake-server@1\.0\.0$/);
    expect(said).toEqual([`Installing fake-server@1.0.0 into ${folder}; this is done once.`, expect.stringMatching(/^Installed in \d+ s\.$/)]);
  });

  it("that was broken off is made anew, and leaves nothing of the first", async () => {
    const { root, target, calls, npm } = setUp("installs");
    const folder = installFolder(root, target);
    mkdirSync(join(folder, "node_modules/half"), { recursive: true });
    mkdirSync(`${folder}.part-999999999`, { recursive: true });
    await install(target, { root, say: () => undefined, npm });
    expect(existsSync(join(folder, "node_modules/half"))).toBe(false);
    expect(readdirSync(root)).toEqual(["fake-server-1.0.0"]);
    rmSync(join(folder, "sessionproof-installed.json"));
    await install(target, { root, say: () => undefined, npm });
    expect(calls()).toHaveLength(2);
  });

  it("that npm refuses is told in npm's words, and leaves nothing", async () => {
    const { root, target, npm } = setUp("fails");
    await expect(install(target, { root, say: () => undefined, npm })).rejects.toThrow(/^npm could not install fake-server@1\.0\.0: npm error code ETARGET; npm error notarget/);
    expect(readdirSync(root)).toEqual([]);
  });

  it("that finds no network is one that can be left out", async () => {
    const { root, target, npm } = setUp("no-network");
    await expect(install(target, { root, say: () => undefined, npm })).rejects.toBeInstanceOf(Unfit);
  });

  it("that is interrupted leaves nothing", async () => {
    const { root, target } = setUp("installs");
    const script = join(root, "../slow.cjs");
    writeFileSync(script, "setInterval(() => {}, 1000)");
    const interrupt = new AbortController();
    const installing = install(target, { root, say: () => interrupt.abort(), npm: [process.execPath, script], signal: interrupt.signal });
    await expect(installing).rejects.toThrow("Interrupted while installing.");
    expect(readdirSync(root)).toEqual([]);
  });
});

describe("where a target is installed", () => {
  it("is the user's cache, by package and version", () => {
    expect(cacheRoot({ XDG_CACHE_HOME: "/c" })).toBe("/c/sessionproof/targets");
    expect(installFolder("/c", { packages: { "@a/b": "2.0.0", c: "1.0.0" } })).toBe("/c/a-b-2.0.0+c-1.0.0");
  });

  it("is nowhere on another platform", () => {
    const fits = { platform: "linux", arch: "x64" } as const;
    expect(() => mustFit({ name: "fake", fits }, { platform: "darwin", arch: "arm64" })).toThrow("The target fake runs on linux-x64, and this is darwin-arm64.");
    expect(() => mustFit({ name: "fake", fits }, fits)).not.toThrow();
  });
});

function setUp(how: Parameters<typeof fakeNpm>[1]): { root: string; target: ReturnType<typeof fakeTarget>["target"]; said: string[]; npm: readonly [string, ...string[]]; calls: () => string[] } {
  const folder = mkdtempSync(join(tmpdir(), "sessionproof-test-"));
  const root = join(folder, "cache");
  mkdirSync(root);
  const calls = (): string[] => readFileSync(join(folder, "calls"), "utf8").trim().split("\n");
  return { root, target: fakeTarget().target, said: [], npm: fakeNpm(folder, how), calls };
}
