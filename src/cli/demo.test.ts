import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { faults } from "../../conformance/faults/index.js";
import { ToolError } from "../runner/trouble.js";
import { FakeIo } from "./io.test-support.js";
import { runCli } from "./program.js";
import { startServer } from "./server-process.js";

/** The built tool: `npm test` builds it first. */
const MAIN = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));

class BuiltIo extends FakeIo {
  override readonly self = [process.execPath, MAIN] as never;
}

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error("the tool is not built: npm run build");
});

describe("demo", () => {
  it("judges the reference server in a process of its own", async () => {
    const io = new BuiltIo();
    expect(await runCli(["demo", "--select", "doors", "--seed", "17"], io)).toBe(0);
    expect(io.out).toMatch(/^PASSED {2}\d+ cases of \d+ requirements, nothing broken\.\n {2}judged {8}http:\/\/127\.0\.0\.1:\d+ \(the reference server, version /);
    expect(io.err).toMatch(/It lets us in with the key\.\n/);
  });

  it("shows a failure where a fault is asked for, and how to see it again", async () => {
    const fault = faults.find((one) => one.name === "history-by-id-knows-no-session")!;
    const io = new BuiltIo();
    expect(await runCli(["demo", "--fault", fault.name, "--select", "doors", "delete", "--seed", "17", "--quiet"], io)).toBe(1);
    expect(io.out).toMatch(/^(Blocked|Failed) \(\d+\)\n/);
    for (const [again] of io.out.matchAll(/^ {2}again .*$/gm)) expect(again).toMatch(/^ {2}again {5}sessionproof demo --fault history-by-id-knows-no-session --select \S+ .*--seed 17$/);
    expect(io.err).toBe("");
  });

  it("knows the faults that are near a name that is none", async () => {
    const io = new BuiltIo();
    expect(await runCli(["demo", "--fault", "history-by-id-knows-no-sesion"], io)).toBe(2);
    expect(io.err).toMatch(/^sessionproof: There is no fault called "history-by-id-knows-no-sesion"\.\n {2}Did you mean history-by-id-knows-no-session/);
  });

  it("ends with 2 and a report when it is interrupted", async () => {
    const io = new BuiltIo();
    const done = runCli(["demo", "--jobs", "1"], io);
    await io.says(/cases to run/);
    io.interrupt();
    expect(await done).toBe(2);
    expect(io.out).toMatch(/^STOPPED /);
  });

  it("leaves no server behind when it is killed", async () => {
    const demo = spawn(process.execPath, [MAIN, "demo", "--jobs", "1"], { stdio: ["ignore", "ignore", "pipe"] });
    const [, port] = await new Promise<RegExpExecArray>((resolve) => {
      let said = "";
      demo.stderr.setEncoding("utf8").on("data", (text: string) => {
        const match = /^http:\/\/127\.0\.0\.1:(\d+) answers\.$/m.exec((said += text));
        if (match) resolve(match);
      });
    });
    const socket = connect(Number(port), "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    const gone = new Promise((resolve) => socket.once("close", resolve));
    demo.kill("SIGKILL");
    await gone;
  });
});

describe("a server process", () => {
  it("is gone once it is stopped", async () => {
    const server = await startServer([], "some-key-or-other", new BuiltIo());
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    await server.stop();
    await expect(fetch(`${server.url}/api/health`)).rejects.toThrow();
  });

  it("that does not come up is told with what it said", async () => {
    const starting = startServer(["--port", "nonsense"], "some-key-or-other", new BuiltIo());
    await expect(starting).rejects.toThrow(ToolError);
    await expect(starting).rejects.toThrow(/^The reference server ended at once \(exit code 2\)\. It said: sessionproof: option '--port <n>' argument 'nonsense' is invalid/);
  });
});
