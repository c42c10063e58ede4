import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { fuzz } from "./fuzz.js";
import { heapGrowthBytes, problemsOf } from "./outcome.js";
import { problemOf } from "./verdict.js";

/** The built server: `npm test` builds it first. */
const REFERENCE = fileURLToPath(new URL("../../dist/conformance/fuzz/reference.js", import.meta.url));
beforeAll(() => {
  if (!existsSync(REFERENCE)) throw new Error("the server is not built: npm run build");
});

it("the reference server bears twenty thousand requests and frames made at random, and answers valid turns in between", { timeout: 120_000 }, async () => {
  const fuzzed = await fuzz({ count: 20_000, seed: 1 });
  expect(problemsOf(fuzzed)).toEqual([]);
  expect(fuzzed.requests + fuzzed.frames).toBeGreaterThanOrEqual(20_000);
  expect(fuzzed.turns.answered).toBeGreaterThan(100);
  expect(Object.keys(fuzzed.answers)).toEqual(expect.arrayContaining(["1xx", "2xx", "4xx", "5xx"]));
  // Bounds of the server are met on the way, or their refusals would be untried.
  const met = Object.keys(fuzzed.bounds).join("\n");
  for (const bound of ["at most 30 agents", "at most 60 sessions", "delete sessions that are no longer needed", "scripted refusal", "is longer than"]) expect(met).toContain(bound);
});

describe("what is wrong with an answer", () => {
  const answer = (status: number, body: unknown, headers = {}) => ({ status, headers: { "content-type": "application/json", ...headers }, body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)) });
  const wrong: readonly (readonly [string, ReturnType<typeof answer>])[] = [
    ["a crash", answer(500, { error: "Internal error" })],
    ["a crash under another status", answer(400, { error: "Internal error" })],
    ["a refusal without its body", answer(404, {})],
    ["a refusal that is no JSON", answer(400, "Bad request")],
    ["a 503 while no bound is met", answer(503, { error: "Server is shutting down" })],
    ["a wait that is no number", answer(503, { error: "The server is full" }, { "retry-after": "soon" })],
    ["a status the contract has not", answer(207, {})],
    ["an answer that does not fit its schema", answer(200, { status: 1 })],
    ["another content type", answer(200, { status: "ok", version: "1" }, { "content-type": "text/html" })],
  ];
  it.each(wrong)("is told: %s", (_name, one) => expect(problemOf(one, "getHealth", "GET")).toEqual(expect.any(String)));

  it("is nothing where the contract allows it", () => {
    expect(problemOf(answer(200, { status: "ok", version: "1" }), "getHealth", "GET")).toBeUndefined();
    expect(problemOf(answer(503, { error: "The server is full: it holds at most 3 agents" }), "spawnAgent", "POST")).toBeUndefined();
  });
});

it("memory that goes on growing is told from memory that comes and goes", () => {
  const mib = 1024 * 1024;
  expect(heapGrowthBytes([13, 30, 40, 14, 45, 31, 14, 50, 44].map((n) => n * mib))).toBeLessThan(2 * mib);
  expect(heapGrowthBytes([10, 20, 30, 40, 50, 60].map((n) => n * mib))).toBe(40 * mib);
});
