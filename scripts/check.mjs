#!/usr/bin/env node
// npm run check: the gate. `npm run check -- spec ledger rooms` runs only those steps or groups.
import { fileURLToPath } from "node:url";
import { chosenSteps, stepsFor } from "./lib/steps.mjs";

const SHOWN = 40;
const root = fileURLToPath(new URL("..", import.meta.url));

let steps;
try {
  steps = chosenSteps(stepsFor(root), process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
let bad = 0;
for (const { name, good, run } of steps) {
  let problems;
  try {
    problems = await run();
  } catch (error) {
    problems = [error.message];
  }
  if (problems.length === 0) {
    console.log(`ok    ${name.padEnd(10)} ${good}`);
    continue;
  }
  bad++;
  console.log(`FAIL  ${name.padEnd(10)} ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`);
  for (const problem of problems.slice(0, SHOWN)) console.log(`      ${problem}`);
  if (problems.length > SHOWN) console.log(`      … and ${problems.length - SHOWN} more`);
}
console.log(bad ? `\n${bad} of ${steps.length} steps failed` : `\nall ${steps.length} steps passed`);
process.exitCode = bad ? 1 : 0;
