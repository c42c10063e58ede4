import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Target } from "./target.js";

/** A server of a few lines: says where it lives, starts a child of its own, and does as the environment says. */
const SERVER = `
const { createServer } = require("node:http");
const { spawn } = require("node:child_process");
const { writeFileSync } = require("node:fs");
const mode = process.env.MODE;
if (mode === "dies-at-once") { console.error("no such option: --odd"); process.exit(3); }
if (mode === "hears-no-term") process.on("SIGTERM", () => {});
const child = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], { stdio: "ignore" });
writeFileSync(process.env.HOME + "/pids", process.pid + " " + child.pid);
createServer((request, response) => {
  if (request.url === "/die") process.exit(7);
  if (mode === "never-ready") response.statusCode = 503;
  response.end(JSON.stringify({ env: process.env, cwd: process.cwd() }));
}).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("up"));
`;

export type Mode = "good" | "dies-at-once" | "never-ready" | "hears-no-term";

/** A target that needs no packages, and what stands for its installed folder. */
export function fakeTarget(mode: Mode = "good", readyMs = 10_000): { readonly target: Target; readonly installed: string } {
  const installed = mkdtempSync(join(tmpdir(), "sessionproof-test-"));
  writeFileSync(join(installed, "server.cjs"), SERVER);
  const target: Target = {
    name: "fake",
    title: "a server of a few lines",
    version: "1.0.0",
    binding: "native",
    packages: { "fake-server": "1.0.0" },
    start: async ({ home, port, node }) => ({ file: node, args: [join(installed, "server.cjs")], cwd: home, env: { MODE: mode, PORT: String(port) }, readyPath: "/", readyMs }),
  };
  return { target, installed };
}

/** A program that stands for npm: makes what npm would, or fails. */
export function fakeNpm(folder: string, how: "installs" | "fails" | "no-network"): readonly [string, ...string[]] {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `npm-${how}.cjs`);
  const bodies = {
    installs: `
      const { appendFileSync, mkdirSync } = require("node:fs");
      const at = process.argv.indexOf("--prefix");
      mkdirSync(process.argv[at + 1] + "/node_modules", { recursive: true });
      appendFileSync(${JSON.stringify(join(folder, "calls"))}, process.argv.slice(2).join(" ") + "\\n");`,
    fails: `console.error("npm error code ETARGET\\nnpm error notarget No matching version found for fake-server@1.0.0."); process.exit(1);`,
    "no-network": `console.error("npm error code ENOTFOUND\\nnpm error network request to the registry failed, reason: getaddrinfo ENOTFOUND"); process.exit(1);`,
  };
  writeFileSync(file, bodies[how]);
  return [process.execPath, file];
}
