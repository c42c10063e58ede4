import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./tarball.js";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly { readonly id: string; readonly shell: string; readonly run: string; readonly env: Readonly<Record<string, string>> }[] };
}

export const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;

export interface ActionRun {
  /** Exit code of the step that ended it, 0 where all ran. */
  readonly code: number;
  /** Standard output and error of all steps. */
  readonly told: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the steps of `action.yml` as a runner does: expressions filled in, each in a bash of its own, with the files that a step may write to. Runs in one workspace belong to one job. */
export async function runAction(inputs: Readonly<Record<string, string>>, workspace: string): Promise<ActionRun> {
  const temp = join(workspace, "runner");
  mkdirSync(temp, { recursive: true });
  const files = mkdtempSync(join(temp, "files-"));
  const given = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: usual }]) => [name, inputs[name] ?? usual ?? ""]));
  const steps: Record<string, Record<string, string>> = {};
  let told = "";
  let summary = "";
  let code = 0;
  for (const [index, step] of action.runs.steps.entries()) {
    const file = (name: string): string => {
      const path = join(files, `${index}-${name}`);
      writeFileSync(path, "");
      return path;
    };
    const [output, summaryFile, script] = [file("output"), file("summary"), file("script.sh")];
    writeFileSync(script, filled(step.run, given, steps));
    const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value, given, steps)]));
    const ended = await bash(script, workspace, { ...env, GITHUB_ACTIONS: "true", GITHUB_ACTION_PATH: root, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summaryFile });
    told += ended.told;
    code = ended.code;
    summary += readFileSync(summaryFile, "utf8");
    steps[step.id] = Object.fromEntries(readFileSync(output, "utf8").split("\n").filter((line) => line !== "").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
    if (code !== 0) break;
  }
  return { code, told, summary, outputs: Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value, given, steps)])) };
}

/** Expressions of the two kinds that this action uses. Throws for any other, and for an input that is not declared. */
function filled(text: string, inputs: Readonly<Record<string, string>>, steps: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const [, input] = /^inputs\.([\w-]+)$/.exec(expression) ?? [];
    if (input !== undefined && input in inputs) return inputs[input]!;
    const [, step, output] = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(expression) ?? [];
    if (step !== undefined && action.runs.steps.some(({ id }) => id === step)) return steps[step]?.[output!] ?? "";
    throw new Error(`action.yml has an expression that cannot be filled in: ${expression}`);
  });
}

/** As `shell: bash` of a runner. */
function bash(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<{ readonly code: number; readonly told: string }> {
  return new Promise((resolve, reject) => {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], { cwd, env: { PATH, HOME, ...env }, stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 });
    let told = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (told += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, told }));
  });
}
