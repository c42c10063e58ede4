import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { FORMATS, type Format } from "../../src/cli/formats.js";
import { OpenAiModel } from "../../src/model/index.js";
import { harProblems, junitProblems, sarifProblems } from "../../test/schemas/schemas.js";
import { KEY, type Hostile } from "./hostile.js";
import { STOLEN, writers } from "./writer.js";

/** The built tool: `npm test` builds it first. */
const MAIN = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
/** Deep, so that a way out of the working folder still ends within what is looked through. */
const root = mkdtempSync(join(tmpdir(), "sessionproof-writes-"));
beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error("the tool is not built: npm run build");
});
afterAll(() => rmSync(root, { recursive: true }));

const SELECT = ["routing", "tags", "history", "lists", "labels", "text", "socket.frames", "context.turn", "turns"];

interface Told {
  readonly code: number | null;
  readonly screen: string;
  readonly written: readonly string[];
  readonly text: (name: string) => string;
}

async function judged(one: Hostile): Promise<Told> {
  const at = (...path: string[]): string => join(root, one.name, ...path);
  const folders = { cwd: at("a", "b", "c", "d", "e", "cwd"), home: at("home"), tmp: at("tmp"), out: at("out") };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  const modelPort = await freePort();
  const target = await one.start(new OpenAiModel({ baseUrl: `http://127.0.0.1:${modelPort}/v1`, modelName: "scripted" }));
  const reports = (Object.keys(FORMATS) as Format[]).flatMap((format) => ["--report", `${format}=${join(folders.out, FORMATS[format].example)}`]);
  const argv = ["run", target.url, "--model-port", String(modelPort), "--select", ...SELECT, "--seed", "1", "--time-scale", "0.05", "--verbose", "--log", join(folders.out, "log.jsonl"), "--report", "pretty", ...reports];
  const { PATH } = process.env;
  const child = spawn(process.execPath, [MAIN, ...argv], { cwd: folders.cwd, env: { PATH, HOME: folders.home, TMPDIR: folders.tmp, TMP: folders.tmp, TEMP: folders.tmp, SESSIONPROOF_API_KEY: KEY }, stdio: ["ignore", "pipe", "pipe"] });
  let screen = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (screen += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  await target.close();
  const written = readdirSync(at(), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [] : [relative(at(), join(entry.parentPath, entry.name))]));
  return { code, screen, written: written.sort(), text: (name) => readFileSync(join(folders.out, name), "utf8") };
}

async function freePort(): Promise<number> {
  const probe = createTcpServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

// eslint-disable-next-line no-control-regex -- they are what is looked for
const STEERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;
/** What a runner takes for a command: a line that begins with `::name …::`, blanks apart, or one of the others anywhere. */
const COMMANDS = /^\s*::[A-Za-z][^\n]*::|##\[|##vso\[/m;

describe.each(writers.map((one) => [one.name, one] as const))("of a server of which %s", (_name, one) => {
  let told: Told;
  beforeAll(async () => {
    told = await judged(one);
  }, 120_000);

  it("the verdict is red and shows what came", () => {
    expect([told.code, told.code === 1 ? "" : told.screen.slice(-2_000)]).toEqual([1, ""]);
    expect(told.screen).toContain(STOLEN);
  });

  it("nothing is written but the files that were asked for", () => {
    const asked = [...Object.values(FORMATS).map(({ example }) => example), "log.jsonl"].map((name) => join("out", name)).sort();
    expect(told.written).toEqual(asked);
    expect(existsSync(join(tmpdir(), STOLEN))).toBe(false);
  });

  it("nothing on the screen steers the terminal or commands a CI runner", () => {
    for (const text of [told.screen, told.text("report.txt")]) {
      expect(STEERS.exec(text)).toBeNull();
      expect(COMMANDS.exec(text)).toBeNull();
    }
  });

  it("every annotation is the suite's own", () => {
    const lines = told.text("annotations.txt").trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).toMatch(/^::(?:error|warning|notice) title=(?:sessionproof%3A [A-Z]+|(?:blocked%3A )?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[\w-]+)?)::/);
      expect(STEERS.exec(line)).toBeNull();
      expect(line).not.toMatch(/##\[|##vso\[/);
    }
  });

  it("the machine formats still keep to their schemas", async () => {
    expect(validate("Report", JSON.parse(told.text("report.json")) as Report)).toEqual([]);
    expect(await junitProblems(told.text("report.xml"))).toEqual([]);
    expect(sarifProblems(told.text("report.sarif"))).toEqual([]);
    expect(harProblems(told.text("traffic.har"))).toEqual([]);
  });

  it("no markup of the server is markup of the page, of the summary or of the badge", () => {
    const page = told.text("report.html");
    expect(page.match(/<script/g)).toHaveLength(2);
    for (const text of [page, withoutCode(told.text("summary.md")), told.text("badge.svg")]) expect(/.{0,200}(?:<img|<script>alert)/.exec(text)?.[0]).toBeUndefined();
    expect(STEERS.exec(told.text("summary.md"))).toBeNull();
  });

  it("the key stands nowhere", () => {
    for (const name of told.written) expect(told.text(name.slice("out/".length))).not.toContain(KEY);
    expect(told.screen).not.toContain(KEY);
  });
});

/** Markdown without its code, within which markup is only text (CommonMark §4.5, §6.1: as many backticks at the end as at the beginning). */
function withoutCode(markdown: string): string {
  return markdown.replace(/^(`{3,})\w*\n[^]*?\n\1$/gm, "").replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
}
