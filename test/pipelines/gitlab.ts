import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { root } from "./tarball.js";

interface Spec {
  readonly spec: { readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: string }>> };
}

interface Job {
  readonly image: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly paths: readonly string[]; readonly reports: { readonly junit: string } };
}

/** The two documents of the template: what it takes, and its job. Throws for YAML that is none. */
export function template(): { readonly inputs: Spec["spec"]["inputs"]; readonly job: Job } {
  const documents = parseAllDocuments(readFileSync(join(root, "templates/gitlab/sessionproof.yml"), "utf8"));
  const [spec, jobs, ...more] = [...documents].map((document) => {
    if (document.errors.length > 0) throw document.errors[0]!;
    return document.toJS() as unknown;
  });
  if (more.length > 0) throw new Error("the template has more than two documents");
  return { inputs: (spec as Spec).spec.inputs, job: (jobs as { sessionproof: Job }).sessionproof };
}

/** Runs the lines of the job as a runner does: one shell for all of them, in the project's folder. `path` is looked through for commands first. */
export function runJob(given: Readonly<Record<string, string>>, project: string, path = ""): Promise<{ readonly code: number; readonly told: string }> {
  const { inputs, job } = template();
  const filled = (text: string): string =>
    text.replace(/\$\[\[\s*inputs\.([\w-]+)\s*\]\]/g, (_, name: string) => {
      const value = given[name] ?? inputs[name]?.default;
      if (value === undefined) throw new Error(`the template has no value for ${name}`);
      return value;
    });
  const variables = Object.fromEntries(Object.entries(job.variables).map(([name, value]) => [name, filled(value)]));
  mkdirSync(project, { recursive: true });
  const script = join(project, "job.sh");
  writeFileSync(script, [...job.before_script, ...job.script].join("\n"));
  return new Promise((resolve, reject) => {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn("sh", ["-e", script], { cwd: project, env: { PATH: `${path}:${PATH}`, HOME, CI: "true", NO_COLOR: "1", CI_PROJECT_DIR: project, ...variables }, stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 });
    let told = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (told += text));
    child.on("error", reject);
    // The end of the shell is the end of the job, whatever it leaves behind.
    child.on("exit", (code) => resolve({ code: code ?? 1, told }));
  });
}
