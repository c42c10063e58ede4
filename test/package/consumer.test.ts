import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
let home: string;
let packed: { filename: string; files: { path: string }[] };

/** A strict project of somebody else's, with the packed tarball and what it depends on. */
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "sessionproof-consumer-"));
  [packed] = JSON.parse(run(root, "npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", home])) as [typeof packed];
  mkdirSync(join(home, "node_modules", "@types"), { recursive: true });
  run(home, "tar", ["-xzf", packed.filename]);
  run(home, "mv", ["package", "node_modules/sessionproof"]);
  const theirs = join(root, "node_modules");
  for (const name of readdirSync(theirs)) if (!name.startsWith("@") && !name.startsWith(".")) symlinkSync(join(theirs, name), join(home, "node_modules", name));
  for (const name of ["node", "ws"]) symlinkSync(join(theirs, "@types", name), join(home, "node_modules/@types", name));
  writeFileSync(join(home, "package.json"), '{ "name": "consumer", "type": "module" }');
}, 60_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

it("compiles in a strict project that checks the declarations of its libraries", { timeout: 60_000 }, () => {
  writeFileSync(join(home, "consumer.ts"), CONSUMER);
  writeFileSync(
    join(home, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { target: "ES2022", module: "NodeNext", strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, noEmit: true, types: ["node"] }, include: ["consumer.ts"] }),
  );
  expect(run(home, process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."])).toBe("");
});

it("runs its command from the tarball", () => {
  const version = run(home, process.execPath, ["node_modules/sessionproof/dist/src/cli/main.js", "--version"]);
  expect(version.trim()).toBe("0.1.0");
});

it("holds what a user needs and nothing of the workshop", () => {
  const tops = [...new Set(packed.files.map(({ path }) => path.split("/").slice(0, path.startsWith("dist") ? 2 : 1).join("/")))].sort();
  expect(tops).toEqual(["LICENSE", "README.md", "dist/conformance", "dist/generated", "dist/src", "generated", "package.json", "spec"]);
  expect(packed.files.filter(({ path }) => /\.test\.|test-support|captures|\.tsbuildinfo/.test(path))).toEqual([]);
});

it("passes publint and attw", { timeout: 120_000 }, () => {
  expect(run(root, "npx", ["publint", "--strict", "--pack", "false"])).toContain("All good!");
  expect(run(root, "npx", ["attw", join(home, packed.filename), "--profile", "esm-only", "--format", "ascii", "--no-color"])).not.toMatch(/❌|🥴|🎭|👺/u);
});

function run(cwd: string, command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}\n${stderr}`);
  }
}

const CONSUMER = `
import { connect, createServer, Log, ScriptedModel, runSuite, native, cases, type ServerFrame, type Report } from "sessionproof";
import type { Client } from "sessionproof/client";

export async function talk(): Promise<string> {
  const server = connect({ baseUrl: "http://127.0.0.1:4200", apiKey: "k" });
  const agent = await server.agents.spawn({ template: "assistant" });
  const { response } = await agent.sessions.use().say("Hello");
  for await (const event of agent.sessions.use().stream("Hello")) if (event.event === "chunk") console.log(event.data.content);
  await server.close();
  return response;
}

export function tagOf(frame: ServerFrame): string {
  return frame.type === "text_delta" ? frame.session_id + frame.content : frame.session_id;
}

export async function judge(): Promise<Report> {
  const log = new Log();
  const model = new ScriptedModel({ log });
  const server = createServer({ model });
  const { url } = await server.listen(0);
  const { report } = await runSuite({ target: { baseUrl: url }, binding: native, cases, model, log, seed: 1, jobs: 4, timeScale: 1, strict: false });
  await server.close();
  return report;
}

export async function wrong(client: Client): Promise<void> {
  // @ts-expect-error there is no such operation
  await client.call("getSesion", { params: { id: "x" } });
  // @ts-expect-error the path needs a session
  await client.call("sendMessageToSession", { params: { id: "x" }, body: { message: "m" } });
}
`;
