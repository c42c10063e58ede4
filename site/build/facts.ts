import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ledger, type LedgerRow } from "../../generated/ledger.js";
import type { Result } from "../../generated/result.js";
import { cases } from "../../conformance/cases/index.js";
import { faults } from "../../conformance/faults/index.js";
import type { Fault } from "../../conformance/faults/fault.js";
import type { Score } from "../../conformance/matrix/score.js";
import type { ConformanceCase } from "../../src/runner/index.js";

/** All that the site tells, as the repository has it. */
export interface Facts {
  readonly ledger: readonly LedgerRow[];
  readonly cases: readonly ConformanceCase[];
  readonly faults: readonly Fault[];
  readonly score: Score;
  /** What real servers were found to be, in the order of their titles. */
  readonly results: readonly Result[];
  /** Markdown documents by their path in the repository. */
  readonly documents: ReadonlyMap<string, string>;
}

export function factsOf(root: string): Facts {
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const paths = readdirSync(join(root, "docs"), { recursive: true }).map((name) => `docs/${String(name).replaceAll("\\", "/")}`);
  return {
    ledger,
    cases,
    faults,
    score: JSON.parse(read("generated/score.json")) as Score,
    results: resultsIn(join(root, "results")),
    documents: new Map([...paths.filter((path) => path.endsWith(".md")).sort(), "spec/promises.md"].map((path) => [path, read(path)])),
  };
}

/** The result files of a folder; none where there is no such folder. */
export function resultsIn(folder: string): Result[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const results = names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Result).filter(({ schema }) => schema === "sessionproof/result/1");
  return results.sort((a, b) => (`${a.title} ${a.version}` < `${b.title} ${b.version}` ? -1 : 1));
}

const SHORT = new Set(["http", "sse", "ws", "json", "uuid", "utf", "html", "url"]);

/** The name of a wrong server as a sentence. */
export function sentenceOf(fault: string): string {
  const text = fault.split("-").map((word) => (SHORT.has(word) ? word.toUpperCase() : word)).join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
