import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface Packed {
  readonly filename: string;
  /** Bytes of the tarball, and of what is in it. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** A project of somebody else's, with the packed tarball and what it depends on. */
export class Project {
  readonly packed: Packed;
  readonly home = mkdtempSync(join(tmpdir(), "sessionproof-consumer-"));

  constructor() {
    [this.packed] = JSON.parse(run(root, "npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", this.home])) as [Packed];
    mkdirSync(join(this.home, "node_modules", "@types"), { recursive: true });
    run(this.home, "tar", ["-xzf", this.packed.filename]);
    run(this.home, "mv", ["package", "node_modules/sessionproof"]);
    const theirs = join(root, "node_modules");
    for (const name of readdirSync(theirs)) if (!name.startsWith("@") && !name.startsWith(".")) symlinkSync(join(theirs, name), join(this.home, "node_modules", name));
    for (const name of ["node", "ws"]) symlinkSync(join(theirs, "@types", name), join(this.home, "node_modules/@types", name));
    this.write("package.json", '{ "name": "consumer", "type": "module" }');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.home, file), text);
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** What a command printed. Throws with all of it where the command fails. */
export function run(cwd: string, command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}\n${stderr}`);
  }
}

/** How a test of somebody's ended. */
export interface TheirTest {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  readonly message: string;
}

/** Runs a test file of a project with vitest, which must end by itself. */
export function vitestIn(project: Project, file: string): { readonly status: number | null; readonly tests: readonly TheirTest[] } {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, "run", join(project.home, file), "--root", project.home, "--reporter=json", "--outputFile=out.json"], { cwd: project.home, encoding: "utf8", timeout: 100_000, env: { ...process.env, VITEST: "", NODE_OPTIONS: "" } });
  const { testResults } = JSON.parse(run(project.home, "cat", ["out.json"])) as { testResults: { message: string; assertionResults: { fullName: string; status: string; failureMessages?: string[] }[] }[] };
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ fullName, status, failureMessages = [] }): TheirTest => ({ name: fullName, status: status === "passed" || status === "failed" ? status : "skipped", message: failureMessages.join("\n") })));
  if (tests.length === 0) throw new Error(`vitest ran no test of ${file}\n${stdout}\n${stderr}\n${testResults.map(({ message }) => message).join("\n")}`);
  return { status, tests };
}
