import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Project, vitestIn } from "./project.js";
import type { TheirTest } from "./project.js";

let project: Project;
beforeAll(() => (project = new Project()), 60_000);
afterAll(() => project.remove());

const SELECT = ["routing.http-explicit", "tags.response", "context.reused-id", "limits.too-many.says-when-to-try-again"];

/** A server of theirs: the reference one with the suite's model behind it over HTTP, wrong where a fault is named. */
const theirs = (options: string, fault?: string): string => `
import { afterAll } from "vitest";
import { createServer, faults, OpenAiModel } from "sessionproof";
import { describeConformance } from "sessionproof/vitest";

let server;
afterAll(() => server?.close());
const wrap = faults.find(({ name }) => name === ${JSON.stringify(fault ?? "")})?.wrap;

describeConformance({
  async url({ modelUrl }) {
    server = createServer({ model: new OpenAiModel({ baseUrl: modelUrl, modelName: "scripted" }), apiKey: "k", ...(wrap ? { wrap } : {}) });
    return (await server.listen(0)).url;
  },
  apiKey: "k",
  model: { port: 0 },
  ${options}
});
`;

const named = (tests: readonly TheirTest[], status: TheirTest["status"]): string[] => tests.filter((one) => one.status === status).map(({ name }) => name);

it("is green against a right server: a test for each case, grouped by area", { timeout: 120_000 }, () => {
  project.write("right.test.mjs", theirs(`select: ${JSON.stringify(SELECT)}`));
  const { status, tests } = vitestIn(project, "right.test.mjs");
  expect(named(tests, "failed").map((name) => `${name}\n${tests.find((one) => one.name === name)!.message}`)).toEqual([]);
  expect(status).toBe(0);
  expect(tests[0]).toMatchObject({ name: "sessionproof the run comes to its end", status: "passed" });
  expect(named(tests, "passed")).toContain("sessionproof context context.reused-id.starts-empty/deleted-and-addressed-again: the model is shown nothing from before for a session id that was deleted and is spoken to again");
  expect(named(tests, "passed").length).toBeGreaterThan(5);
  // No profile declares those limits.
  expect(named(tests, "skipped").length).toBeGreaterThan(0);
  expect(named(tests, "skipped").filter((name) => !name.startsWith("sessionproof limits limits.too-many."))).toEqual([]);
});

it("is red where a wrong server is wrong, and nowhere else, with the letter of evidence", { timeout: 120_000 }, () => {
  project.write("wrong.test.mjs", theirs(`select: ${JSON.stringify(SELECT)}, seed: 7, timeScale: 2`, "what-was-said-in-a-deleted-session-is-remembered"));
  const { status, tests } = vitestIn(project, "wrong.test.mjs");
  expect(status).toBe(1);
  const [red, ...others] = tests.filter((one) => one.status === "failed");
  expect(others).toEqual([]);
  expect(red?.name).toContain("context.reused-id.starts-empty/deleted-and-addressed-again");
  expect(red?.message).toContain("✗ context.reused-id.starts-empty (MUST)");
  for (const label of ["sentence", "expected", "received", "because", "exchange"]) expect(red?.message).toMatch(new RegExp(`^  ${label} `, "m"));
  expect(red?.message).toMatch(/^ {2}again {5}sessionproof run http:\/\/127\.0\.0\.1:\d+ --api-key … --model-port \d+ --time-scale 2 --select context\.reused-id\.starts-empty\/deleted-and-addressed-again --seed 7$/m);
  expect(red?.message).not.toContain("node_modules/");
});

it("skips what is known to fail, and is red where the list is wrong", { timeout: 120_000 }, () => {
  project.write("known.txt", "context.reused-id # it remembers\ntags.response # long ago\n");
  project.write("listed.test.mjs", theirs(`select: ${JSON.stringify(SELECT)}, knownFailing: "known.txt"`, "what-was-said-in-a-deleted-session-is-remembered"));
  const { status, tests } = vitestIn(project, "listed.test.mjs");
  expect(status).toBe(1);
  expect(named(tests, "skipped").some((name) => name.includes("context.reused-id.starts-empty"))).toBe(true);
  expect(tests.filter((one) => one.status === "failed")).toMatchObject([{ name: "sessionproof what is known to fail still does", message: expect.stringMatching(/^.*known\.txt:2: "tags\.response" is listed as known to fail, and /) as string }]);
});

describe("a run that could not go on fails one test, with the way out", () => {
  const oneRed = (file: string): string => {
    const { status, tests } = vitestIn(project, file);
    expect(status).toBe(1);
    expect(named(tests, "failed")).toEqual(["sessionproof the run comes to its end"]);
    expect(named(tests, "passed")).toEqual([]);
    return tests.find((one) => one.status === "failed")!.message;
  };

  it("when nothing listens there", { timeout: 120_000 }, () => {
    project.write("nobody.test.mjs", `import { describeConformance } from "sessionproof/vitest"; describeConformance({ url: "http://127.0.0.1:1", model: "none", select: ["routing"], timeScale: 0.01 });`);
    expect(oneRed("nobody.test.mjs")).toMatch(/^.*Nothing listens at 127\.0\.0\.1 port 1\.\nStart the server under test/);
  });

  it("when a pattern fits nothing", { timeout: 120_000 }, () => {
    project.write("pattern.test.mjs", `import { describeConformance } from "sessionproof/vitest"; describeConformance({ url: "http://127.0.0.1:1", select: ["rooting"] });`);
    expect(oneRed("pattern.test.mjs")).toMatch(/The pattern "rooting" fits none of the \d+ cases\.\n.*sessionproof list/);
  });

  it("when there is no address", { timeout: 120_000 }, () => {
    project.write("address.test.mjs", `import { describeConformance } from "sessionproof/vitest"; describeConformance({ url: () => {}, model: { port: 0 }, select: ["routing"] });`);
    expect(oneRed("address.test.mjs")).toContain("Let `url` be the address of your server");
  });

  it("when the time is up", { timeout: 120_000 }, () => {
    project.write("time.test.mjs", `import { createServer } from "node:http"; import { afterAll } from "vitest"; import { describeConformance } from "sessionproof/vitest";
      const silent = createServer(() => {}).listen(0); afterAll(() => silent.closeAllConnections());
      describeConformance({ url: () => \`http://127.0.0.1:\${silent.address().port}\`, model: "none", select: ["routing"], endAfterMs: 200 });`);
    expect(oneRed("time.test.mjs")).toContain("interrupted");
  });
});

it("fails no file of theirs that starts its own server first", { timeout: 120_000 }, () => {
  project.write("own.test.mjs", `
import { afterAll, beforeAll } from "vitest";
import { startReference } from "sessionproof/testing";
import { describeConformance } from "sessionproof/vitest";

let sp;
beforeAll(async () => { sp = await startReference(); });
afterAll(() => sp.close());
describeConformance({ url: () => sp.url, model: "none", select: ["tags.response", "context.reused-id"] });
`);
  const { status, tests } = vitestIn(project, "own.test.mjs");
  expect(named(tests, "failed")).toEqual([]);
  expect(status).toBe(0);
  // What the model is shown only a scripted model of the suite can tell.
  expect(named(tests, "skipped").some((name) => name.includes("context.reused-id"))).toBe(true);
});
