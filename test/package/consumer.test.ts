import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Project, root, run } from "./project.js";

let project: Project;
let home: string;
beforeAll(() => {
  project = new Project();
  home = project.home;
}, 60_000);
afterAll(() => project.remove());

it("compiles in a strict project that checks the declarations of its libraries", { timeout: 60_000 }, () => {
  project.write("consumer.ts", CONSUMER);
  project.write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { target: "ES2022", module: "NodeNext", strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, noEmit: true, types: ["node"] }, include: ["consumer.ts"] }),
  );
  expect(run(home, process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."])).toBe("");
});

it("runs its command from the tarball", () => {
  const version = run(home, process.execPath, ["node_modules/sessionproof/dist/src/cli/main.js", "--version"]);
  expect(version.trim()).toBe((JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version);
});

it("passes publint and attw", { timeout: 120_000 }, () => {
  expect(run(root, "npx", ["publint", "--strict", "--pack", "false"])).toContain("All good!");
  expect(run(root, "npx", ["attw", join(home, project.packed.filename), "--profile", "esm-only", "--format", "ascii", "--no-color"])).not.toMatch(/❌|🥴|🎭|👺/u);
});

const CONSUMER = `
import { connect, createServer, Log, ScriptedModel, runSuite, native, cases, type ServerFrame, type Report } from "sessionproof";
import type { Client } from "sessionproof/client";
import { startModel, startReference, type StartedReference } from "sessionproof/testing";
import { describeConformance } from "sessionproof/vitest";

describeConformance({ url: ({ modelUrl }) => start(modelUrl), profile: { name: "mine", capabilities: { stop: false } }, model: { port: 0 }, select: ["routing"] });
describeConformance({ url: Promise.resolve(new URL("http://127.0.0.1:4200")), model: "none" });
// @ts-expect-error a server to judge is needed
describeConformance({ select: ["routing"] });
declare function start(modelUrl: string | undefined): Promise<string>;

export async function hold(): Promise<string> {
  await using sp: StartedReference = await startReference({ apiKey: "k" });
  await using other = await startModel();
  const turn = sp.turn("Hello", { pieces: 3 });
  turn.hold().release(1);
  return other.url + sp.modelCalls().map((call) => call.body.messages?.length).join();
}

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
