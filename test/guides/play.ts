import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { blocksOf, type Block } from "./blocks.js";

export const root = resolve(import.meta.dirname, "../..");

/** The blocks of a guide in a folder of their own, as a reader would use them. */
export interface Guide {
  readonly home: string;
  readonly blocks: readonly Block[];
  remove(): void;
}

/** Ports of the guides that are in use by whoever else runs the tests: each play has its own. */
const PORTS = ["4200", "4321"];

/** What the commands of a guide mean here: this checkout, and what is installed in it. Whatever is left in the background ends with the shell. */
const PROLOGUE = `set -m; trap 'for job in $(jobs -p); do kill -- -$job 2>/dev/null; done' EXIT
npx() { local what=$1; shift; case $what in
  sessionproof) node ${JSON.stringify(join(root, "dist/src/cli/main.js"))} "$@";;
  openapi-typescript@*) node ${JSON.stringify(join(root, "node_modules/openapi-typescript/bin/cli.js"))} "$@";;
  *) echo "npx $what is not known here"; return 127;;
esac; }
npm() { [ "$1 $2 $3" = "run fault --" ] || { echo "npm $* is not known here"; return 127; }; shift 3; (cd ${JSON.stringify(root)} && node dist/conformance/matrix/try.js "$@"); }
`;

export async function guide(name: string): Promise<Guide> {
  const home = mkdtempSync(join(tmpdir(), "sessionproof-guide-"));
  const ports = await Promise.all(PORTS.map(freePort));
  const own = (text: string): string => PORTS.reduce((all, port, k) => all.replaceAll(port, ports[k]!), text);
  const blocks = blocksOf(readFileSync(join(root, `docs/guides/${name}.md`), "utf8")).map((block) => ({ ...block, text: block.standsIn === undefined ? own(block.text) : block.text }));
  mkdirSync(join(home, "node_modules"));
  symlinkSync(root, join(home, "node_modules/sessionproof"));
  for (const { file, text } of blocks) if (file !== undefined) writeFileSync(join(home, file), text);
  return { home, blocks, remove: () => rmSync(home, { recursive: true, force: true }) };
}

export interface Played {
  readonly block: Block;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  readonly exit: number;
}

/** Runs shell blocks one after the other in one shell. Ends with what they said; a play that takes longer than `limitMs` is ended. */
export async function play({ home }: Guide, blocks: readonly Block[], limitMs = 120_000): Promise<Played[]> {
  const script = PROLOGUE + blocks.map(({ text }, k) => `echo "::begin ${k}"\n${text.trim()}\necho "::end ${k} $?"\n`).join("");
  const shell = spawn("bash", ["-c", script], { cwd: home, env: { ...process.env, NO_COLOR: "1" }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [shell.stdout, shell.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const limit = setTimeout(() => process.kill(-shell.pid!, "SIGTERM"), limitMs);
  await new Promise((done) => shell.once("exit", done));
  clearTimeout(limit);
  return blocks.map((block, k) => {
    const [, output = "", exit = "-1"] = new RegExp(`::begin ${k}\\n([\\s\\S]*?)::end ${k} (\\d+)`).exec(said) ?? [];
    return { block, output: exit === "-1" ? said : output, exit: Number(exit) };
  });
}

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return String(port);
}
