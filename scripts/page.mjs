#!/usr/bin/env node
// npm run build, second half: the script of the report page, src/report-page/browser/ as one file beside what is built of it.
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

await build({
  input: at("src/report-page/browser/main.ts"),
  output: { file: at(process.argv[2] ?? "dist/src/report-page/page.js"), format: "iife", minify: true },
});
