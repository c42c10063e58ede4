// Both documents as their own tools judge them.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Problems @readme/openapi-parser finds in spec/openapi.yaml. */
export async function openapiProblems(root) {
  const { validate } = await import("@readme/openapi-parser");
  const result = await validate(join(root, "spec/openapi.yaml"));
  const all = [...(result.valid ? [] : result.errors), ...result.warnings];
  return all.map(({ message }) => `spec/openapi.yaml: ${message}`);
}

/** The document is written in 3.0.0 on purpose: it is what the tools and readers around it know best. */
const MEANT = new Set(["asyncapi-latest-version"]);

/** Diagnostics of @asyncapi/parser for spec/asyncapi.yaml, hints included. */
export async function asyncapiProblems(root) {
  const { Parser, fromFile } = await import("@asyncapi/parser");
  const { document, diagnostics } = await fromFile(new Parser(), join(root, "spec/asyncapi.yaml")).parse();
  const problems = diagnostics.filter(({ code }) => !MEANT.has(code)).map(({ message, path }) => `spec/asyncapi.yaml#/${path.join("/")}: ${message}`);
  if (!document && problems.length === 0) problems.push("spec/asyncapi.yaml: the parser gave no document");
  return problems;
}

/** What Redocly's lint finds in both documents, and in the OpenAPI 3.2 form where it was made, by the rules of redocly.yaml. */
export async function redoclyProblems(root) {
  const files = ["spec/openapi.yaml", "spec/asyncapi.yaml", "generated/openapi-3.2.json"].filter((file) => existsSync(join(root, file)));
  const args = [join(root, "node_modules/@redocly/cli/bin/cli.js"), "lint", "--format=json", ...files];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { code, stdout, stderr } = await new Promise((done) => {
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 1e8 }, (error, out, err) => done({ code: error?.code ?? 0, stdout: out, stderr: err }));
  });
  const problems = reports(stdout).flatMap(({ problems: found = [] }) => found.map(told));
  if (code !== 0 && problems.length === 0) problems.push(`redocly ended with ${code}: ${stderr.trim().slice(-400)}`);
  return problems;
}

function told({ message, location, ruleId }) {
  const at = location?.[0];
  const file = (at?.source?.ref ?? "").replace(/^.*\/(spec|generated)\//, "$1/");
  return `${file}${at?.pointer ?? ""}: ${message} (${ruleId})`;
}

/** The JSON objects in a text, one after another: one for each document. */
function reports(text) {
  const found = [];
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = depth > 0;
    else if (c === "{" && depth++ === 0) start = i;
    else if (c === "}" && --depth === 0) found.push(JSON.parse(text.slice(start, i + 1)));
  }
  return found;
}
