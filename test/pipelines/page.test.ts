import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { Project, run, vitestIn } from "../package/project.js";
import { blocksOf, sh } from "../readme/blocks.js";
import { action, runAction } from "./action.js";
import { runJob, template } from "./gitlab.js";
import { root, tarballWithDependencies } from "./tarball.js";
import { freePort } from "./theirs.js";

const blocks = blocksOf("docs/pipelines.md");
const block = (label: string): string => {
  const found = blocks.find((one) => one.label === label);
  if (found === undefined) throw new Error(`docs/pipelines.md has no block "${label}"`);
  return found.text;
};

let project: Project;
let version: string;
let commands: string;
beforeAll(() => {
  project = new Project();
  version = tarballWithDependencies(join(project.home, "released"));
  commands = join(project.home, "commands");
  mkdirSync(commands);
  const cli = `exec node ${JSON.stringify(join(root, "dist/src/cli/main.js"))} "$@"`;
  command("npx", `shift; ${cli}`);
  // No engine is needed to see that what stands behind the name of the image is a command of it. The entrypoint itself is tested in image.test.ts.
  command("docker", `[ "$1" = build ] && exit 0; while [ "$1" != sessionproof ]; do shift; done; shift; ${cli}`);
}, 120_000);
afterAll(() => project.remove(), 60_000);

function command(name: string, text: string): void {
  writeFileSync(join(commands, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

/** The block with ports that are free here in the place of its own. */
async function withFreePorts(text: string): Promise<string> {
  const [port, modelPort] = [await freePort(), await freePort()];
  return text.replaceAll("4200", String(port)).replaceAll("4321", String(modelPort));
}

it("executes every block of the page", () => {
  expect(blocks.map(({ label }) => label)).toEqual(["file: conformance.test.ts", "file: client.test.mjs", "github", "gitlab", "docker", "file: known.txt"]);
});

it("has a test file that judges a server", { timeout: 120_000 }, () => {
  project.write("my-server.js", `import { createServer, OpenAiModel } from "sessionproof";
    export const startMyServer = async ({ model }) => (await createServer({ model: new OpenAiModel({ baseUrl: model, modelName: "scripted" }) }).listen(0)).url;`);
  project.write("conformance.test.ts", block("file: conformance.test.ts"));
  const { status, tests } = vitestIn(project, "conformance.test.ts");
  expect(tests.filter((one) => one.status === "failed")).toEqual([]);
  expect(status).toBe(0);
  expect(tests.length).toBeGreaterThan(10);
});

it("has a test that starts the reference server", { timeout: 60_000 }, () => {
  project.write("client.test.mjs", block("file: client.test.mjs"));
  expect(run(project.home, process.execPath, ["--test", "--test-reporter=tap", "client.test.mjs"])).toMatch(/^# pass 1$/m);
});

it("has a workflow whose steps judge a server", { timeout: 120_000 }, async () => {
  const { jobs } = parse(await withFreePorts(block("github"))) as { jobs: { sessions: { steps: { uses?: string; run?: string; with?: Record<string, string> }[] } } };
  const [, server, judge, after] = jobs.sessions.steps;
  expect(Object.keys(judge!.with!).filter((name) => !(name in action.inputs))).toEqual([]);
  for (const [, name] of after!.run!.matchAll(/outputs\.([\w-]+)/g)) expect(Object.keys(action.outputs)).toContain(name);
  const background = spawn("bash", ["-c", `set -m; trap 'kill -- -$(jobs -p)' EXIT; ${server!.run!}\nread -r _`], { env: { ...process.env, PATH: `${commands}:${process.env["PATH"]}` }, stdio: ["pipe", "ignore", "inherit"] });
  const over = new Promise((resolve) => background.on("close", resolve));
  try {
    const { code, told } = await runAction({ ...judge!.with, version }, project.home);
    expect(`${code} ${code === 0 ? "" : told}`).toBe("0 ");
  } finally {
    background.stdin.end();
    await over;
  }
});

it("has an include whose job judges a server", { timeout: 120_000 }, async () => {
  const { include } = parse(await withFreePorts(block("gitlab"))) as { include: { file: string; inputs: Record<string, string> }[] };
  const [{ file, inputs }] = include as [(typeof include)[0]];
  expect(readFileSync(join(root, file), "utf8")).toContain("spec:");
  expect(Object.keys(inputs).filter((name) => !(name in template().inputs))).toEqual([]);
  // The port of the model stands in the command that starts the server.
  const [, modelPort = ""] = /127\.0\.0\.1:(\d+)\/v1/.exec(inputs["start"]!)!;
  const { code, told } = await runJob({ ...inputs, version, "model-port": modelPort }, join(project.home, "gitlab"), commands);
  expect(`${code} ${code === 0 ? "" : told}`).toBe("0 ");
});

it("has commands for the image that are its commands", { timeout: 120_000 }, async () => {
  const { status, stdout, stderr } = sh(`PATH=${commands}:$PATH\n${await withFreePorts(block("docker"))}`, project.home);
  expect(`${status} ${status === 0 ? "" : stdout + stderr}`).toBe("0 ");
  expect(stdout).toContain("PASSED");
});

it("has a list of known failures that can be read", () => {
  project.write("known.txt", block("file: known.txt"));
  const { status, stdout } = spawnSync(process.execPath, [join(root, "dist/src/cli/main.js"), "check", join(root, "test/captures/openfang-pr943.jsonl"), "--known-failing", join(project.home, "known.txt"), "--report", "json"], { encoding: "utf8" });
  expect(status).toBe(1);
  expect((JSON.parse(stdout) as { knownFailing: object[] }).knownFailing).toMatchObject([{ pattern: "context.reused-id.*", reason: "deleted sessions keep their memory until the next release" }]);
});
