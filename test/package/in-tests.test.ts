import { afterAll, beforeAll, expect, it } from "vitest";
import { Project, run, vitestIn } from "./project.js";

let project: Project;
beforeAll(() => (project = new Project()), 60_000);
afterAll(() => project.remove());

/** The same test in either runner; `expectEqual` is the one thing that they call differently. */
const body = `
import { startReference } from "sessionproof/testing";

it("two users are kept apart", async () => {
  const sp = await startReference({ apiKey: "k" });
  try {
    const agent = await sp.client.agents.spawn({ template: "assistant" });
    const [ada, alan] = [sp.turn("I am Ada", { say: "Hello Ada" }), sp.turn("I am Alan", { say: "Hello Alan" })];
    const held = ada.hold();
    const first = agent.sessions.use().say(ada.message);
    await held.reached();
    expectEqual((await agent.sessions.use().say(alan.message)).response, "Hello Alan");
    held.release();
    expectEqual((await first).response, "Hello Ada");
    expectEqual(alan.calls().flatMap((call) => call.canaries), [alan.canary]);
    expectEqual(sp.modelCalls().map((call) => call.canary), [ada.canary, alan.canary]);
    expectEqual(sp.log.entries.filter(({ kind }) => kind === "model-answer").length, 2);
  } finally {
    await sp.close();
  }
});
`;

it("starts the reference server in a test of theirs with vitest", { timeout: 120_000 }, () => {
  project.write("theirs.test.mjs", `import { expect, it } from "vitest";\nconst expectEqual = (left, right) => expect(left).toEqual(right);\n${body}`);
  expect(vitestIn(project, "theirs.test.mjs")).toMatchObject({ status: 0, tests: [{ name: "two users are kept apart", status: "passed" }] });
});

it("starts it in a test of theirs with node:test, which ends by itself and needs no vitest", { timeout: 120_000 }, () => {
  project.write("theirs.node.mjs", `import { deepEqual as expectEqual } from "node:assert/strict";\nimport { it } from "node:test";\n${body}`);
  run(project.home, "rm", ["node_modules/vitest"]);
  try {
    const told = run(project.home, process.execPath, ["--test", "--test-reporter=tap", "theirs.node.mjs"]);
    expect(told).toMatch(/^# pass 1$/m);
    expect(told).toMatch(/^# fail 0$/m);
  } finally {
    run(project.home, "ln", ["-s", `${import.meta.dirname}/../../node_modules/vitest`, "node_modules/vitest"]);
  }
});
