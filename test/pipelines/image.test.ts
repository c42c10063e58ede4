import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { build, stepsOf } from "./dockerfile.js";
import type { Image } from "./dockerfile.js";
import { root } from "./tarball.js";

const steps = stepsOf(readFileSync(join(root, "Dockerfile"), "utf8"));
const home = mkdtempSync(join(tmpdir(), "sessionproof-image-"));
let image: Image;

/** A container engine is not needed: the steps are carried out in clean folders. Only the tools of the build stage are those of this checkout. */
beforeAll(() => {
  chmodSync(home, 0o755);
  const tools = steps.findIndex(({ text }) => text === "npm ci");
  expect(tools).toBeGreaterThan(0);
  mkdirSync(join(home, "build/build"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(home, "build/build/node_modules"));
  image = build(steps.filter((_, index) => index !== tools), home, { ...(process.env as Record<string, string>), npm_config_prefer_offline: "true" });
}, 240_000);
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

/** The entrypoint with arguments, as the user of the image where this process may choose. */
function start(args: readonly string[]): ReturnType<typeof spawn> {
  const [command = "", ...own] = image.entrypoint.map((part) => (part.startsWith("/") ? join(image.at, part) : part));
  const asUser = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
  return spawn(command, [...own, ...args], { cwd: join(image.at, image.workdir), env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"], ...asUser });
}

function ended(child: ReturnType<typeof spawn>): Promise<{ readonly code: number | null; readonly told: string }> {
  return new Promise((resolve, reject) => {
    let told = "";
    for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding("utf8").on("data", (text: string) => (told += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, told }));
  });
}

it("serves and judges through its entrypoint", { timeout: 120_000 }, async () => {
  const server = start(["serve", "--port", "0"]);
  try {
    const url = await new Promise<string>((resolve, reject) => {
      server.stdout!.setEncoding("utf8").on("data", (text: string) => resolve(/listening on (\S+)/.exec(text)?.[1] ?? ""));
      server.on("close", () => reject(new Error("the server ended")));
    });
    const { code, told } = await ended(start(["run", url, "--model", "none", "--select", "routing", "--report", "pretty"]));
    expect(`${code} ${code === 0 ? "" : told}`).toBe("0 ");
    expect(told).toContain("PASSED");
  } finally {
    server.kill("SIGTERM");
  }
  expect((await ended(server)).code).toBe(0);
});

it("tells what it can do where nothing is asked of it", async () => {
  const { code, told } = await ended(start(image.cmd));
  expect(code).toBe(0);
  expect(told).toContain("Usage: sessionproof");
});

it("runs as a user without rights, and takes every stage from one small base", () => {
  expect(image.user).toBe("node");
  const bases = steps.filter(({ word }) => word === "FROM").map(({ text }) => text.replace(/ AS \w+$/, ""));
  expect(bases).toEqual(["node:22-alpine", "node:22-alpine", "node:22-alpine"]);
});

it("adds less than 20 MB to its base: the package and what it depends on, nothing of the build", () => {
  const kilobytes = Number(execFileSync("du", ["-sk", "--apparent-size", image.at], { encoding: "utf8" }).split("\t")[0]);
  expect(kilobytes).toBeGreaterThan(3_000);
  expect(kilobytes).toBeLessThan(20_000);
  const app = execFileSync("ls", ["-A", join(image.at, "app/node_modules")], { encoding: "utf8" });
  expect(app).not.toMatch(/typescript|vitest|rolldown|changesets/);
});
