/* Writes `docs/matrix.md` from `results/`: `npm run matrix`. With `--check` it only compares. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resultsIn } from "./facts.js";
import { matrixDocument } from "./matrix-document.js";
import { matrixOf } from "./matrix.js";

const PAGE = "docs/matrix.md";
const text = matrixDocument(matrixOf(resultsIn("results")));
if (!process.argv.includes("--check")) writeFileSync(PAGE, text);
else if (!existsSync(PAGE) || readFileSync(PAGE, "utf8") !== text) {
  process.stderr.write(`${PAGE} does not say what results/ says: run \`npm run matrix\` and commit it.\n`);
  process.exitCode = 1;
}
