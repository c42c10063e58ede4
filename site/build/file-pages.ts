import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "./html.js";
import { type Links, pathOfFile } from "./links.js";
import { render } from "./markdown.js";
import type { Page } from "./page.js";

/** Pages that show the files which other pages link to; Markdown among them may link to more. */
export function filePages(links: Links): Page[] {
  const pages: Page[] = [];
  // A set that grows while it is walked hands out what came later, too.
  for (const path of links.files) pages.push(pageOf(path, readFileSync(join(links.root, path), "utf8"), links));
  return pages;
}

function pageOf(path: string, text: string, links: Links): Page {
  const common = { path: pathOfFile(path), title: path, description: `${path} of the repository.`, finds: [] };
  if (path.endsWith(".md")) return { ...common, body: html`<article>${render(text, path, links, "file").body}</article>` };
  return { ...common, wide: true, body: html`<h1 class="id">${path}</h1><pre><code>${text}</code></pre>` };
}
