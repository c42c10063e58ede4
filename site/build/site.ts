import { readFileSync } from "node:fs";
import { join } from "node:path";
import { documentPages } from "./document-pages.js";
import { eventsPage, type AsyncApi } from "./events-page.js";
import { factsOf, sentenceOf, type Facts } from "./facts.js";
import { filePages } from "./file-pages.js";
import { homePage } from "./home-page.js";
import { httpPage, type OpenApi } from "./http-page.js";
import { Links } from "./links.js";
import { matrixPage } from "./matrix-page.js";
import { matrixOf } from "./matrix.js";
import type { Page } from "./page.js";
import { plainHttpPage, type WholeOpenApi } from "./plain-http-page.js";
import { requirementsPage } from "./requirements-page.js";
import { searchFile } from "./search-file.js";
import { inShell } from "./shell.js";
import { SHOWN_HERE, tryPage } from "./try-page.js";
import { wrongServersPage } from "./wrong-servers-page.js";

/** Every file of the site that is written and not copied or bundled, by its path below the root of the site. */
export function siteFiles(root: string): ReadonlyMap<string, string> {
  const facts = factsOf(root);
  const documents = (name: string): string => readFileSync(join(root, "generated", name), "utf8");
  const pages = pagesOf(facts, root, JSON.parse(documents("openapi.json")) as OpenApi & WholeOpenApi, JSON.parse(documents("asyncapi.json")) as AsyncApi);
  return new Map([
    ...pages.map((page) => [page.path, inShell(page)] as const),
    ...["openapi.json", "openapi-3.2.json", "asyncapi.json"].map((name) => [name, documents(name)] as const),
    ["assets/search.json", searchFile(pages)],
    ["assets/faults.json", faultsFile(facts)],
    ["assets/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#0b57b0" d="M1 2h6v12H1z"/><path fill="#1a6d2e" d="M9 2h6v12H9z"/></svg>\n'],
  ]);
}

function pagesOf(facts: Facts, root: string, openapi: OpenApi & WholeOpenApi, asyncapi: AsyncApi): Page[] {
  const names = [...facts.ledger.map(({ id }) => [id, `requirements.html#${id}`] as const), ...facts.faults.map(({ name }) => [name, `wrong-servers.html#${name}`] as const)];
  const links = new Links(root, new Set(facts.documents.keys()), new Map(names));
  const pages = [
    homePage(facts),
    requirementsPage(facts, openapi),
    wrongServersPage(facts),
    matrixPage(matrixOf(facts.results)),
    httpPage(openapi),
    plainHttpPage(openapi),
    eventsPage(asyncapi),
    tryPage(facts),
    ...documentPages(facts.documents, links),
  ];
  return [...pages, ...filePages(links)];
}

/** What the page *try it* knows of each wrong server: measured by `npm run score`, not by the page. */
function faultsFile({ faults, score }: Facts): string {
  const rows = new Map(score.rows.map((row) => [row.fault, row]));
  return JSON.stringify(
    faults.map(({ name, depth, sly }) => {
      const row = rows.get(name);
      return { name, sentence: sentenceOf(name), depth, ...(sly === undefined ? {} : { sly }), ...(row === undefined ? {} : { caught: row.caught, cases: row.cases, red: row.red }), shown: (SHOWN_HERE as readonly string[]).includes(name) };
    }),
  );
}
