/* Builds the site into `site/dist/`, or the folder that is named: `npm run site`. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { siteFiles } from "./site.js";

const root = resolve(".");
const out = resolve(process.argv[2] ?? "site/dist");
const SCRIPTS = ["site", "filter", "http", "try"] as const;

rmSync(out, { recursive: true, force: true });
const files = siteFiles(root);
for (const [path, text] of files) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
}
for (const name of ["frame.css", "page.css"]) copyFileSync(join(root, "site", name), join(out, "assets", name));
// Scalar's own build for pages, as its package for one web framework carries it: the other packages bring hundreds more along.
copyFileSync(join(root, "node_modules/@scalar/fastify-api-reference/dist/js/standalone.js"), join(out, "assets/scalar.js"));

const bundle = await rolldown({ input: Object.fromEntries(SCRIPTS.map((name) => [name, join(root, `site/browser/${name}.ts`)])) });
await bundle.write({ dir: join(out, "assets"), entryFileNames: "[name].js", chunkFileNames: "part-[hash].js", format: "esm", minify: true });
await bundle.close();
process.stdout.write(`${[...files.keys()].filter((path) => path.endsWith(".html")).length} pages in ${out}\n`);
