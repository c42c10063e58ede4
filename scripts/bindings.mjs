#!/usr/bin/env node
// Holds each folder of src/bindings against the interface and against its own page. What is looked at is what was built last: npm run build.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bindingProblems, foldersIn, interfaceIn, registeredIn } from "./lib/checks/bindings.mjs";
import { readSpec } from "./lib/read.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = await foldersIn(root);
const asked = interfaceIn(readFileSync(join(root, "src/bindings/binding.ts"), "utf8"));
const problems = bindingProblems(asked, folders, await registeredIn(root), new Set(readSpec(root).rows.map(({ row }) => row.id)));
for (const problem of problems) console.error(problem);
console.log(problems.length ? `${problems.length} problems` : `${folders.length} bindings keep to the interface and say how they map it`);
process.exitCode = problems.length ? 1 : 0;
