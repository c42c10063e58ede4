// The ledger: rows of the right shape, ids unique, one keyword, pointers and reliances that lead somewhere, promises covered.
import { strictAjv } from "./schemas.mjs";

/** Everything wrong with the rows (`{ file, row }`). `promises` are ids such as `P5`. */
export function ledgerProblems({ rows, promises, openapi, asyncapi }, schemas) {
  const problems = [...shapeProblems(rows, schemas)];
  if (problems.length) return problems;
  return [
    ...idProblems(rows),
    ...rows.flatMap(({ file, row }) => [...keywordProblems(file, row), ...pointerProblems(file, row, { "openapi.yaml": openapi, "asyncapi.yaml": asyncapi })]),
    ...relianceProblems(rows),
    ...promiseProblems(rows, promises),
  ];
}

function* shapeProblems(rows, schemas) {
  const ajv = strictAjv(schemas);
  const check = ajv.getSchema("urn:sessionproof:LedgerEntry");
  for (const [i, { file, row }] of rows.entries()) {
    if (!check(row)) yield `${file} ${row?.id ?? `row ${i + 1}`}: ${ajv.errorsText(reasons(check.errors, row), { dataVar: "row" })}`;
  }
}

/** `oneOf` of proof and untestable, said in words. */
function reasons(errors, row) {
  if (!errors.some(({ keyword }) => keyword === "oneOf")) return errors;
  const others = errors.filter(({ schemaPath }) => !schemaPath.startsWith("#/oneOf"));
  const message = row.proof ? "has both proof and untestable; keep one" : "needs proof (case or always) or a reason in untestable";
  return [...others, { instancePath: "", message }];
}

function idProblems(rows) {
  const seen = new Map();
  const problems = [];
  for (const { file, row } of rows) {
    if (seen.has(row.id)) problems.push(`${file} ${row.id}: stands in ${seen.get(row.id)} already; ids are unique`);
    seen.set(row.id, file);
  }
  return problems;
}

function keywordProblems(file, row) {
  const keywords = row.text.match(/\b(MUST|SHOULD|MAY|SHALL|REQUIRED)\b/g) ?? [];
  if (keywords.length === 1 && keywords[0] === row.level) return [];
  return [`${file} ${row.id}: the text needs exactly one keyword, ${row.level}; it has ${keywords.join(", ") || "none"}`];
}

function pointerProblems(file, row, documents) {
  const [name, pointer] = row.at.split("#");
  return resolves(documents[name], pointer) ? [] : [`${file} ${row.id}: at ${row.at} leads nowhere in spec/${name}`];
}

/** True when a JSON pointer leads somewhere, through references within the document. */
export function resolves(document, pointer) {
  let at = document;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    for (let hops = 0; hops < 9 && typeof at?.$ref === "string" && at.$ref.startsWith("#/"); hops++) {
      at = at.$ref.split("/").slice(1).reduce((node, step) => node?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], document);
    }
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, key)) return false;
    at = at[key];
  }
  return true;
}

function relianceProblems(rows) {
  const byId = new Map(rows.map((entry) => [entry.row.id, entry]));
  const problems = [];
  for (const { file, row } of rows) {
    for (const id of row.relies ?? []) if (!byId.has(id)) problems.push(`${file} ${row.id}: relies on ${id}, which is no row`);
  }
  const state = new Map();
  const visit = (id, path) => {
    if (state.get(id) === "done" || !byId.has(id)) return;
    if (state.get(id) === "open") {
      problems.push(`${byId.get(id).file} ${id}: relies on itself: ${[...path.slice(path.indexOf(id)), id].join(" -> ")}`);
      return;
    }
    state.set(id, "open");
    for (const next of byId.get(id).row.relies ?? []) visit(next, [...path, id]);
    state.set(id, "done");
  };
  for (const id of byId.keys()) visit(id, []);
  return problems;
}

function promiseProblems(rows, promises) {
  const covered = new Set(rows.map(({ row }) => row.source.proposal));
  const missing = promises.filter((id) => !covered.has(id)).map((id) => `spec/promises.md ${id}: no row of the ledger has it as its source`);
  const known = new Set(promises);
  const unknown = rows.filter(({ row }) => row.source.proposal && !known.has(row.source.proposal)).map(({ file, row }) => `${file} ${row.id}: ${row.source.proposal} is no promise of spec/promises.md`);
  return [...missing, ...unknown];
}

/** Ids of the promises in the table of spec/promises.md. */
export function promisesIn(markdown) {
  return [...markdown.matchAll(/^\|\s*(P\d+)\s*\|/gm)].map(([, id]) => id);
}

/** Rows that no case proves and that give no reason why. `proved` holds the requirements of the cases there are. */
export function caseProblems(rows, proved) {
  return rows
    .filter(({ row }) => row.proof && !proved.has(row.id))
    .map(({ file, row }) => `${file} ${row.id}: no case proves it; write one in conformance/cases/${row.id.split(".")[0]}/, or say in the row why it is untestable`);
}
