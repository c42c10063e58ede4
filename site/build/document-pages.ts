import { html, shortened } from "./html.js";
import { type Links, pathOfDocument } from "./links.js";
import { render, type Document } from "./markdown.js";
import type { Page } from "./page.js";

interface Rendered {
  readonly source: string;
  readonly document: Document;
}

/** The order in which a newcomer needs the guides; others follow by name. */
const ORDER = ["judge-your-server", "read-a-report", "write-a-profile", "write-a-binding", "add-a-requirement-its-case-and-its-fault", "generate-a-client"];

/** Pages of the Markdown documents, and the two that list them. Documents that a page of another kind stands for are left out. */
export function documentPages(documents: ReadonlyMap<string, string>, links: Links): Page[] {
  const rendered = [...documents]
    .filter(([source]) => pathOfDocument(source).match(/^(findings|guides|docs)\//))
    .map(([source, text]) => ({ source, document: render(text, source, links, kindOf(source)) }));
  const under = (folder: string): Rendered[] => rendered.filter(({ source }) => source.startsWith(folder));
  const guides = under("docs/guides/").sort((a, b) => rank(a) - rank(b));
  const others = rendered.filter(({ source }) => !/^docs\/(guides|findings)\//.test(source));
  return [
    ...rendered.map(pageOf),
    listPage("findings.html", "Findings", "What was found in real servers: what is seen, what is expected, and how to see it again.", [["", under("docs/findings/")]]),
    listPage("guides.html", "Guides", "Short and exact; tests hold them against the code.", [["", guides], ["More", others]]),
  ];
}

function rank({ source }: Rendered): number {
  const place = ORDER.findIndex((name) => source.endsWith(`/${name}.md`));
  return place < 0 ? ORDER.length : place;
}

function kindOf(source: string): string {
  return source.startsWith("docs/findings/") ? "finding" : source.startsWith("docs/guides/") ? "guide" : "document";
}

function pageOf({ source, document }: Rendered): Page {
  return { path: pathOfDocument(source), title: document.title, description: shortened(document.lead, 200), body: html`<article>${document.body}</article>`, finds: document.finds };
}

function listPage(path: string, title: string, lead: string, groups: readonly (readonly [string, readonly Rendered[]])[]): Page {
  const list = ([name, group]: readonly [string, readonly Rendered[]]) =>
    html`${name === "" ? undefined : html`<h2>${name}</h2>`}${group.length === 0 ? html`<p class="note">There are none yet.</p>` : html`<ul class="cards">${group.map(({ source, document }) => html`<li><a href="${pathOfDocument(source)}">${document.title}</a><p>${shortened(document.lead, 180)}</p></li>`)}</ul>`}`;
  return { path, title, description: lead, finds: [], body: html`<h1>${title}</h1><p class="lead">${lead}</p>${groups.map(list)}` };
}
