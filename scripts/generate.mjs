#!/usr/bin/env node
// npm run generate: writes generated/ from spec/. With `-- --check` writes nothing and fails where it would.
import { fileURLToPath } from "node:url";
import { differences, writeOutputs } from "./lib/disk.mjs";
import { outputsOf } from "./lib/outputs.mjs";
import { readSpec } from "./lib/read.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const outputs = await outputsOf(readSpec(root));

if (process.argv.includes("--check")) {
  const different = differences(root, outputs);
  if (different.length) {
    console.error(`generated/ is not what spec/ says: ${different.join(", ")}\n  run \`npm run generate\` and commit what it writes`);
    process.exit(1);
  }
  console.log(`generated/ is up to date (${Object.keys(outputs).length} files)`);
} else {
  const written = writeOutputs(root, outputs);
  console.log(written.length ? `wrote ${written.join(", ")}` : "generated/ was up to date");
}
