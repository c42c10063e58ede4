// The steps of the check gate: each has a group, says in one line what it found, and gives its problems.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { bindingProblems, foldersIn, interfaceIn, registeredIn } from "./checks/bindings.mjs";
import { asyncapiProblems, openapiProblems, redoclyProblems } from "./checks/documents.mjs";
import { documentExampleProblems } from "./checks/examples.mjs";
import { caseProblems, ledgerProblems, promisesIn } from "./checks/ledger.mjs";
import { compileProblems, schemaExampleProblems, wordingProblems } from "./checks/schemas.mjs";
import { differences } from "./disk.mjs";
import { outputsOf } from "./outputs.mjs";
import { readSpec } from "./read.mjs";
import { roomProblems, roomsIn, sourcesIn } from "./rooms.mjs";
import { collectSchemas } from "./schemas.mjs";

const text = (root, path) => readFileSync(join(root, path), "utf8");

/** `{ name, group, good, run }`: `run` gives the problems, `good` says what holds when there are none. */
export function stepsFor(root) {
  const spec = once(() => readSpec(root));
  const schemas = once(() => collectSchemas(spec().schemaFiles));
  return [
    { name: "openapi", group: "spec", good: "@readme/openapi-parser accepts spec/openapi.yaml", run: () => openapiProblems(root) },
    { name: "asyncapi", group: "spec", good: "@asyncapi/parser has nothing to say about spec/asyncapi.yaml", run: () => asyncapiProblems(root) },
    { name: "redocly", group: "spec", good: "Redocly lints both documents clean", run: () => redoclyProblems(root) },
    { name: "schemas", group: "spec", good: "every schema compiles in strict Ajv (2020-12)", run: () => compileProblems(schemas()) },
    { name: "wording", group: "spec", good: "everything is described, objects have names and examples", run: () => wordingProblems(schemas()) },
    { name: "examples", group: "spec", good: "every example validates", run: () => [...schemaExampleProblems(schemas()), ...documentExampleProblems(spec(), schemas())] },
    { name: "ledger", group: "ledger", good: "the ledger is consistent and covers every promise", run: () => ledgerProblems({ ...spec(), promises: promisesIn(text(root, "spec/promises.md")) }, schemas()) },
    { name: "cases", group: "ledger", good: "every row has a case or a written reason", run: async () => caseProblems(spec().rows, await provedIn(root)) },
    { name: "generated", group: "generated", good: "generated/ is what spec/ says", run: async () => staleness(differences(root, await outputsOf(spec()))) },
    { name: "bindings", group: "bindings", good: "each binding keeps to the interface and says how it maps it", run: () => bindingsOf(root, spec().rows) },
    { name: "rooms", group: "rooms", good: "nothing imports across a wall", run: () => roomProblems(roomsIn(text(root, "docs/architecture.md")), sourcesIn(root)) },
    { name: "types", group: "types", good: "tsc accepts everything", run: () => typeProblems(root) },
  ];
}

/** The steps that carry one of the names, or belong to one of the groups; all when there are no names. */
export function chosenSteps(steps, names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name || step.group === name));
  if (unknown.length) throw new Error(`no step or group is called ${unknown.join(", ")}; there are ${[...new Set(steps.flatMap(({ group, name }) => [group, name]))].join(", ")}`);
  return names.length ? steps.filter(({ name, group }) => names.includes(name) || names.includes(group)) : steps;
}

async function bindingsOf(root, rows) {
  await built(root);
  return bindingProblems(interfaceIn(text(root, "src/bindings/binding.ts")), await foldersIn(root), await registeredIn(root), new Set(rows.map(({ row }) => row.id)));
}

function built(root) {
  return promisify(execFile)(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], { cwd: root });
}

/** Requirements that the built cases prove: ids may be put together, so the cases themselves are asked. */
async function provedIn(root) {
  await built(root);
  const { cases } = await import(pathToFileURL(join(root, "dist/conformance/cases/index.js")).href);
  return new Set(cases.map(({ proves }) => proves));
}

function staleness(names) {
  return names.length ? [`${names.join(", ")} in generated/ differ from what spec/ says: run \`npm run generate\` and commit what it writes`] : [];
}

/** What runs in a browser, and what looks into one, has types of its own. */
const PROJECTS = [".", "src/report-page/browser", "test/page", "site/browser", "test/site"];

async function typeProblems(root) {
  const problems = [];
  for (const project of PROJECTS) problems.push(...(await typeProblemsOf(root, project)));
  return problems;
}

function typeProblemsOf(root, project) {
  return new Promise((done) => {
    execFile(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "--pretty", "false", "-p", project], { cwd: root, maxBuffer: 1e8 }, (error, stdout) => {
      const lines = stdout.split("\n").filter((line) => /error TS\d+/.test(line));
      done(error && !lines.length ? [`tsc could not run: ${error.message}`] : lines);
    });
  });
}

function once(make) {
  let made;
  return () => (made ??= { value: make() }).value;
}
