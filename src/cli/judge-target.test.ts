import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli, FakeIo } from "./io.test-support.js";
import { runCli } from "./program.js";

let server: { readonly io: FakeIo; readonly done: Promise<number>; readonly url: string };
beforeAll(async () => {
  const io = new FakeIo();
  const done = runCli(["serve", "--port", "0"], io);
  const [, url] = await io.says(/^listening on (\S+)\n/m);
  server = { io, done, url: url! };
});
afterAll(async () => {
  server.io.interrupt();
  await server.done;
});

const EXCHANGE = /^ +\d+\.\d{3}s r\d+ (?:→ (?:GET|POST) \/|← \d{3})/m;
const run = (...flags: string[]) => cli(["run", server.url, "--model", "none", "--select", "doors", ...flags]);

describe("--verbose", () => {
  it("tells exchanges as they happen, on standard error, and what came when all is told", async () => {
    const { code, out, err } = await run("--verbose");
    expect(code).toBe(0);
    expect(err).toMatch(EXCHANGE);
    // Exchanges stand between the first word about the server and the last about the cases.
    expect(err.search(EXCHANGE)).toBeLessThan(err.lastIndexOf("\n", err.length - 2));
    expect(out).not.toMatch(EXCHANGE);
  });

  it("is what tells them, and --quiet is stronger", async () => {
    expect((await run()).err).not.toMatch(EXCHANGE);
    expect((await run("--verbose", "--quiet")).err).toBe("");
  });
});
