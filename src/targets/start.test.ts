import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { startTarget } from "./start.js";
import { fakeTarget } from "./testing.test-support.js";

const DIST = fileURLToPath(new URL("../../dist/src/targets/", import.meta.url));
const START = { modelUrl: "http://127.0.0.1:9/v1" };

describe("a target that is started", () => {
  it("lives in a home of its own with a bare environment, and leaves neither process nor file", async () => {
    const { target, installed } = fakeTarget();
    const running = await startTarget(target, { ...START, installed });
    const { env, cwd } = (await (await fetch(running.url)).json()) as { env: Record<string, string>; cwd: string };
    expect(cwd).toBe(running.home);
    expect(Object.keys(env).sort()).toEqual(["HOME", "LANG", "MODE", "PATH", "PORT", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"]);
    expect(env["TMPDIR"]).toBe(join(running.home, "tmp"));
    const pids = pidsIn(running.home);
    await running.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    expect(existsSync(running.home)).toBe(false);
  });

  it("is ended by force where it does not end by itself", async () => {
    const { target, installed } = fakeTarget("hears-no-term");
    const running = await startTarget(target, { ...START, installed });
    const pids = pidsIn(running.home);
    await running.stop();
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it("is told to have died, with what it printed, and leaves nothing", async () => {
    const { target, installed } = fakeTarget();
    const running = await startTarget(target, { ...START, installed });
    const pids = pidsIn(running.home);
    await fetch(`${running.url}/die`).catch(() => undefined);
    expect(await running.died).toMatchObject({ told: false, text: "The target fake ended by itself (exit code 7). It printed last:\nup" });
    await running.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    expect(existsSync(running.home)).toBe(false);
  });

  it("that ends at once is told with what it printed", async () => {
    const { target, installed } = fakeTarget("dies-at-once");
    await expect(startTarget(target, { ...START, installed })).rejects.toThrow("The target fake ended while it was starting (exit code 3). It printed last:\nno such option: --odd");
  });

  it("that is not ready in time is told, and ended", async () => {
    const { target, installed } = fakeTarget("never-ready", 700);
    await expect(startTarget(target, { ...START, installed })).rejects.toThrow("The target fake was not ready within 700 ms. It printed last:\nup");
  });

  it.each(["SIGKILL", "SIGTERM"] as const)("is ended when the process that started it is ended by %s", async (signal) => {
    const { installed } = fakeTarget();
    const script = `
      import { startTarget } from ${JSON.stringify(pathToFileURL(join(DIST, "start.js")).href)};
      const target = { name: "fake", start: async ({ home, port, node }) => ({ file: node, args: [${JSON.stringify(join(installed, "server.cjs"))}], cwd: home, env: { PORT: String(port) }, readyPath: "/", readyMs: 10000 }) };
      const running = await startTarget(target, { installed: "", modelUrl: "" });
      console.log(running.home);
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    const [printed] = (await once(starter.stdout, "data")) as [Buffer];
    const home = printed.toString().trim();
    const pids = pidsIn(home);
    const gone = removed(home);
    starter.kill(signal);
    await gone;
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

function pidsIn(home: string): number[] {
  return readFileSync(join(home, "pids"), "utf8").split(" ").map(Number);
}

function isAlive(pid: number): boolean {
  try {
    // A process that has ended and that nobody has asked about yet is no process that is left.
    return process.kill(pid, 0) && !(existsSync(`/proc/${pid}/stat`) && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8")));
  } catch {
    return false;
  }
}

function removed(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watching = watch(join(folder, ".."), () => {
      if (existsSync(folder)) return;
      watching.close();
      resolve();
    });
  });
}
