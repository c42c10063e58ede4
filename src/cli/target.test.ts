import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { targets } from "../../targets/index.js";
import { bindings } from "../bindings/index.js";
import { readProfile } from "./profile.js";
import { installFolder } from "../targets/cache.js";
import { fakeTarget } from "../targets/testing.test-support.js";
import { cli, FakeIo } from "./io.test-support.js";
import { registerTargets } from "./target.js";
import { filesOf } from "./target-flags.js";
import { targetDown, targetUp } from "./target-up.js";

describe("target", () => {
  it("lists what there is", async () => {
    const { code, out } = await cli(["target", "list"]);
    expect(code).toBe(0);
    for (const { name } of targets) expect(out).toMatch(new RegExp(`^${name} `, "m"));
  });

  it("knows no other", async () => {
    const { code, err } = await cli(["target", "opencoda", "run"]);
    expect(code).toBe(2);
    expect(err).toMatch(/unknown command 'opencoda'/);
  });

  it.each(targets.map((target) => [target.name, target] as const))("%s has exact versions, a binding that there is, a profile, and a list whose lines point to a page", (_name, target) => {
    for (const version of Object.values(target.packages)) expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    expect(bindings.has(target.binding)).toBe(true);
    const files = filesOf(target);
    expect(readProfile(files.profile).binding ?? target.binding).toBe(target.binding);
    if (!existsSync(files.knownFailing)) return;
    for (const [page] of readFileSync(files.knownFailing, "utf8").matchAll(/docs\/findings\/[\w.-]+\.md/g)) expect(existsSync(join(files.profile, "../../..", page)), page).toBe(true);
  });

  it("that does not fit says so with 2, and with 0 where it may be left out", async () => {
    const { target } = fakeTarget();
    const elsewhere = { ...target, name: "opencode", binding: "native", fits: { platform: "aix", arch: "ppc64" } } as const;
    const io = new FakeIo();
    expect(await runWith(elsewhere, ["target", "opencode", "run", "--skip-unfit"], io)).toBe(0);
    expect(io.err).toMatch(/^Skipped: The target opencode runs on aix-ppc64, and this is /);
    await expect(runWith(elsewhere, ["target", "opencode", "run"], new FakeIo())).rejects.toThrow("The target opencode runs on aix-ppc64");
  });

  it("up leaves it running until it is interrupted, and nothing afterwards", async () => {
    const { target, cache } = installedFake();
    const io = new FakeIo();
    const done = targetUp(target, { cache, port: 0, modelPort: 4321, quiet: true }, io);
    const [, url] = await io.says(/^listening on (\S+)$/m);
    const { env } = (await (await fetch(url!)).json()) as { env: { HOME: string } };
    expect(readdirSync(join(cache, "up"))).toHaveLength(1);
    io.interrupt();
    expect(await done).toBe(0);
    await expect(fetch(url!)).rejects.toThrow();
    expect(existsSync(env.HOME)).toBe(false);
    expect(readdirSync(join(cache, "up"))).toEqual([]);
  });

  it("down ends what an up left, and up says that it was told to end", async () => {
    const { target, cache } = installedFake();
    const [up, down, again] = [new FakeIo(), new FakeIo(), new FakeIo()];
    const done = targetUp(target, { cache, port: 0, modelPort: 4321, quiet: true }, up);
    const [, url] = await up.says(/^listening on (\S+)$/m);
    expect(await targetDown(target, { cache }, down)).toBe(0);
    expect(down.out).toBe(`${url} has ended.\n`);
    expect(await done).toBe(0);
    expect(up.err).toBe("The target fake was told to end.\n");
    await targetDown(target, { cache }, again);
    expect(again.out).toBe("No fake is up.\n");
  });
});

/** The fake target, and a cache in which it is installed already. */
function installedFake(): { readonly target: ReturnType<typeof fakeTarget>["target"]; readonly cache: string } {
  const { target } = fakeTarget();
  const cache = mkdtempSync(join(tmpdir(), "sessionproof-test-"));
  const folder = installFolder(cache, target);
  mkdirSync(folder);
  writeFileSync(join(folder, "sessionproof-installed.json"), JSON.stringify(target.packages));
  return { target, cache };
}

async function runWith(target: ReturnType<typeof fakeTarget>["target"], argv: readonly string[], io: FakeIo): Promise<number> {
  let code = -1;
  const program = new Command().exitOverride();
  registerTargets([target])(program, (work) => async (...given) => {
    const command = given.at(-1) as Command;
    code = await work(command.processedArgs as string[], command.opts(), io);
  });
  await program.parseAsync([...argv], { from: "user" });
  return code;
}
